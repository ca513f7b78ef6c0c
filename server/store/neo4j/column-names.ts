import { Failure } from "../../domain/failure.ts";
import { namesOf, type ReadyDataset } from "./ready-datasets.ts";

/** Names of one kind and the number that columns give each: its place. */
export interface ColumnNames {
  readonly names: readonly string[];
  readonly numberOf: Readonly<Record<string, number>>;
}

/**
 * Currencies, channels or countries of the datasets in code-point order; of channels and countries the first is "", for
 * not given. Throws STORE_FAILED where they are more than the `capacity` of the column that numbers them.
 */
export function columnNames(
  ready: readonly ReadyDataset[],
  kind: "currencies" | "channels" | "countries",
  capacity: number,
): ColumnNames {
  const found = namesOf(ready, kind);
  const names = kind === "currencies" ? found : ["", ...found];
  if (names.length > capacity) {
    const advice = `Map the column to fewer ${kind} and load again.`;
    throw new Failure(
      "STORE_FAILED",
      `The store has ${names.length} ${kind}; analysis can tell ${capacity} apart. ${advice}`,
    );
  }
  return { names, numberOf: numbersOf(names) };
}

/** The place of each name. */
export function numbersOf(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name, place) => [name, place]));
}
