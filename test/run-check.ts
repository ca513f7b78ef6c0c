/** `npm run check`: the short loop, under two minutes on two cores. Stops at the first step that fails. */
import { spawnSync } from "node:child_process";

const STEPS: readonly (readonly [string, readonly string[]])[] = [
  ["format and lint", ["@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]],
  ["types", ["typescript/bin/tsc", "-b"]],
  ["unused code", ["knip/bin/knip.js"]],
  ["unit tests", ["vitest/vitest.mjs", "run", "--project", "unit"]],
];

for (const [name, [program, ...args]] of STEPS.map(([name, [p, ...a]]) => [name, [p ?? "", ...a]] as const)) {
  const startedAt = process.hrtime.bigint();
  const done = spawnSync(process.execPath, [`node_modules/${program}`, ...args], { stdio: "inherit" });
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  console.error(`${done.status === 0 ? "ok  " : "FAIL"} ${name} (${seconds.toFixed(1)} s)`);
  if (done.status !== 0) process.exit(1);
}
