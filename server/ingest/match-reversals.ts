/** One transfer that a marked row may send back. */
export interface ReversalCandidate {
  readonly fileIndex: number;
  readonly line: number;
  readonly original: string;
}

/**
 * Decides, candidate after candidate, which one a marked row reverses: its nearest earlier transfer that no other row
 * took. Candidates come in the order of the reversals' times, those of one reversal together and nearest first. A row
 * without a free candidate reverses nothing that is known.
 */
export function reversalMatcher(): (candidate: ReversalCandidate) => boolean {
  const taken = new Set<string>();
  let matched = "";
  return ({ fileIndex, line, original }) => {
    const row = `${fileIndex}:${line}`;
    if (row === matched || taken.has(original)) return false;
    matched = row;
    taken.add(original);
    return true;
  };
}
