import type { AccountId, AccountKey } from "./account.ts";

/** A sentence in both languages of the product. */
export interface Sentence {
  readonly en: string;
  readonly id: string;
}

/** Groups of features, capped so that none decides alone (A fan-in shape … G context). */
export const FEATURE_GROUPS = ["A", "B", "C", "D", "E", "F", "G"] as const;
export type FeatureGroup = (typeof FEATURE_GROUPS)[number];

/** Innocent explanations that a detector exists for. */
export const LOOK_ALIKES = ["merchant", "payroll", "arisan", "charity", "reseller"] as const;
export type LookAlikeId = (typeof LOOK_ALIKES)[number];

/** One feature's part in a score. */
export interface Contribution {
  /** F01-F28. */
  readonly feature: string;
  readonly group: FeatureGroup;
  readonly value: number;
  readonly unit: string;
  /** 0-100 among the scored accounts of the run; null where peers are too few. */
  readonly peerPercentile: number | null;
  readonly points: number;
  readonly sentence: Sentence;
}

/** An innocent explanation that was considered, and how far it fits. */
export interface LookAlike {
  readonly lookAlike: LookAlikeId;
  /** 0 does not fit, 1 fits wholly. */
  readonly strength: number;
  /** Zero or negative. */
  readonly points: number;
  readonly sentence: Sentence;
}

/** Something that the data does not hold, and who could be asked for it. */
export interface Unknown {
  readonly field: string;
  readonly sentence: Sentence;
}

/** One account's place in one run: the row of the hub list. */
export interface Finding {
  readonly rank: number;
  readonly accountId: AccountId;
  readonly accountKey: AccountKey;
  /** 0-100, triage priority, not a probability. */
  readonly score: number;
  /** 0-1: fields present of fields wanted. */
  readonly confidence: number;
  /** Distinct payers with at least one counted payment above zero. */
  readonly fanIn: number;
  readonly unresolvedPayers: number;
  /** Counted transfers received. */
  readonly transfers: number;
  /** Received in `currency`, the currency of most of the transfers received. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly communityId: number;
  /** The look-alike that fits best, if one fits at all. */
  readonly lookAlike: LookAlikeId | null;
  readonly isProtected: boolean;
}

/** `hubs` never holds a protected account; `at-risk` holds nothing else. */
export const QUEUES = ["hubs", "at-risk"] as const;
export type Queue = (typeof QUEUES)[number];

/** What places an account in the child-at-risk queue, whichever list a run put it into. */
export interface Urgency {
  /** 0-100, urgency, not suspicion. */
  readonly score: number;
  /** 0-1: fields present of fields wanted. */
  readonly confidence: number;
}

/** Why a finding stands where it stands. */
export interface Breakdown {
  readonly contributions: readonly Contribution[];
  readonly lookAlikes: readonly LookAlike[];
  readonly unknowns: readonly Unknown[];
}
