import { readFileSync } from "node:fs";

/** A value as it stands in SQL: made by `literal` and its relatives only, so no text of a file becomes a command. */
export type Sql = string & { readonly __sql: unique symbol };

/** A text, number, flag, list or struct as an SQL literal; null is a text that is NULL. */
export function literal(value: SqlValue): Sql {
  if (value === null) return "NULL::VARCHAR" as Sql;
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'` as Sql;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]` as Sql;
  if (value instanceof Map) {
    return `{${[...value].map(([key, part]) => `${literal(key)}: ${literal(part)}`).join(", ")}}` as Sql;
  }
  return String(value) as Sql;
}
export type SqlValue = string | number | bigint | boolean | null | readonly SqlValue[] | ReadonlyMap<string, SqlValue>;

/** A name of a column. */
export function identifier(name: string): Sql {
  return `"${name.replaceAll('"', '""')}"` as Sql;
}

export function identifiers(names: readonly string[]): Sql {
  return names.map(identifier).join(", ") as Sql;
}

/** The text of `sql/NAME.sql` with its `{{slots}}` filled in. Every slot must be given, and used. */
export function sqlText(name: string, slots: Readonly<Record<string, Sql>> = {}): Sql {
  const text = readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), "utf8");
  const unused = new Set(Object.keys(slots));
  const filled = text.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => {
    const value = slots[slot];
    if (value === undefined) throw new Error(`${name}.sql needs the slot ${slot}`);
    unused.delete(slot);
    return value;
  });
  if (unused.size > 0) throw new Error(`${name}.sql has no slot ${[...unused].join(", ")}`);
  return filled as Sql;
}
