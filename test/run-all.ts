/**
 * `npm test`: installs what the tests need on this machine, then runs every test: both stores, browser included.
 *
 * As root on Debian the missing packages are installed; elsewhere each is named with the way to get it, and the run
 * fails at once, because a suite without its browser or its Neo4j would say less than it promises.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { missingPrograms, type Program } from "./needed-programs.ts";

function install(programs: readonly Program[]): boolean {
  const isDebian = existsSync("/etc/debian_version");
  const isRoot = process.getuid?.() === 0;
  if (!isDebian || !isRoot) return false;
  const packages = programs.map((program) => program.debianPackage);
  console.error(`Installing Debian packages: ${packages.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    const done = spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", 2, 2], env });
    if (done.status !== 0) return false;
  }
  return true;
}

let missing = missingPrograms();
if (missing.length > 0 && install(missing)) missing = missingPrograms();
if (missing.length > 0) {
  for (const program of missing) console.error(`Missing: ${program.name}. ${program.howToGet}`);
  console.error("No test was run. Install the programs above and run `npm test` again.");
  process.exit(1);
}

const vitest = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(vitest.status ?? 1);
