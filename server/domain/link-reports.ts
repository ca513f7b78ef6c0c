import { byCodePoint } from "./code-point-order.ts";
import type { TimePrecision, TransferRef } from "./transfer.ts";
import { DAY_MS, type EpochMs } from "./window.ts";

/** Two reports whose times are finer than a day may lie this far apart and still mean one transfer. */
export const REPORT_TOLERANCE_MS = 120_000;

/** Where one report knows only the day, the other may lie on the same or on a neighbouring UTC day. */
const REPORT_TOLERANCE_DAYS = 1;

/** Times of two reports of one transfer differ by less than this, whatever their precisions. */
export const WIDEST_REPORT_GAP_MS = (REPORT_TOLERANCE_DAYS + 1) * DAY_MS;

/** A transfer that may be one of two reports. */
export interface ReportCandidate extends TransferRef {
  readonly bookedAt: EpochMs;
  readonly timePrecision: TimePrecision;
}

export interface ReportPair<Candidate extends ReportCandidate> {
  readonly first: Candidate;
  readonly second: Candidate;
  /** bookedAt of second minus first. */
  readonly gapMs: number;
}

/**
 * Pairs the reports of one group: transfers of equal payer, payee, amount and currency, `firsts` from datasets loaded
 * earlier (those that are not second reports themselves), `seconds` from the dataset being loaded.
 *
 * One to one, the nearest in time first; of equally near ones those of equal transferId, then by first, then by second
 * ref in code-point order. Any order of the input leads to the same pairs, in the order in which they were decided.
 */
export function linkReports<Candidate extends ReportCandidate>(
  firsts: readonly Candidate[],
  seconds: readonly Candidate[],
): readonly ReportPair<Candidate>[] {
  const pairs = equalReports(firsts, seconds);
  const taken = new Set(pairs.flatMap(({ first, second }) => [first, second]));
  const isFree = (candidate: Candidate) => !taken.has(candidate);
  for (const pair of possiblePairs(firsts.filter(isFree), seconds.filter(isFree)).sort(byNearness)) {
    if (taken.has(pair.first) || taken.has(pair.second)) continue;
    taken.add(pair.first).add(pair.second);
    pairs.push(pair);
  }
  return pairs;
}

/**
 * Pairs of equal transferId and time: the nearest there are, so that they can be decided before all others. They are
 * most of an overlapping second dataset, and looking each up keeps a large group of equal rows from growing quadratic.
 */
function equalReports<Candidate extends ReportCandidate>(
  firsts: readonly Candidate[],
  seconds: readonly Candidate[],
): ReportPair<Candidate>[] {
  const firstOf = new Map<string, Candidate>();
  for (const first of firsts.toSorted(byRef).reverse()) firstOf.set(`${first.bookedAt} ${first.transferId}`, first);
  const pairs: ReportPair<Candidate>[] = [];
  for (const second of seconds) {
    const first = firstOf.get(`${second.bookedAt} ${second.transferId}`);
    if (first !== undefined) pairs.push({ first, second, gapMs: 0 });
  }
  return pairs.sort(byNearness);
}

/** Every pair within the tolerance. Sorting by time keeps this near-linear unless many lie close together. */
function possiblePairs<Candidate extends ReportCandidate>(
  firsts: readonly Candidate[],
  seconds: readonly Candidate[],
): ReportPair<Candidate>[] {
  const ordered = firsts.toSorted((a, b) => a.bookedAt - b.bookedAt);
  const pairs: ReportPair<Candidate>[] = [];
  let start = 0;
  for (const second of seconds.toSorted((a, b) => a.bookedAt - b.bookedAt)) {
    while (start < ordered.length && ordered[start].bookedAt < second.bookedAt - WIDEST_REPORT_GAP_MS) start++;
    for (let i = start; i < ordered.length && ordered[i].bookedAt <= second.bookedAt + WIDEST_REPORT_GAP_MS; i++) {
      const first = ordered[i];
      if (mayBeOneTransfer(first, second)) pairs.push({ first, second, gapMs: second.bookedAt - first.bookedAt });
    }
  }
  return pairs;
}

function mayBeOneTransfer(first: ReportCandidate, second: ReportCandidate): boolean {
  if (first.timePrecision === "day" || second.timePrecision === "day") {
    return Math.abs(dayOf(first) - dayOf(second)) <= REPORT_TOLERANCE_DAYS;
  }
  return Math.abs(first.bookedAt - second.bookedAt) <= REPORT_TOLERANCE_MS;
}

function dayOf(candidate: ReportCandidate): number {
  return Math.floor(candidate.bookedAt / DAY_MS);
}

function byNearness(a: ReportPair<ReportCandidate>, b: ReportPair<ReportCandidate>): number {
  return (
    Math.abs(a.gapMs) - Math.abs(b.gapMs) ||
    Number(b.first.transferId === b.second.transferId) - Number(a.first.transferId === a.second.transferId) ||
    byRef(a.first, b.first) ||
    byRef(a.second, b.second)
  );
}

function byRef(a: TransferRef, b: TransferRef): number {
  return byCodePoint(a.datasetId, b.datasetId) || byCodePoint(a.transferId, b.transferId);
}
