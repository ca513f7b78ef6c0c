import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LOOK_ALIKES } from "../../server/domain/finding.ts";
import { breakdownOf, reasonsInBrief } from "../../server/score/breakdown.ts";
import { CATALOGUE } from "../../server/score/catalogue.ts";
import { findingNumbers } from "../../server/score/feature-row.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { everydayTransfers, LOCAL, plantedPayers } from "./planted.ts";
import { demoWorld } from "./sample-worlds.ts";
import { scoredWorld } from "./scored-world.ts";

const inflow = plantedPayers({ hub: "H", payers: 18, payments: 4, seed: 3, amounts: [300_000, 500_000] });
const world = scoredWorld(
  [
    ...everydayTransfers(7, 1_000),
    ...inflow,
    ...inflow.map((payment) =>
      transfer("H", "EXIT", {
        ...LOCAL,
        amountMinor: payment.amountMinor * 0.8,
        bookedAt: payment.bookedAt + 7_200_000,
      }),
    ),
  ],
  { known: { H: { birthYear: 1988, openedAt: Date.UTC(2023, 11, 20) } } },
);

describe("a breakdown", () => {
  test("adds up to the score, look-alikes taken off, within 0 and 100", () => {
    const { transfers, known } = demoWorld(5);
    const demo = scoredWorld(transfers, { known });
    let positive = 0;
    for (const queue of ["hubs", "at-risk"] as const) {
      const list = queue === "hubs" ? demo.scoring.hubs : demo.scoring.atRisk;
      for (let place = 0; place < list.length; place++) {
        const { contributions, lookAlikes } = breakdownOf(demo.scoring.featureRow(queue, place), queue, CATALOGUE);
        const sum = [...contributions, ...lookAlikes].reduce((total, { points }) => total + points, 0);
        expect(list.score[place]).toBeCloseTo(Math.min(Math.max(sum, 0), 100), 2);
        if (sum > 0) positive++;
      }
    }
    expect(positive).toBeGreaterThan(500);
  });

  test("lists what gives points, most points first, and every look-alike that was considered", () => {
    const { contributions, lookAlikes } = breakdownOf(world.rowOf("H"), "hubs", CATALOGUE);
    const points = contributions.map((one) => one.points);
    expect(points).toEqual(points.toSorted((a, b) => b - a));
    expect(points.every((one) => one > 0)).toBe(true);
    expect(lookAlikes.map(({ lookAlike }) => lookAlike).sort()).toEqual([...LOOK_ALIKES].sort());
    expect(contributions.find(({ feature }) => feature === "F01")?.sentence).toEqual({
      en: "18 different accounts paid in.",
      id: "18 rekening berbeda mengirim uang ke sini.",
    });
  });

  test("gives its largest contributions in a few words", () => {
    const { contributions } = breakdownOf(world.rowOf("H"), "hubs", CATALOGUE);
    const reasons = reasonsInBrief(world.rowOf("H"), "hubs", 3, CATALOGUE);
    expect(reasons).toHaveLength(3);
    expect(contributions.length).toBeGreaterThan(3);
    for (const { en, id } of reasons) for (const words of [en, id]) expect(words.length).toBeLessThan(45);
  });

  test("survives as bytes, as a casebook keeps it", () => {
    const row = world.rowOf("H");
    const kept = new Float64Array(new Uint8Array(row.buffer.slice(0)).buffer);
    expect(breakdownOf(kept, "hubs", CATALOGUE)).toEqual(breakdownOf(row, "hubs", CATALOGUE));
    expect(findingNumbers(kept)).toMatchObject({
      fanIn: 18,
      transfers: 72,
      amountMinor: inflow.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n),
      currency: "IDR",
    });
    expect(findingNumbers(kept).inflow.reduce((sum, part) => sum + part, 0)).toBe(72);
  });

  test("refuses a row of another layout instead of misreading it", () => {
    expect(() => breakdownOf(world.rowOf("H").subarray(1), "hubs", CATALOGUE)).toThrow(/another version/);
  });

  test("is the same bytes as on the day it was kept", () => {
    const file = new URL("../golden/score-breakdown.json", import.meta.url);
    const { contributions, lookAlikes, unknowns } = breakdownOf(world.rowOf("H"), "hubs", CATALOGUE);
    const found = `${JSON.stringify({ version: CATALOGUE.version, score: world.scoreOf("H"), contributions, lookAlikes, unknowns }, null, 1)}\n`;
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, found);
    expect(found).toBe(readFileSync(file, "utf8"));
  });
});
