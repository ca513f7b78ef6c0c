import { Failure } from "../../domain/failure.ts";
import { MOST_CHANNELS, MOST_COUNTRIES } from "../../domain/transfer.ts";
import { namesOf, type ReadyDataset } from "./ready-datasets.ts";

/** Names of one kind and the number that columns give each: its place. */
export interface ColumnNames {
  readonly names: readonly string[];
  readonly numberOf: Readonly<Record<string, number>>;
}

/** Codes of ISO 4217 and of crypto assets that a load accepts are fewer. */
const MOST_CURRENCIES = 256;
const MOST = { channels: MOST_CHANNELS, countries: MOST_COUNTRIES } as const;

/**
 * Currencies, channels or countries of the datasets in code-point order; of channels and countries the first is "", for
 * not given, and stands alone, for all of them, where the others are more than columns number. Throws STORE_FAILED for
 * too many currencies.
 */
export function columnNames(
  ready: readonly ReadyDataset[],
  kind: "currencies" | "channels" | "countries",
): ColumnNames {
  const found = namesOf(ready, kind);
  if (kind === "currencies") {
    if (found.length <= MOST_CURRENCIES) return { names: found, numberOf: numbersOf(found) };
    const advice = "Load them into stores of their own.";
    throw new Failure(
      "STORE_FAILED",
      `The store has ${found.length} currencies, more than can be told apart. ${advice}`,
    );
  }
  const names = ["", ...found];
  if (found.length <= MOST[kind]) return { names, numberOf: numbersOf(names) };
  return { names: [""], numberOf: Object.fromEntries(names.map((name) => [name, 0])) };
}

/** The place of each name. */
export function numbersOf(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name, place) => [name, place]));
}
