import { Failure } from "../domain/failure.ts";
import type { Run } from "../domain/run.ts";
import type { Window } from "../domain/window.ts";
import { resolveWindow } from "../jobs/resolve-window.ts";
import type { Workspace } from "../jobs/workspace.ts";

/** What a question says of its run and window. */
export interface AskedSpan {
  readonly run?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The run asked for, or the newest; null where none was named and there is none. RUN_UNKNOWN for an unknown name. */
export function askedRun({ casebook }: Workspace, runId: string | undefined): Run | null {
  try {
    return casebook.runs.run(runId ?? null);
  } catch (error) {
    if (runId === undefined && error instanceof Failure && error.code === "RUN_UNKNOWN") return null;
    throw error;
  }
}

/** A window that holds nothing, for a store that holds nothing. */
const NO_TIME: Window = { from: 0, to: 1 };

/** The window asked for; where it is open, the run's, and without a run that of all data. */
export async function askedWindow({ store }: Workspace, asked: AskedSpan, run: Run | null): Promise<Window> {
  const whole = run?.parameters.window ?? (await store.period()) ?? NO_TIME;
  return resolveWindow({ from: asked.from ?? null, to: asked.to ?? null, last: null }, whole);
}
