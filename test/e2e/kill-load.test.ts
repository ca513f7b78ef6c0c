import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Random } from "../../server/analyse/random.ts";
import { STORES, type StoreAtHand } from "./both-stores.ts";

const KILLS = 20;
const ROWS = 12_000;

/** Writes a file of transfers between accounts that no other attempt has. */
function fileOf(store: StoreAtHand, attempt: number): string {
  const lines = Array.from(
    { length: ROWS },
    (_, i) =>
      `T${attempt}-${i},P${attempt}-${i % 900},H${attempt}-${i % 40},1000.00,IDR,2024-03-${String(1 + (i % 28)).padStart(2, "0")}T10:00:00Z`,
  );
  const path = join(store.home, `attempt-${attempt}.csv`);
  writeFileSync(path, `transferId,payer,payee,amount,currency,bookedAt\n${lines.join("\n")}\n`);
  return path;
}

interface Listed {
  readonly datasetId: string;
  readonly accepted: number;
}

async function datasetsOf(store: StoreAtHand): Promise<readonly Listed[]> {
  const { code, stdout, stderr } = await store.cli(["datasets", "--json", "--quiet"]);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as readonly Listed[];
}

describe.each(Object.entries(STORES))("on %s", (_name, open) => {
  test(`a load killed at any of ${KILLS} moments leaves its dataset whole or absent, and the next load works`, {
    timeout: 300_000,
  }, async () => {
    const store = await open();
    const random = new Random(2024);
    const outcomes = { whole: 0, absent: 0 };
    try {
      const begin = performance.now();
      const first = await store.cli(["load", fileOf(store, 0)]);
      expect(first.code, first.stderr).toBe(0);
      const loadMs = performance.now() - begin;
      const whole = new Set(["attempt-0"]);
      for (let attempt = 1; attempt <= KILLS; attempt++) {
        const delay = (0.1 + 1.1 * random.unit()) * loadMs;
        await store.cli(["load", fileOf(store, attempt)], {
          onStart: (child) => {
            const kill = setTimeout(() => child.kill("SIGKILL"), delay);
            child.once("exit", () => clearTimeout(kill));
          },
        });
        await store.passLease();
        const listed = await datasetsOf(store);
        const isWhole = listed.some(({ datasetId }) => datasetId === `attempt-${attempt}`);
        if (isWhole) whole.add(`attempt-${attempt}`);
        outcomes[isWhole ? "whole" : "absent"]++;
        expect(listed.map(({ datasetId }) => datasetId).sort()).toEqual([...whole].sort());
        for (const { accepted } of listed) expect(accepted).toBe(ROWS);
      }
      expect(outcomes.absent).toBeGreaterThan(0);
      console.info(`${KILLS} kills within ${Math.round(loadMs)} ms: ${JSON.stringify(outcomes)}`);

      const next = await store.cli(["load", fileOf(store, KILLS + 1)]);
      expect(next.code, next.stderr).toBe(0);
      const scored = await store.cli(["score", "--json", "--quiet"]);
      expect(scored.code, scored.stderr).toBe(0);
      // Every transfer of every whole dataset is counted, and none of a killed one.
      expect(JSON.parse(scored.stdout).counts.transfers).toBe((whole.size + 1) * ROWS);
    } finally {
      await store.dispose();
    }
  });
});
