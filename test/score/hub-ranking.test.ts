import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../server/domain/window.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { everydayTransfers, LOCAL, moment, plantedPayers, rupiah } from "./planted.ts";
import { scoredWorld } from "./scored-world.ts";

describe("the hub list", () => {
  const background = everydayTransfers(7, 2_000);

  test("an account paid by 40 otherwise unconnected payers ranks first", () => {
    const world = scoredWorld([...background, ...plantedPayers({ hub: "H", payers: 40, seed: 7 })]);
    expect(world.hubs.length).toBeGreaterThan(1_000);
    expect(world.hubs[0]).toBe("H");
  });

  test("an account whose 20 payers come back at night to a tariff and whose money leaves at once ranks first", () => {
    const inflow = plantedPayers({ hub: "H", payers: 20, payments: 5, seed: 3, amounts: [300_000, 500_000] });
    const outflow = inflow.map((payment) =>
      transfer("H", "EXIT", {
        ...LOCAL,
        amountMinor: payment.amountMinor * 0.9,
        bookedAt: payment.bookedAt + DAY_MS / 6,
      }),
    );
    const crowd = plantedPayers({
      hub: "SHOP",
      payers: 30,
      payments: 2,
      seed: 4,
      hour: 12,
      amounts: [11_000, 87_500, 412_300],
    });
    const world = scoredWorld([...background, ...inflow, ...outflow, ...crowd]);
    expect(world.hubs[0]).toBe("H");
    expect(world.scoreOf("H")).toBeGreaterThan(2 * world.scoreOf("SHOP"));
  });

  test("accounts that share their payers stand above the same accounts with payers of their own", () => {
    const cell = (shared: boolean) =>
      ["X", "Y", "Z"].flatMap((hub, i) =>
        plantedPayers({ hub, payers: 16, payments: 3, seed: i }).map((payment) =>
          shared ? { ...payment, payer: payment.payer.replace(/^[XYZ]/, "common") } : payment,
        ),
      );
    const together = scoredWorld([...background, ...cell(true)]);
    const apart = scoredWorld([...background, ...cell(false)]);
    for (const hub of ["X", "Y", "Z"]) expect(together.scoreOf(hub)).toBeGreaterThan(apart.scoreOf(hub) + 5);
  });

  test("lists the best first and breaks ties by accountId", () => {
    const twins = ["T2", "T1", "T3"].flatMap((hub) =>
      [1, 2, 3, 4].map((n) => transfer(`${hub}-${n}`, hub, { bookedAt: moment(n), amountMinor: rupiah(50_000) })),
    );
    const { hubs, scoring } = scoredWorld(twins);
    expect(hubs).toEqual(["T1", "T2", "T3"]);
    const all = scoredWorld(background).scoring.hubs.score;
    expect([...scoring.hubs.score]).toEqual([...scoring.hubs.score].sort((a, b) => b - a));
    expect([...all]).toEqual([...all].sort((a, b) => b - a));
  });

  test("scores the same accounts the same under other names", () => {
    const transfers = [...background.slice(0, 4_000), ...plantedPayers({ hub: "H", payers: 25, payments: 2, seed: 5 })];
    const renamed = (name: string) => [...name].reverse().join("");
    const others = transfers.map((t) => ({ ...t, payer: renamed(t.payer), payee: renamed(t.payee) }));
    const [world, other] = [scoredWorld(transfers), scoredWorld(others)];
    expect(world.hubs.length).toBeGreaterThan(300);
    for (const hub of world.hubs) expect(other.scoreOf(renamed(hub))).toBeCloseTo(world.scoreOf(hub), 6);
  });

  test("has the same bytes whatever order the transfers come in", () => {
    const transfers = [...background, ...plantedPayers({ hub: "H", payers: 25, payments: 2, seed: 5 })];
    const [world, other] = [scoredWorld(transfers), scoredWorld(transfers.toReversed())];
    expect(other.hubs).toEqual(world.hubs);
    expect(other.scoring.hubs.score).toEqual(world.scoring.hubs.score);
    expect(other.rowOf("H")).toEqual(world.rowOf("H"));
  });

  test("is empty, not wrong, where nobody reaches the fan-in", () => {
    const { scoring } = scoredWorld([transfer("A", "B"), transfer("C", "B")]);
    expect([scoring.hubs.length, scoring.atRisk.length]).toEqual([0, 0]);
  });
});
