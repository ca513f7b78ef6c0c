import { Failure, type FailureKind } from "../domain/failure.ts";

export const EXIT = { done: 0, failed: 1, usage: 2, refused: 3, stopped: 130 } as const;

const BY_KIND: Readonly<Record<FailureKind, number>> = {
  failed: EXIT.failed,
  missing: EXIT.failed,
  usage: EXIT.usage,
  refused: EXIT.refused,
};

/**
 * The exit code of a failure; `wasStopped` where the person pressed Ctrl-C. 3 says that the data was refused, which trying
 * again does not change: a store that somebody else holds is a failure, whichever store it is.
 */
export function exitCodeOf(error: unknown, wasStopped: boolean): number {
  if (wasStopped) return EXIT.stopped;
  if (!(error instanceof Failure) || error.code === "LOCK_HELD") return EXIT.failed;
  return BY_KIND[error.kind];
}
