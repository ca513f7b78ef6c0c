import { Failure } from "../../domain/failure.ts";
import type { Session } from "./session.ts";

export type NameKind = "currency" | "channel" | "country";

/** Names of one kind as columns number them. */
export interface NameIndex {
  readonly names: readonly string[];
  /** Index into `names` by the store's own name key. */
  readonly indexOf: Uint16Array;
}

/**
 * Names of one kind in code-point order; of channels and countries the first is "", for not given.
 * Throws STORE_FAILED where they are more than the `capacity` of the column that numbers them.
 */
export async function readNames(session: Session, kind: NameKind, capacity: number): Promise<NameIndex> {
  const rows = await session.rows<{ nameKey: number; name: string }>("names", { kind });
  const names: string[] = kind === "currency" ? [] : [""];
  const indexOf = new Uint16Array(rows.reduce((most, { nameKey }) => Math.max(most, nameKey), 0) + 1);
  for (const { nameKey, name } of rows) {
    if (names.at(-1) !== name) names.push(name);
    indexOf[nameKey] = names.length - 1;
  }
  if (names.length <= capacity) return { names, indexOf };
  const what = { currency: "currencies", channel: "channels", country: "countries" }[kind];
  const advice = `Map the column to fewer ${what} and load again.`;
  throw new Failure(
    "STORE_FAILED",
    `The store has ${names.length} ${what}; analysis can tell ${capacity} apart. ${advice}`,
  );
}
