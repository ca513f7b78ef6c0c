import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACT_INDEX, FACTS, factsOfRow } from "../../server/analyse/account-facts.ts";
import { measureAccounts } from "../../server/analyse/measure-accounts.ts";
import { byCodePoint } from "../../server/domain/code-point-order.ts";
import { buildTransferGraph } from "../../server/graph/build-transfer-graph.ts";
import { CURRENCY_BANDS } from "../../server/score/currency-bands.ts";
import {
  accountsOf,
  columnsOf,
  numberingOf,
  type SampleTransfer,
  sampleTransfers,
  transfer,
} from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

const nonEmpty = sampleTransfers.filter((transfers) => transfers.length > 0);

/** Facts by accountId, in the order of accountIds. */
function factsById(transfers: readonly SampleTransfer[]): [string, number[]][] {
  const { facts, accountIds } = measured(transfers, { bands: CURRENCY_BANDS });
  return accountIds
    .map((accountId, row): [string, number[]] => [accountId, [...factsOfRow(facts, row)]])
    .sort(([a], [b]) => byCodePoint(a, b));
}

describe("measuring accounts", () => {
  test("measures those that reach the fan-in, by account index", () => {
    const { facts, accountIds } = measured(
      [transfer("A", "H"), transfer("B", "H"), transfer("C", "H"), transfer("A", "FEW"), transfer("B", "FEW")],
      { minFanIn: 3 },
    );
    expect(accountIds).toEqual(["H"]);
    expect([...facts.reachesFanIn]).toEqual([1]);
  });

  test("measures the accounts named whenever one payer paid them, and says that they did not reach the fan-in", () => {
    const transfers = [transfer("A", "CHILD"), transfer("A", "H"), transfer("B", "H"), transfer("CHILD", "A")];
    const { facts, accountIds } = measured(transfers, { minFanIn: 2, always: ["CHILD", "B"] });
    expect(accountIds).toEqual(["CHILD", "H"]);
    expect([...facts.reachesFanIn]).toEqual([0, 1]);
  });

  test("gives no row to a counterparty without an account number", () => {
    expect(measured([transfer("A", "unresolved:cash"), transfer("B", "unresolved:cash")]).accountIds).toEqual([]);
  });

  test("gives nothing for no transfers", () => {
    expect(measured([transfer("A", "B", { amountMinor: 0 })]).facts.length).toBe(0);
  });

  test("gives the same facts in whatever order the transfers come", () => {
    const shuffled = nonEmpty.chain((transfers) =>
      fc.tuple(fc.constant(transfers), fc.shuffledSubarray(transfers, { minLength: transfers.length })),
    );
    fc.assert(
      fc.property(shuffled, ([transfers, others]) => {
        expect(factsById(others)).toEqual(factsById(transfers));
      }),
    );
  });

  test("gives the same facts under other names", () => {
    // Turns the order of the names round, so that every sum runs the other way.
    const renamed = (name: string) => String.fromCodePoint(0x20_000 - (name.codePointAt(0) ?? 0)) + name;
    const rounded = (facts: readonly number[]) => facts.map((value) => Number(value.toPrecision(12)));
    fc.assert(
      fc.property(nonEmpty, (transfers) => {
        const others = transfers.map((t) => ({ ...t, payer: renamed(t.payer), payee: renamed(t.payee) }));
        const expected = factsById(transfers).map(([name, facts]) => [renamed(name), rounded(facts)] as const);
        const found = factsById(others).map(([name, facts]) => [name, rounded(facts)] as const);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
      }),
    );
  });

  test("never lowers fan-in or the number of transfers when a payer is added", () => {
    fc.assert(
      fc.property(nonEmpty, fc.constantFrom("NEW", "A-1", "B"), (transfers, payer) => {
        const payee = transfers[0]!.payee;
        const before = measured(transfers);
        const after = measured([...transfers, transfer(payer, payee)]);
        for (const name of ["fanIn", "transfersIn"] as const) {
          for (const accountId of before.accountIds) {
            expect(after.fact(accountId, name)).toBeGreaterThanOrEqual(before.fact(accountId, name));
          }
        }
      }),
    );
  });

  test("writes shares between 0 and 1, or nothing", () => {
    const shares = FACTS.filter((name) => /Share$|^sentOn|^diversity$|^channelShift$|Concentration$/.test(name));
    expect(shares.length).toBeGreaterThanOrEqual(12);
    fc.assert(
      fc.property(nonEmpty, (transfers) => {
        for (const [, facts] of factsById(transfers)) {
          for (const name of shares) {
            const value = facts[FACT_INDEX[name]]!;
            expect(Number.isNaN(value) || (value >= 0 && value <= 1), `${name} ${value}`).toBe(true);
          }
        }
      }),
    );
  });

  test("stops when asked to, and tells how far it is", () => {
    const transfers = [transfer("A", "H")];
    const numbering = numberingOf(transfers);
    const graph = buildTransferGraph(columnsOf(transfers, numbering), accountsOf(numbering));
    const options = { minFanIn: 1, window: { from: 0, to: 1 }, bands: new Map() };
    const steps: string[] = [];
    measureAccounts(graph, accountsOf(numbering), {
      ...options,
      onProgress: ({ step, done, total }) => steps.push(`${step} ${done}/${total}`),
    });
    expect(steps).toEqual(["measuring 0/1", "measuring 1/1"]);
    expect(() => measureAccounts(graph, accountsOf(numbering), { ...options, signal: { aborted: true } })).toThrow(
      expect.objectContaining({ code: "RUN_STOPPED" }),
    );
  });
});
