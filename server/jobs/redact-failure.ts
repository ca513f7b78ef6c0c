import { Failure } from "../domain/failure.ts";

/**
 * The error with `redact` applied to its message and stack: a message may quote a file's name or a line, which hold
 * account numbers. Code and kind stay; the original is its cause.
 */
export function redactFailure(error: unknown, redact: (text: string) => string): unknown {
  if (!(error instanceof Error)) return error;
  const message = redact(error.message);
  if (message === error.message) return error;
  const shown =
    error instanceof Failure
      ? new Failure(error.code, message, { kind: error.kind, retriable: error.retriable, cause: error })
      : new Error(message, { cause: error });
  if (error.stack !== undefined) shown.stack = redact(error.stack);
  return shown;
}
