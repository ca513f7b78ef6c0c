import { describe, expect, test } from "vitest";
import type { Transfer } from "../../server/domain/transfer.ts";
import { DAY_MS } from "../../server/domain/window.ts";
import { breakdownOf } from "../../server/score/breakdown.ts";
import { CATALOGUE } from "../../server/score/catalogue.ts";
import { evidenceFor } from "../../server/score/evidence.ts";

import { plantedPayers } from "./planted.ts";
import { scoredWorld } from "./scored-world.ts";

function record(
  transferId: string,
  payer: string,
  payee: string,
  day: number,
  facts: Partial<Transfer> = {},
): Transfer {
  return {
    datasetId: "D",
    transferId,
    payer,
    payee,
    amountMinor: 12_345_600n,
    currency: "IDR",
    bookedAt: day * DAY_MS,
    timePrecision: "second",
    channel: null,
    remark: null,
    payerCountry: null,
    payeeCountry: null,
    sourceFile: "f.csv",
    sourceLine: 1,
    standing: "counted",
    ...facts,
  };
}

const ids = (feature: string, transfers: readonly Transfer[]) =>
  evidenceFor(feature, "H", transfers).map(({ transferId }) => transferId);

describe("evidence", () => {
  test("of fan-in is every counted payment of a payer with an account number, newest first, then by id", () => {
    const transfers = [
      record("t1", "A", "H", 1),
      record("t3", "B", "H", 2),
      record("t2", "C", "H", 2),
      record("cash", "unresolved:cash", "H", 3),
      record("zero", "D", "H", 4, { amountMinor: 0n }),
      record("self", "H", "H", 5),
      record("back", "E", "H", 6, { standing: "returned" }),
      record("out", "H", "A", 7),
    ];
    expect(ids("F01", transfers)).toEqual(["t2", "t3", "t1"]);
    expect(ids("F01", transfers.toReversed())).toEqual(["t2", "t3", "t1"]);
    expect(ids("F24", transfers)).toEqual(["t2", "t3"]);
  });

  test("of repeat payers is what they paid, of one-burst payers what those paid", () => {
    const transfers = [
      ...[1, 8, 20].map((day) => record(`repeat-${day}`, "A", "H", day)),
      ...[5, 7].map((day) => record(`burst-${day}`, "B", "H", day)),
      record("friend", "C", "H", 9),
      record("to-friend", "H", "C", 30),
    ];
    expect(ids("F03", transfers)).toEqual(["repeat-20", "repeat-8", "repeat-1"]);
    expect(ids("F19", transfers)).toEqual(["burst-7", "burst-5"]);
    expect(ids("U02", transfers)).toEqual(["repeat-20", "repeat-8", "repeat-1"]);
  });

  test("of amounts is the transfers in the band, on the lattice, or at a repeated amount", () => {
    const rupiah = (id: string, units: bigint) => record(id, `P-${id}`, "H", 1, { amountMinor: units * 100n });
    const transfers = [rupiah("a", 100_000n), rupiah("b", 100_000n), rupiah("c", 2_000_000n), rupiah("d", 123_456n)];
    expect(ids("F05", transfers)).toEqual(["a", "b", "d"]);
    expect(ids("F06", transfers)).toEqual(["a", "b", "c"]);
    expect(ids("F07", transfers)).toEqual(["a", "b"]);
  });

  test("of pass-through is both sides: what came and what it can have left by", () => {
    const transfers = [
      record("in", "A", "H", 1),
      record("out", "H", "X", 2),
      record("late", "H", "X", 9),
      record("kept", "B", "H", 20),
    ];
    expect(ids("F09", transfers)).toEqual(["out", "in"]);
  });

  test("of the exit is what went to the three largest payees, of scattering the first payments of the fullest week", () => {
    const out = (payee: string, day: number, amountMinor: bigint) =>
      record(`${payee}-${day}`, "H", payee, day, { amountMinor });
    const transfers = [
      record("in", "P", "H", 0),
      out("A", 1, 9n),
      out("B", 30, 8n),
      out("C", 33, 7n),
      out("D", 36, 1n),
      out("P", 31, 1n),
      out("A", 32, 1n),
    ];
    expect(ids("F10", transfers)).toEqual(["C-33", "A-32", "B-30", "A-1"]);
    expect(ids("F11", transfers)).toEqual(["D-36", "C-33", "B-30"]);
  });

  test("of places, hours and channels is the transfers that show them", () => {
    const transfers = [
      record("abroad", "A", "H", 1, { payerCountry: "SG", payeeCountry: "ID", channel: "e-wallet" }),
      record("night", "B", "H", 2 + 17 / 24, { payerCountry: "ID", payeeCountry: "ID", channel: "e-wallet" }),
      record("out", "H", "X", 3, { channel: "bank" }),
    ];
    expect(ids("F12", transfers)).toEqual(["abroad"]);
    expect(ids("F13", transfers)).toEqual(["night"]);
    expect(ids("F20", transfers)).toEqual(["out"]);
    expect(ids("F16", transfers)).toEqual(["abroad"]);
    expect(ids("U01", transfers)).toEqual(["night"]);
  });

  test("of channels is what left by channels that carry more of the money out than of the money in", () => {
    const transfers = [
      ...[1, 2].map((day) => record(`wallet-${day}`, "A", "H", day, { channel: "e-wallet" })),
      ...[3, 4].map((day) => record(`bank-${day}`, "B", "H", day, { channel: "bank" })),
      ...[5, 6].map((day) => record(`out-${day}`, "H", "X", day, { channel: "bank" })),
      record("untold", "H", "X", 7),
    ];
    expect(ids("F20", transfers)).toEqual(["out-6", "out-5"]);
  });

  test("of payers abroad is all that they paid, and all payments where only an accounts file knows countries", () => {
    const abroad = [
      record("first", "A", "H", 1, { payerCountry: "SG", payeeCountry: "ID" }),
      record("later", "A", "H", 2),
      record("home", "B", "H", 3, { payerCountry: "ID" }),
    ];
    expect(ids("F12", abroad)).toEqual(["later", "first"]);
    expect(ids("U04", [record("a", "A", "H", 1), record("b", "B", "H", 2)])).toEqual(["b", "a"]);
  });

  test("of the exit leaves out what went to no account number", () => {
    const transfers = [record("in", "P", "H", 0), record("cash", "H", "unresolved:atm", 1), record("out", "H", "X", 2)];
    expect(ids("F10", transfers)).toEqual(["out"]);
  });

  test("is there for every feature of the catalogue, and empty for a feature that nobody knows", () => {
    const transfers = [
      ...[1, 2, 9].flatMap((day) =>
        ["A", "B", "C"].map((payer) =>
          record(`${payer}-${day}`, payer, "H", day + 17 / 24, {
            payerCountry: "SG",
            payeeCountry: "ID",
            amountMinor: 10_000_000n,
            channel: "e-wallet",
          }),
        ),
      ),
      record("once", "D", "H", 4),
      record("out", "H", "X", 9.9, { channel: "bank" }),
    ];
    const features = [...CATALOGUE.hubs.features, ...CATALOGUE.atRisk.features].map(({ id }) => id);
    expect(features.length).toBeGreaterThan(20);
    expect(features.filter((id) => ids(id, transfers).length === 0)).toEqual([]);
    expect(ids("F99", transfers)).toEqual([]);
  });
});

test("removing what is cited lowers the score: the explanation names what the score rests on", () => {
  const sample = plantedPayers({ hub: "H", payers: 24, payments: 3, seed: 5, amounts: [300_000, 500_000] });
  const world = scoredWorld(sample);
  const records = sample.map((payment, n) =>
    record(`t${n}`, payment.payer, "H", payment.bookedAt / DAY_MS, {
      amountMinor: BigInt(payment.amountMinor),
      payerCountry: payment.payerCountry,
      payeeCountry: payment.payeeCountry,
    }),
  );
  const { contributions } = breakdownOf(world.rowOf("H"), "hubs", CATALOGUE);
  expect(contributions.length).toBeGreaterThan(6);
  for (const { feature } of contributions) {
    const cited = new Set(ids(feature, records));
    expect(cited.size, feature).toBeGreaterThan(0);
    // The first three payers stay, so that the account can still be scored.
    const without = scoredWorld(sample.filter((_, n) => !cited.has(`t${n}`) || n < 9));
    expect(without.hubs.includes("H") ? without.scoreOf("H") : 0, feature).toBeLessThan(world.scoreOf("H"));
  }
});
