import { describe, expect, test } from "vitest";
import { breakdownOf } from "../../server/score/breakdown.ts";
import { CATALOGUE } from "../../server/score/catalogue.ts";
import type { SampleTransfer } from "../graph/transfer-sample.ts";
import { plantedPayers } from "./planted.ts";
import { type KnownFacts, scoredWorld } from "./scored-world.ts";

const abroad = plantedPayers({
  hub: "H",
  payers: 30,
  payments: 4,
  seed: 1,
  facts: { payerCountry: "SG" },
}).map((payment, n) => (n % 3 === 0 ? { ...payment, payerCountry: "MY" } : payment));
const known: KnownFacts = { H: { openedAt: 0, birthYear: 1990 }, "H-payer-1": { birthYear: 1960 } };

function judge(transfers: readonly SampleTransfer[], facts: KnownFacts) {
  const world = scoredWorld(transfers, { known: facts });
  const breakdown = breakdownOf(world.rowOf("H"), "hubs", CATALOGUE);
  return {
    score: world.scoreOf("H"),
    confidence: world.scoring.hubs.confidence[world.hubs.indexOf("H")] ?? 0,
    unknown: breakdown.unknowns.map(({ field }) => field),
  };
}

describe("missing data", () => {
  const whole = judge(abroad, known);

  test("leaves nothing unknown where everything is given, but for what no feature looks at", () => {
    expect(whole).toMatchObject({ confidence: 1, unknown: ["remark"] });
  });

  test("gives no points and costs confidence, field by field", () => {
    const without: readonly [string, readonly SampleTransfer[], KnownFacts][] = [
      ["payerCountry, payeeCountry", abroad.map((t) => ({ ...t, payerCountry: "", payeeCountry: "" })), known],
      ["time of day, payerCountry", abroad.map((t) => ({ ...t, timePrecision: 0 })), known],
      ["channel", abroad.map((t) => ({ ...t, channel: "" })), known],
      ["currency band", abroad.map((t) => ({ ...t, currency: "CNY" })), known],
      ["openedAt", abroad, { ...known, H: { birthYear: 1990 } }],
      ["birthYear", abroad, { H: { openedAt: 0 } }],
    ];
    for (const [field, transfers, facts] of without) {
      const poorer = judge(transfers, facts);
      expect(poorer.unknown, field).toContain(field);
      expect(poorer.score, field).toBeLessThanOrEqual(whole.score);
      expect(poorer.confidence, field).toBeLessThan(whole.confidence);
    }
  });

  test("is told once for each field, with whom to ask", () => {
    const bare = abroad.map((t) => ({
      ...t,
      payerCountry: "",
      payeeCountry: "",
      channel: "",
      timePrecision: 0,
      currency: "CNY",
    }));
    const { unknowns } = breakdownOf(scoredWorld(bare).rowOf("H"), "hubs", CATALOGUE);
    expect(new Set(unknowns.map(({ field }) => field)).size).toBe(unknowns.length);
    expect(unknowns.length).toBe(7);
  });
});
