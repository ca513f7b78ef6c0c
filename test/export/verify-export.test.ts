import { execFile } from "node:child_process";
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { exportSubgraph } from "../../server/export/export-subgraph.ts";
import { verifyExport } from "../../server/export/verify-export.ts";
import { openWorld, requestOf, sourceOf } from "./export-world.ts";

async function exported(): Promise<string> {
  const { store, folder } = await openWorld();
  const out = join(folder, "out");
  await exportSubgraph(sourceOf(store), requestOf(out, { format: "csv" }));
  return out;
}

async function faultsOf(out: string): Promise<string> {
  const failure: unknown = await verifyExport(out).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "VERIFY_FAILED", kind: "failed" });
  return (failure as Error).message.replace(/^.* as it was written: /, "").replace(/\. Ask for .*$/, "");
}

test("one changed byte is found, in whatever file and wherever it is", async () => {
  const out = await exported();
  for (const name of await readdir(out)) {
    const whole = await readFile(join(out, name));
    for (const place of [0, Math.floor(whole.length / 3), Math.floor(whole.length / 2), whole.length - 1]) {
      const changed = Buffer.from(whole);
      changed[place]! ^= 1;
      await writeFile(join(out, name), changed);
      expect(await faultsOf(out), `byte ${place} of ${name}`).toMatch(
        new RegExp(`${name}(?: or SHA256SUMS)? was changed`),
      );
    }
    await writeFile(join(out, name), whole);
  }
  expect((await verifyExport(out)).files).toBe(5);
});

test("a data file is named as the one that was changed, and none but it", async () => {
  const out = await exported();
  await appendFile(join(out, "edges.csv"), "more\r\n");
  expect(await faultsOf(out)).toBe("edges.csv was changed");
});

test("missing, added and renamed files are named", async () => {
  const out = await exported();
  await rename(join(out, "accounts.csv"), join(out, "people.csv"));
  await rm(join(out, "edges.csv"));
  await mkdir(join(out, "notes"));
  expect(await faultsOf(out)).toBe(
    "accounts.csv is missing; edges.csv is missing; notes was added; people.csv was added",
  );
});

test.each(["manifest.json", "SHA256SUMS"])("an export without %s is not whole", async (name) => {
  const out = await exported();
  await rm(join(out, name));
  expect(await faultsOf(out)).toBe(`${name} is missing`);
});

test("a list of digests that no longer fits files and manifest is the one to blame", async () => {
  const out = await exported();
  const sums = await readFile(join(out, "SHA256SUMS"), "utf8");
  await writeFile(join(out, "SHA256SUMS"), sums.replace(/^.{64}(?= {2}edges)/m, "0".repeat(64)));
  expect(await faultsOf(out)).toBe("SHA256SUMS was changed");
});

test("what is no folder, or no export, is said to be so", async () => {
  const out = await exported();
  await expect(verifyExport(join(out, "absent"))).rejects.toMatchObject({ code: "FILE_UNREADABLE", kind: "missing" });
  await expect(verifyExport(join(out, "edges.csv"))).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  await mkdir(join(out, "..", "empty"));
  expect(await faultsOf(join(out, "..", "empty"))).toBe("SHA256SUMS is missing; manifest.json is missing");
});

test("the list of digests is one that sha256sum checks", async () => {
  const out = await exported();
  const { stdout } = await promisify(execFile)("sha256sum", ["--check", "SHA256SUMS"], { cwd: out });
  expect(stdout.trim().split("\n")).toHaveLength(4);
});
