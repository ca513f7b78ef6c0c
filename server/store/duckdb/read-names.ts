import { Failure } from "../../domain/failure.ts";
import { MOST_CHANNELS, MOST_COUNTRIES } from "../../domain/transfer.ts";
import type { Session } from "./session.ts";

export type NameKind = "currency" | "channel" | "country";

/** Names of one kind as columns number them. */
export interface NameIndex {
  readonly names: readonly string[];
  /** Index into `names` by the store's own name key. */
  readonly indexOf: Uint16Array;
}

/** Codes of ISO 4217 and of crypto assets that a load accepts are fewer. */
const MOST_CURRENCIES = 256;
const MOST = { channel: MOST_CHANNELS, country: MOST_COUNTRIES } as const;

/**
 * Names of one kind in code-point order; of channels and countries the first is "", for not given, and stands alone, for
 * all of them, where the others are more than columns number. Throws STORE_FAILED for too many currencies.
 */
export async function readNames(session: Session, kind: NameKind): Promise<NameIndex> {
  const rows = await session.rows<{ nameKey: number; name: string }>("names", { kind });
  const names: string[] = kind === "currency" ? [] : [""];
  const indexOf = new Uint16Array(rows.reduce((most, { nameKey }) => Math.max(most, nameKey), 0) + 1);
  for (const { nameKey, name } of rows) {
    if (names.at(-1) !== name) names.push(name);
    indexOf[nameKey] = names.length - 1;
  }
  if (kind === "currency" && names.length > MOST_CURRENCIES) {
    const advice = "Load them into stores of their own.";
    throw new Failure(
      "STORE_FAILED",
      `The store has ${names.length} currencies, more than can be told apart. ${advice}`,
    );
  }
  if (kind !== "currency" && names.length - 1 > MOST[kind]) return { names: [""], indexOf: indexOf.fill(0) };
  return { names, indexOf };
}
