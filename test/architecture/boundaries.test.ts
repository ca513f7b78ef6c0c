import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { describe, expect, test } from "vitest";
import { forbidden } from "./import-matrix.ts";

const FOLDERS = ["server", "client", "datasets"];

async function look(folders: readonly string[], baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise([...folders], {
    baseDir,
    ruleSet: { forbidden },
    validate: true,
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "default", "types"] },
  });
  if (typeof output === "string") throw new Error(output);
  return output;
}

function breaches(result: ICruiseResult): readonly string[] {
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /[.](ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("the import matrix", () => {
  test("holds for every source file, and every source file was looked at", async () => {
    const result = await look(FOLDERS, process.cwd());
    expect(breaches(result)).toEqual([]);
    const seen = new Set(result.modules.map((module) => module.source));
    expect(FOLDERS.flatMap(sources).filter((file) => !seen.has(file))).toEqual([]);
    expect(seen.size).toBeGreaterThan(150);
  });

  test.each([
    ["domain-imports", "server/domain/planted.ts", "../store/store.ts", "server/store/store.ts"],
    ["score-imports", "server/score/planted.ts", "../casebook/casebook.ts", "server/casebook/casebook.ts"],
    ["page-knows-the-wire-only", "client/planted.ts", "../server/serve/app.ts", "server/serve/app.ts"],
    ["pure-folders-use-no-node", "server/graph/planted.ts", "node:fs", null],
    ["only-the-casebook-uses-sqlite", "server/jobs/planted.ts", "node:sqlite", null],
    ["adapters-are-built-at-the-edge", "server/serve/planted.ts", "../store/duckdb/a.ts", "server/store/duckdb/a.ts"],
  ])("a breach of %s is caught", async (rule, file, imported, target) => {
    const folder = mkdtempSync(join(tmpdir(), "tributary-breach-"));
    try {
      for (const name of FOLDERS) mkdirSync(join(folder, name), { recursive: true });
      for (const path of [file, ...(target === null ? [] : [target])])
        mkdirSync(dirname(join(folder, path)), { recursive: true });
      if (target !== null) writeFileSync(join(folder, target), "export const x = 1;\n");
      writeFileSync(join(folder, file), `import * as planted from "${imported}";\nexport const y = planted;\n`);
      const result = await look(FOLDERS, folder);
      expect(breaches(result).join("\n")).toContain(`${rule}: ${file}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the layout", () => {
  test("has no file named after a container instead of a thing", () => {
    const named = FOLDERS.flatMap(sources).filter((file) =>
      /(^|\/)(utils?|helpers?|common|manager|service|index)[.]ts/.test(file),
    );
    expect(named).toEqual([]);
  });

  test("keeps randomness, clock and environment where they belong", () => {
    const pure = ["domain", "graph", "analyse", "score"].flatMap((folder) => sources(join("server", folder)));
    const forbiddenWords = /\bMath[.]random\b|\bDate[.]now\b|\bnew Date\(\)|\bprocess[.]/;

    expect(pure.filter((file) => forbiddenWords.test(readFileSync(file, "utf8")))).toEqual([]);
    expect(pure.length).toBeGreaterThan(20);
  });
});
