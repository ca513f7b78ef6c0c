/** One transfer that a marked row may send back. */
export interface ReversalCandidate {
  readonly fileIndex: number;
  readonly line: number;
  readonly original: string;
}

/**
 * Gives each marked row the nearest earlier transfer that no other took: candidates come in the order of the reversals'
 * times, of one reversal nearest first. A row without a free candidate reverses nothing that is known.
 */
export function matchReversals(candidates: Iterable<ReversalCandidate>): readonly ReversalCandidate[] {
  const taken = new Set<string>();
  const matches: ReversalCandidate[] = [];
  let matched = "";
  for (const candidate of candidates) {
    const row = `${candidate.fileIndex}:${candidate.line}`;
    if (row === matched || taken.has(candidate.original)) continue;
    matched = row;
    taken.add(candidate.original);
    matches.push(candidate);
  }
  return matches;
}
