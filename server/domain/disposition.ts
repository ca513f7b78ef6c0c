/** What a person judged an account to be. The software never sets one. */
export const VERDICTS = [
  "facilitator",
  "mule",
  "seller",
  "collector",
  "victim",
  "merchant",
  "payroll",
  "arisan",
  "charity",
  "reseller",
  "family",
  "unclear",
] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Disposition {
  readonly accountId: string;
  readonly runId: string | null;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly who: string;
  /** ISO 8601 UTC. */
  readonly when: string;
}

/**
 * `unknown` → "role unknown"; `protected` → pseudonym, out of the hub ranking, in the child-at-risk queue;
 * `released` → set by two people with reasons.
 */
export const PROTECTIONS = ["unknown", "protected", "released"] as const;
export type Protection = (typeof PROTECTIONS)[number];
