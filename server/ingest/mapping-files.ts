import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { byCodePoint } from "../domain/code-point-order.ts";
import { Failure } from "../domain/failure.ts";
import { mappingSchema } from "./mapping.ts";
import type { Mapping } from "./mapping-keys.ts";
import { mappingProblem } from "./mapping-problem.ts";

const SHIPPED = resolve(import.meta.dirname, "../../datasets/mappings");
const SCHEMA_FILE = "mapping.schema.json";

export interface MappingSummary {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** The mappings that come with the product, by name. */
export async function listMappings(): Promise<readonly MappingSummary[]> {
  const mappings = await Promise.all((await shippedNames()).map((name) => readMapping(name)));
  return mappings.map(({ name, title, description }) => ({ name, title, description }));
}

/**
 * The mapping of that name, or of that file where the text ends in .json or holds a slash.
 * Throws MAPPING_UNKNOWN with the names there are, MAPPING_INVALID with the key that is wrong.
 */
export async function readMapping(nameOrPath: string): Promise<Mapping> {
  const isPath = nameOrPath.endsWith(".json") || /[\\/]/.test(nameOrPath);
  const path = isPath ? resolve(nameOrPath) : resolve(SHIPPED, `${nameOrPath}.json`);
  const names = isPath ? [] : await shippedNames();
  if (!isPath && !names.includes(nameOrPath)) {
    throw new Failure(
      "MAPPING_UNKNOWN",
      `There is no mapping "${nameOrPath}". Shipped mappings: ${names.join(", ")}. A mapping of your own is named by its file: --mapping ./my-bank.json`,
      { kind: "usage" },
    );
  }
  return parseMapping(await textOf(path), isPath ? nameOrPath : basename(path));
}

/** Checks the text of a mapping; `source` names it in messages. Throws MAPPING_INVALID. */
export function parseMapping(text: string, source: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw invalid(`${source} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = mappingSchema.safeParse(json, { reportInput: true });
  if (result.success) return result.data;
  const wrong = result.error.issues.slice(0, 5).map(mappingProblem);
  throw invalid(`${source} is not a valid mapping: ${wrong.join("; ")}. Compare datasets/mappings/bank-example.json.`);
}

/** SHA-256 of the mapping's canonical JSON: keys in order, defaults filled in, comments left out. */
export function mappingDigest(mapping: Mapping): string {
  const { $schema: _schema, notes: _notes, title: _title, description: _description, ...rules } = mapping;
  return createHash("sha256").update(canonicalJson(rules)).digest("hex");
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => byCodePoint(a, b));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(",")}}`;
}

async function shippedNames(): Promise<readonly string[]> {
  const files = await readdir(SHIPPED);
  const names = files
    .filter((file) => file.endsWith(".json") && file !== SCHEMA_FILE)
    .map((file) => basename(file, ".json"));
  return names.sort(byCodePoint);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new Failure("MAPPING_UNKNOWN", `The mapping file ${path} could not be read. Check its path.`, {
      kind: "usage",
      cause,
    });
  }
}

function invalid(message: string): Failure {
  return new Failure("MAPPING_INVALID", message, { kind: "usage" });
}
