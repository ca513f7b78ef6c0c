import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildDemoWorld } from "../../datasets/demo/build-demo-world.ts";
import { type DemoFiles, writeDemo } from "../../datasets/demo/write-demo.ts";

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

describe("the demo world", () => {
  let folder: string;
  let first: DemoFiles;
  let second: DemoFiles;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tributary-demo-"));
    first = writeDemo(join(folder, "first"), 7);
    second = writeDemo(join(folder, "second"), 7);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is the same bytes for the same seed, and others for another", () => {
    expect([second.transfers, second.accounts, second.truth].map(sha256)).toEqual(
      [first.transfers, first.accounts, first.truth].map(sha256),
    );
    expect(buildDemoWorld(8).transfers[0]).not.toEqual(buildDemoWorld(7).transfers[0]);
  });

  test("comes in order of time, inside one year", () => {
    const times = buildDemoWorld(7).transfers.map((transfer) => transfer.bookedAt);
    expect(times.every((at, i) => i === 0 || at >= (times[i - 1] ?? 0))).toBe(true);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(367 * 86_400_000);
  });

  test("hides its hubs among look-alikes that are paid by as many", () => {
    const { transfers } = buildDemoWorld(2024);
    const payersOf = new Map<string, Set<string>>();
    const roleOf = new Map<string, string>();
    for (const { payer, payee } of transfers) {
      roleOf.set(payee.number, payee.role);
      payersOf.set(payee.number, (payersOf.get(payee.number) ?? new Set()).add(payer.number));
    }
    const fanIn = (role: string) =>
      [...payersOf].filter(([number]) => roleOf.get(number) === role).map(([, payers]) => payers.size);
    const hubs = fanIn("facilitator");
    const innocent = [...fanIn("merchant"), ...fanIn("charity"), ...fanIn("arisan"), ...fanIn("reseller")];
    expect(hubs).toHaveLength(8);
    const larger = innocent.filter((size) => size > Math.max(...hubs)).length;
    expect(larger).toBeGreaterThanOrEqual(20);
    expect(innocent.filter((size) => size < Math.max(...hubs)).length).toBeGreaterThanOrEqual(8);
  });
});
