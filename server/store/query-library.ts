import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

/** One query text from a file, with what it promises in its first two comment lines. */
export interface Query {
  /** File name without extension. */
  readonly name: string;
  /** The first comment: what the query answers. */
  readonly answers: string;
  /** The second comment: names of the parameters it takes, in order. */
  readonly parameters: readonly string[];
  /** The whole file, comments included. */
  readonly text: string;
}

/** Parameters by name; their values are the adapter's business. */
export type QueryParameters<Value> = Readonly<Record<string, Value>>;

/**
 * The named query texts of one folder (`*.sql` or `*.cypher`), read once.
 *
 * A file starts with two line comments: what it answers, then `params: a, b` (`params: none` where it takes none).
 * Throws where a file says otherwise: that is a fault of the product, found when a store opens.
 */
export class QueryLibrary {
  readonly #queries: ReadonlyMap<string, Query>;

  constructor(folder: string, extension: ".sql" | ".cypher") {
    const files = readdirSync(folder).filter((file) => extname(file) === extension);
    if (files.length === 0) throw new Error(`No ${extension} files in ${folder}.`);
    this.#queries = new Map(
      files.sort().map((file) => {
        const query = parseQuery(file.slice(0, -extension.length), readFileSync(join(folder, file), "utf8"));
        return [query.name, query];
      }),
    );
  }

  /** In order of their names. */
  get names(): readonly string[] {
    return [...this.#queries.keys()];
  }

  /** The query of that name; throws where there is none. */
  get(name: string): Query {
    const query = this.#queries.get(name);
    if (query === undefined) throw new Error(`There is no query named ${name}.`);
    return query;
  }

  /** The query of that name, after checking that exactly its declared parameters are passed. */
  check(name: string, parameters: QueryParameters<unknown>): Query {
    const query = this.get(name);
    const passed = Object.keys(parameters).sort().join(", ");
    const declared = [...query.parameters].sort().join(", ");
    if (passed !== declared) {
      throw new Error(`The query ${name} takes the parameters (${declared}), but was passed (${passed}).`);
    }
    return query;
  }
}

const LINE_COMMENT = /^(?:--|\/\/) ?(.*)$/;
const PARAMETERS = /^params: (none|[A-Za-z]\w*(?:, [A-Za-z]\w*)*)$/;

/** Reads the two leading comments of a query text; throws where they are missing. */
export function parseQuery(name: string, text: string): Query {
  const [first = "", second = ""] = text.split("\n", 2).map((line) => LINE_COMMENT.exec(line.trimEnd())?.[1] ?? "");
  const declared = PARAMETERS.exec(second)?.[1];
  if (first === "" || declared === undefined) {
    throw new Error(`The query ${name} must start with a comment on what it answers and one "params: …".`);
  }
  return { name, answers: first, parameters: declared === "none" ? [] : declared.split(", "), text };
}
