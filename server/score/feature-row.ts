/** Numbers of a finding as its feature row holds them; the rest of a Finding comes from the ranking. */
export interface FindingNumbers {
  readonly score: number;
  readonly confidence: number;
  readonly fanIn: number;
  readonly unresolvedPayers: number;
  readonly transfers: number;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly isProtected: boolean;
  /** Counted transfers received in twelve equal parts of the run's window. */
  readonly inflow: readonly number[];
}

export function findingNumbers(_row: Float64Array): FindingNumbers {
  throw new Error("Rows follow with the next change.");
}
