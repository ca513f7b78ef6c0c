import type { AccountFacts } from "../analyse/account-facts.ts";
import type { Catalogue } from "./catalogue.ts";

/** One list of scored accounts as columns; best first, ties by account index. */
export interface RankedAccounts {
  readonly length: number;
  /** Account index in the graph. */
  readonly account: Int32Array;
  /** Row in the facts. */
  readonly factsRow: Int32Array;
  /** 0-100. Triage priority in the hub list, urgency in the child-at-risk queue. */
  readonly score: Float64Array;
  /** 0-1: fields present of fields wanted. */
  readonly confidence: Float64Array;
  /** 0 none, else 1 + index in LOOK_ALIKES. */
  readonly lookAlike: Uint8Array;
}

export interface Scoring {
  readonly catalogueVersion: string;
  /** Never holds a protected account. */
  readonly hubs: RankedAccounts;
  /** The child-at-risk queue: protected accounts only. */
  readonly atRisk: RankedAccounts;
  /**
   * All numbers that explain one place of a list, in the layout of the catalogue's version:
   * what a casebook keeps, and `breakdownOf`, `reasonsInBrief`, `findingNumbers` read.
   */
  featureRow(queue: "hubs" | "atRisk", place: number): Float64Array;
}

/** Ranks the measured accounts. `isProtected` by account index: see `protectedAccounts`. */
export function scoreAccounts(_facts: AccountFacts, _catalogue: Catalogue, _isProtected: Uint8Array): Scoring {
  throw new Error("Scores follow with the next change.");
}
