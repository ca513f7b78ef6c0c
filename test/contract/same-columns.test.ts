import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ACCOUNT_KINDS, type AccountRecord } from "../../server/domain/account.ts";
import type { StagedTransfer } from "../../server/domain/staged-load.ts";
import { TIME_PRECISIONS } from "../../server/domain/transfer.ts";
import { openDuckdbStore } from "../../server/store/duckdb/duckdb-store.ts";
import type { Store } from "../../server/store/store.ts";
import { emptyTestNeo4j, openTestNeo4j } from "../empty-neo4j.ts";
import { speltStore } from "./spelt-store.ts";
import { type LoadLiteral, MINUTE_MS, NEW_YEAR } from "./staged-literal.ts";
import { loadLiteral } from "./subject.ts";

/** Rounds of two datasets each; enough for every rule to meet every other, in about a minute on two cores. */
const ROUNDS = { numRuns: 12, seed: 20_260_101 };
const WINDOW = { from: NEW_YEAR, to: NEW_YEAR + 3 * 86_400_000 };

const ids = fc.constantFrom("a", "B", "00042", "9007199254740993", "\uFFFD", "\u{1F600}", "unresolved:cash", 'q"\\\t');
const text = (...texts: string[]) => fc.option(fc.constantFrom("", ...texts), { nil: null });
const country = text("ID", "PH", "\u{1F600}");

const transfers: fc.Arbitrary<StagedTransfer[]> = fc.uniqueArray(
  fc.record({
    transferId: fc.integer({ min: 0, max: 40 }).map((n) => `T${n}`),
    payer: ids,
    payee: ids,
    amountMinor: fc.constantFrom(0n, 1n, 1n, 250_000n, BigInt(Number.MAX_SAFE_INTEGER)),
    currency: fc.constantFrom("IDR", "IDR", "USD"),
    bookedAt: fc.integer({ min: -2, max: 6_000 }).map((minutes) => NEW_YEAR + minutes * MINUTE_MS),
    timePrecision: fc.constantFrom(...TIME_PRECISIONS),
    channel: text("QRIS", "qris", "BI-FAST"),
    remark: text("arisan", "ARISAN \u{1F600}", "line\nbreak"),
    payerCountry: country,
    payeeCountry: country,
    sourceFile: fc.constant(0),
    sourceLine: fc.integer({ min: 2, max: 99 }),
    reverses: fc.option(
      fc.integer({ min: 0, max: 40 }).map((n) => `T${n}`),
      { nil: null, freq: 6 },
    ),
  }),
  { selector: (row) => row.transferId, maxLength: 40 },
);

const accounts: fc.Arbitrary<AccountRecord[]> = fc.uniqueArray(
  fc.record({
    accountId: ids,
    issuer: text("bank", "wallet"),
    kind: fc.constantFrom(...ACCOUNT_KINDS),
    country,
    openedAt: fc.option(fc.constantFrom(0, NEW_YEAR), { nil: null }),
    birthYear: fc.option(fc.integer({ min: 1950, max: 2015 }), { nil: null }),
    minorFlag: fc.option(fc.boolean(), { nil: null }),
  }),
  { selector: (row) => row.accountId, maxLength: 6 },
);

const load: fc.Arbitrary<LoadLiteral> = fc.record({ transfers, accounts });

test("both stores give the same answer to every question about the same random data", {
  timeout: 300_000,
}, async () => {
  await emptyTestNeo4j();
  const neo4j = await openTestNeo4j();
  let linksSeen = 0;
  const compared = async (first: LoadLiteral, second: LoadLiteral) => {
    linksSeen += await compare(neo4j, first, second);
  };
  try {
    await fc.assert(fc.asyncProperty(load, load, compared), ROUNDS);
  } finally {
    await neo4j.close();
  }
  expect(linksSeen).toBeGreaterThan(ROUNDS.numRuns);
});

/** Loads two datasets into both stores, undoes a link, unloads one, and compares at every step. Returns the links there were. */
async function compare(neo4j: Store, first: LoadLiteral, second: LoadLiteral): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-same-"));
  const duckdb = await openDuckdbStore(join(folder, "tributary.duckdb"));
  try {
    for (const { datasetId } of await neo4j.datasets()) await neo4j.unload(datasetId);
    // All of the first dataset is reported again, so that there are links.
    const overlap = (first.transfers ?? []).map((row) => ({ ...row, reverses: null }));
    const again = { ...second, transfers: [...(second.transfers ?? []).map(asSecond), ...overlap] };
    await onBoth(neo4j, duckdb, (store) => loadLiteral(store, "first", first));
    await onBoth(neo4j, duckdb, (store) => loadLiteral(store, "second", again));
    const links = await duckdb.links({ after: 0, limit: 1_000 });
    const [link] = links;
    if (link !== undefined) await onBoth(neo4j, duckdb, (store) => store.undoLink(link.second));
    await onBoth(neo4j, duckdb, (store) => store.unload("first"));
    return links.length;
  } finally {
    await duckdb.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Does the same to both stores, and compares all that they answer afterwards. */
async function onBoth(neo4j: Store, duckdb: Store, act: (store: Store) => Promise<void>): Promise<void> {
  await act(neo4j);
  await act(duckdb);
  expect(await speltStore(neo4j, WINDOW)).toEqual(await speltStore(duckdb, WINDOW));
}

/** The same transfer under an id that the overlap does not use. */
function asSecond(row: StagedTransfer): StagedTransfer {
  const renamed = (transferId: string) => `S${transferId}`;
  return {
    ...row,
    transferId: renamed(row.transferId),
    reverses: row.reverses === null ? null : renamed(row.reverses),
  };
}
