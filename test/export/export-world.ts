import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { AccountId } from "../../server/domain/account.ts";
import type { Run } from "../../server/domain/run.ts";
import { WHOLE_TIME } from "../../server/domain/window.ts";
import type { ExportRequest, ExportSource } from "../../server/export/export-subgraph.ts";
import type { Masking } from "../../server/export/shown-texts.ts";
import { openDuckdbStore } from "../../server/store/duckdb/duckdb-store.ts";
import type { Store } from "../../server/store/store.ts";
import { accountRecord, type LoadLiteral, NEW_YEAR, transfer } from "../contract/staged-literal.ts";
import { loadLiteral } from "../contract/subject.ts";

const DAY = 86_400_000;

/** A protected account whose number also stands in a remark, a transfer number and a file name. */
export const CHILD = "bank:00451234567";
export const CHILD_PSEUDONYM = "PROT-7Q2M4X";
export const HUB = "+628111222333";
export const PAYERS = [
  "口座-7",
  "حساب-٩",
  "=cmd|' /C calc'!A0",
  "ID\u0007BELL",
  "😀🏳️‍🌈",
  "0007",
  'unresolved:cash <till> & "co"',
];
export const REMARKS = [
  'lunch, "two"\r\nlines',
  "  spaced  ",
  "=HYPERLINK(1)",
  "nul\u0000and\u001besc",
  "ملاحظة",
  "🎁 ke 口座",
  "<b>&amp;",
];

/** A hub with seven odd payers and a child, whom it pays on; an account two hops away; one that only got cash as well; two apart. */
export const WORLD: LoadLiteral = {
  dataset: {
    institution: "Bank of Nowhere",
    legalBasis: "Order 12",
    files: [{ name: "statement-00451234567.csv", sha256: "a".repeat(64), bytes: 7 }],
  },
  accounts: [accountRecord({ accountId: CHILD, kind: "e-wallet", country: "ID", openedAt: NEW_YEAR, minorFlag: true })],
  transfers: [
    ...PAYERS.map((payer, i) =>
      transfer({
        transferId: `T${i}`,
        payer,
        payee: HUB,
        amountMinor: 9_007_199_254_740_991n + BigInt(i),
        bookedAt: NEW_YEAR + i * DAY,
        remark: REMARKS[i]!,
        channel: "e-wallet",
        sourceLine: i + 2,
      }),
    ),
    transfer({ transferId: "T-again", payer: "0007", payee: HUB, amountMinor: 5n, bookedAt: NEW_YEAR + 20 * DAY }),
    transfer({
      transferId: "usd",
      payer: "0007",
      payee: HUB,
      amountMinor: 12_345n,
      currency: "USD",
      bookedAt: NEW_YEAR + 21 * DAY,
    }),
    transfer({
      transferId: "to-00451234567-1",
      payer: HUB,
      payee: CHILD,
      amountMinor: 250_000n,
      bookedAt: NEW_YEAR + 22 * DAY,
      remark: "for you",
    }),
    transfer({
      transferId: "mention",
      payer: "0007",
      payee: HUB,
      amountMinor: 1n,
      bookedAt: NEW_YEAR + 23 * DAY,
      remark: "as 00451234567 asked",
    }),
    transfer({ transferId: "self", payer: HUB, payee: HUB, amountMinor: 1n, bookedAt: NEW_YEAR + 24 * DAY }),
    transfer({ transferId: "two-hops", payer: "far", payee: "0007", amountMinor: 10n, bookedAt: NEW_YEAR + 25 * DAY }),
    transfer({
      transferId: "elsewhere",
      payer: "lone-1",
      payee: "lone-2",
      amountMinor: 10n,
      bookedAt: NEW_YEAR + 26 * DAY,
    }),
  ],
};

/** A counterparty without number whose id is a digest, and how it is shown. */
export const CASH = "unresolved:0123456789abcdef";
export const CASH_SHOWN = "unresolved:77aa77aa77aa77aa";

/** Shows the child by pseudonym and cash by another digest, and takes the child's number out of texts. */
const SHOWN: Readonly<Record<string, string>> = { [CHILD]: CHILD_PSEUDONYM, [CASH]: CASH_SHOWN };
const masking: Masking = {
  isProtected: (accountId) => accountId === CHILD,
  mask: (accountId) => SHOWN[accountId] ?? accountId,
  redact: (text) => text.replaceAll(CHILD, CHILD_PSEUDONYM).replaceAll("00451234567", CHILD_PSEUDONYM),
};

export const RUN: Run = {
  runId: "0123456789ab-1",
  runKey: "0123456789ab".padEnd(64, "0"),
  parameters: { window: WHOLE_TIME, engine: "leiden", resolution: 1, seed: 1, minFanIn: 3, catalogueVersion: "1" },
  datasetIds: ["sample-00451234567"],
  counts: { accounts: 0, transfers: 0, edges: 0, scored: 0, protectedScored: 0, communities: 0 },
  modularity: 0.5,
  timings: [],
  peakMemoryMb: 1,
  outcome: "finished",
  startedAt: "2026-11-25T08:00:00.000Z",
  finishedAt: "2026-11-25T08:00:01.000Z",
};

/** A real store in a folder of its own; both go when the test ends. */
export async function openWorld(
  world: LoadLiteral = WORLD,
): Promise<{ readonly store: Store; readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-export-"));
  const store = await openDuckdbStore(join(folder, "store", "tributary.duckdb"));
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  await loadLiteral(store, "sample-00451234567", world);
  return { store, folder };
}

export function sourceOf(store: Store): ExportSource {
  return {
    store,
    masking,
    run: RUN,
    assessmentOf: (accountId: AccountId) => ({
      communityId: 0,
      score: accountId === HUB || accountId === CHILD ? 71.25 : null,
      rank: accountId === HUB || accountId === CHILD ? 1 : null,
    }),
    madeBy: "Tributary 0.0.0-test",
    madeAt: null,
  };
}

export function requestOf(out: string, literal: Partial<ExportRequest> = {}): ExportRequest {
  return { accountIds: [HUB], hops: 1, window: WHOLE_TIME, format: "graphml", out, ...literal };
}
