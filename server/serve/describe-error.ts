import { Failure } from "../domain/failure.ts";
import { type Log, logError } from "./log.ts";
import { problemOf } from "./problem.ts";
import type { ShownAccounts } from "./shown-accounts.ts";
import type { Problem } from "./wire.ts";

export type DescribeError = (error: unknown) => Promise<Problem>;

/** Logs an error and makes the answer of it. A `Failure` may repeat what was asked, so it is redacted like any other text. */
export function describeErrors(accounts: ShownAccounts, log: Log): DescribeError {
  return async (error) => {
    logError(log, error);
    const problem = problemOf(error);
    if (!(error instanceof Failure)) return problem;
    // Where the store does not answer, its accounts are not to be had either, and the message says only that.
    const protection = await accounts.protection().catch(() => null);
    return protection === null ? problem : { ...problem, detail: protection.redact(problem.detail) };
  };
}
