import { resolve } from "node:path";
import { canonicalJson } from "../domain/canonical-json.ts";
import type { Dataset } from "../domain/dataset.ts";
import { Failure } from "../domain/failure.ts";
import type { Run } from "../domain/run.ts";
import type { Store, Task } from "../store/store.ts";
import { collectSubgraph, type Subgraph, type SubgraphRequest } from "./collect-subgraph.ts";
import { csvFiles } from "./csv.ts";
import { digestsText } from "./digests-text.ts";
import type { Exporter } from "./export-file.ts";
import { gexfFiles } from "./gexf.ts";
import { graphmlFiles } from "./graphml.ts";
import { DIGESTS_NAME, MANIFEST_NAME, manifestOf, PROFILE } from "./manifest.ts";
import { plainText } from "./plain-text.ts";
import { type AssessmentOf, showSubgraph } from "./shown-subgraph.ts";
import type { Masking } from "./shown-texts.ts";
import { type PartialFolder, type WrittenFile, writeWholeFolder } from "./whole-folder.ts";

const EXPORTERS = {
  graphml: graphmlFiles,
  gexf: gexfFiles,
  csv: csvFiles,
} as const satisfies Record<string, Exporter>;
export type SubgraphFormat = keyof typeof EXPORTERS;

/** What an export is made from. */
export interface ExportSource {
  readonly store: Store;
  readonly masking: Masking;
  /** The run whose communities, scores and ranks the accounts carry; null leaves them empty. */
  readonly run: Run | null;
  readonly assessmentOf: AssessmentOf;
  /** "Tributary 0.1.0". */
  readonly madeBy: string;
  /** ISO 8601 UTC; null leaves it out, and then the same data and run give the same bytes. */
  readonly madeAt: string | null;
}

export interface ExportRequest extends SubgraphRequest {
  readonly format: SubgraphFormat;
  /** The folder to make. */
  readonly out: string;
}

export interface ExportedSubgraph {
  readonly path: string;
  readonly accounts: number;
  readonly edges: number;
  readonly transfers: number;
  /** In the order written: the format's files, the manifest, the digests. */
  readonly files: readonly WrittenFile[];
}

/**
 * Writes the accounts around others and all that they sent each other to a folder of files with a manifest. The folder
 * is whole or absent, also when the process is killed.
 *
 * Throws OUTPUT_EXISTS, EXPORT_TOO_LARGE, ACCOUNT_UNKNOWN, OPTION_INVALID, DISK_FULL, OUTPUT_UNWRITABLE; RUN_STOPPED when
 * asked to stop.
 */
export async function exportSubgraph(
  source: ExportSource,
  request: ExportRequest,
  task: Task = {},
): Promise<ExportedSubgraph> {
  const path = resolve(request.out);
  const { store, masking, madeBy, run } = source;
  return writeWholeFolder(path, async (folder) => {
    const subgraph = await collectSubgraph(store, { ...request, shownId: (id) => masking.mask(id) }, task);
    const shown = showSubgraph(subgraph, await store.accounts(), masking, source.assessmentOf);
    const counts = {
      accounts: shown.accounts.length,
      transfers: shown.transfers.length,
      edges: shown.edges.length,
    };
    const heading = { creator: madeBy, profile: PROFILE, runId: run?.runId ?? null };
    const files: (WrittenFile & { readonly rows: number })[] = [];
    for (const { name, rows, text } of EXPORTERS[request.format](shown, heading)) {
      if (task.signal?.aborted) throw new Failure("RUN_STOPPED", "The export was stopped.");
      files.push({ ...(await folder.write(name, text())), rows });
      task.onProgress?.({ step: "writing", done: files.length, total: null, unit: "files" });
    }
    const manifest = manifestOf({
      madeBy,
      madeAt: source.madeAt,
      request: {
        accounts: shown.accounts.filter(({ hop }) => hop === 0).map(({ shownId }) => shownId),
        hops: request.hops,
        exportFormat: request.format,
      },
      window: request.window,
      run,
      datasets: await datasetsOf(store, subgraph),
      counts,
      files,
      masked: shown.masked,
      shownText: (text) => plainText(masking.redact(text)),
    });
    const written = [
      ...files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
      await folder.write(MANIFEST_NAME, [canonicalJson(manifest)]),
    ];
    return { path, ...counts, files: [...written, await writeDigests(folder, written)] };
  });
}

/** The datasets that the transfers come from. */
async function datasetsOf(store: Store, { transfers }: Subgraph): Promise<readonly Dataset[]> {
  const named = new Set(transfers.map(({ datasetId }) => datasetId));
  return (await store.datasets()).filter(({ datasetId }) => named.has(datasetId));
}

function writeDigests(folder: PartialFolder, written: readonly WrittenFile[]): Promise<WrittenFile> {
  return folder.write(DIGESTS_NAME, [digestsText(new Map(written.map(({ name, sha256 }) => [name, sha256])))]);
}
