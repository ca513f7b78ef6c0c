import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { onTestFinished } from "vitest";
import type { AccountRecord } from "../../server/domain/account.ts";
import type { Reject, SkippedRow } from "../../server/domain/reject.ts";
import type { StagedTransfer } from "../../server/domain/staged-load.ts";
import { parseMapping, readMapping } from "../../server/ingest/mapping-files.ts";
import { stageLoad } from "../../server/ingest/stage-load.ts";
import type { CheckedLoad, StageRequest } from "../../server/ingest/stage-request.ts";

/** A staged load, read out whole. Transfers in the order of files and lines. */
export interface Staged {
  readonly load: CheckedLoad;
  readonly transfers: readonly StagedTransfer[];
  readonly rejects: readonly Reject[];
  readonly skipped: readonly SkippedRow[];
  readonly accounts: readonly AccountRecord[];
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ingest-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into a folder of its own and returns its path. */
export async function fileOf(content: string | Uint8Array, name = "transfers.csv"): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

/** Rules of a mapping without the keys that every mapping needs. */
export type Rules = Readonly<Record<string, unknown>>;

/** Stages files by a shipped mapping's name or by rules; every row may be rejected unless the options say otherwise. */
export async function stage(
  files: readonly string[],
  mapping: string | Rules = "canonical",
  options: Partial<StageRequest> = {},
): Promise<Staged> {
  const rules = { name: "rules", title: "Rules", description: "Rules of one test" };
  const load = await stageLoad({
    files,
    mapping:
      typeof mapping === "string"
        ? await readMapping(mapping)
        : parseMapping(JSON.stringify({ ...rules, ...mapping }), "rules"),
    datasetId: "test",
    accountsFile: null,
    issuer: null,
    institution: null,
    legalBasis: null,
    loadedAt: "2026-01-01T00:00:00Z",
    loadedBy: "tester",
    workFolder: await temporaryFolder(),
    maxRejectShare: 1,
    ...options,
  });
  try {
    const transfers = await all(load.batches(1_000));
    transfers.sort((a, b) => a.sourceFile - b.sourceFile || a.sourceLine - b.sourceLine);
    return {
      load,
      transfers,
      rejects: await all(load.rejects),
      skipped: await all(load.skippedRows),
      accounts: await all(load.accounts),
    };
  } finally {
    await load.dispose();
  }
}

/** Stages one text by rules. */
export async function stageText(
  content: string | Uint8Array,
  mapping: string | Rules = "canonical",
  options: Partial<StageRequest> = {},
): Promise<Staged> {
  return stage([await fileOf(content)], mapping, options);
}

async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const batch of batches) items.push(...batch);
  return items;
}

/** The counts that `expected.json` files state. */
export function counts({ load }: Staged): object {
  const { rowsRead, accepted, rejected, duplicate } = load.dataset;
  return { rowsRead, accepted, rejected, duplicate };
}

export function faults({ rejects }: Staged): readonly string[] {
  return rejects.map(({ file, line, column, code }) => `${basename(file)}:${line} ${column ?? "-"} ${code}`);
}

/** Distinct payers of each payee, from transfers above zero between different accounts. */
export function fanIn({ transfers }: Staged): Readonly<Record<string, number>> {
  const payers = new Map<string, Set<string>>();
  for (const { payer, payee, amountMinor } of transfers) {
    if (payer === payee || amountMinor === 0n || payer.startsWith("unresolved:")) continue;
    payers.set(payee, (payers.get(payee) ?? new Set()).add(payer));
  }
  return Object.fromEntries([...payers].map(([payee, set]) => [payee, set.size]));
}

/** Minor units that arrived at and left an account. */
export function flows({ transfers }: Staged, account: string): { readonly in: bigint; readonly out: bigint } {
  const sum = (side: "payer" | "payee"): bigint =>
    transfers
      .filter((transfer) => transfer[side] === account)
      .reduce((total, { amountMinor }) => total + amountMinor, 0n);
  return { in: sum("payee"), out: sum("payer") };
}

/** Canonical CSV from rows of `transferId,payer,payee,amount,currency,bookedAt` and further columns. */
export function canonicalCsv(rows: readonly string[], more = ""): string {
  return [`transferId,payer,payee,amount,currency,bookedAt${more}`, ...rows, ""].join("\n");
}
