import { createHash } from "node:crypto";
import type { AccountId } from "../domain/account.ts";
import { canonicalJson } from "../domain/canonical-json.ts";
import type { Dataset } from "../domain/dataset.ts";
import type { RunParameters } from "../domain/run.ts";

/**
 * SHA-256 over all that decides a run's result: the content of the datasets, the parameters, and what people decided
 * about protection. The same on every store and machine; equal keys mean equal findings.
 */
export function runKeyOf(
  datasets: readonly Dataset[],
  parameters: RunParameters,
  protections: ReadonlyMap<AccountId, string>,
): string {
  const content = {
    datasets: datasets.map((dataset) => dataset.contentDigest).sort(),
    parameters,
    protections: Object.fromEntries(protections),
  };
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
