import { Failure } from "../domain/failure.ts";
import type { Run } from "../domain/run.ts";
import type { Window } from "../domain/window.ts";
import { resolveWindow } from "../jobs/resolve-window.ts";
import type { Workspace } from "../jobs/workspace.ts";

/** What a question is about. */
export interface Span {
  /** The run asked for, or the newest; null where none was named and there is none. */
  readonly run: Run | null;
  /** Where the question leaves it open, the run's, and without a run that of all data. */
  readonly window: Window;
}

/** What a question says of it. */
interface SpanFields {
  readonly run?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A window that holds nothing, for a store that holds nothing. */
const NO_TIME: Window = { from: 0, to: 1 };

/** RUN_UNKNOWN for a run that is not there, OPTION_INVALID for an impossible window. */
export async function askedSpan(workspace: Workspace, { run: runId, from, to }: SpanFields): Promise<Span> {
  const run = runId === undefined ? newestRun(workspace) : workspace.casebook.runs.run(runId);
  const whole = run?.parameters.window ?? (await workspace.store.period()) ?? NO_TIME;
  return { run, window: resolveWindow({ from: from ?? null, to: to ?? null, last: null }, whole) };
}

/** Null where nothing has been scored. */
export function newestRun({ casebook }: Workspace): Run | null {
  try {
    return casebook.runs.run(null);
  } catch (error) {
    if (error instanceof Failure && error.code === "RUN_UNKNOWN") return null;
    throw error;
  }
}
