import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { english } from "../../client/ui/words-en.ts";
import { indonesian } from "../../client/ui/words-id.ts";

const CLIENT = new URL("../../client", import.meta.url).pathname;
const words: Readonly<Record<string, string>> = english;
const kata: Readonly<Record<string, string>> = indonesian;
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe("both languages", () => {
  test("have the same words: every one but English singulars", () => {
    expect(Object.keys(kata).sort()).toEqual(
      Object.keys(words)
        .filter((key) => !key.endsWith("_one"))
        .sort(),
    );
    expect(Object.keys(kata).length).toBeGreaterThan(150);
  });

  test("fill in the same figures, in the singular, too", () => {
    for (const [key, text] of Object.entries(kata))
      expect([key, placeholders(text)]).toEqual([key, placeholders(words[key] ?? "")]);
  });

  test("leave no word empty, and none of the sentences of one in the other", () => {
    const shared = Object.entries(kata).filter(([key, text]) => words[key] === text && text.split(" ").length > 3);
    expect(shared).toEqual([]);
    expect([...Object.values(kata), ...Object.values(words)].filter((text) => text.trim() === "")).toEqual([]);
  });
});

test("no account is called a suspect or a criminal, in either language", () => {
  const told = [...Object.entries(words), ...Object.entries(kata)].filter(([, text]) =>
    /suspect|criminal|offender|tersangka|pelaku|penjahat/i.test(text),
  );
  expect(told).toEqual([]);
});

const files = readdirSync(CLIENT, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
  .map((name) => ({ name, text: readFileSync(join(CLIENT, name), "utf8") }));

test("every word is used, and nothing is written on the page that is not one of them", () => {
  expect(files.length).toBeGreaterThan(40);
  const all = files
    .filter(({ name }) => !/words-(en|id)/.test(name))
    .map(({ text }) => text)
    .join("\n");
  const stems = new Set(Object.keys(words).map((key) => key.replace(/_(one|other)$/, "")));
  expect([...stems].filter((stem) => !all.includes(`"${stem}"`) && !new RegExp(`\\b${stem}\\b`).test(all))).toEqual([]);
  const drawing = files.filter(({ name }) => name.endsWith(".tsx"));
  expect(drawing.length).toBeGreaterThan(25);
  expect(drawing.flatMap(({ name, text }) => literalsIn(name, text))).toEqual([]);
});

const SPOKEN_ATTRIBUTES = new Set(["label", "title", "placeholder", "aria-label", "alt", "description"]);

/** Texts between tags, and of attributes that people read or hear, that hold a letter. */
function literalsIn(name: string, text: string): string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isAttribute = ts.isJsxAttribute(node) && SPOKEN_ATTRIBUTES.has(node.name.getText(source));
    const literal = ts.isJsxText(node)
      ? node.text
      : isAttribute && node.initializer && ts.isStringLiteral(node.initializer)
        ? node.initializer.text
        : "";
    if (/\p{L}/u.test(literal)) found.push(`${name}: ${literal.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
