import { Failure } from "../domain/failure.ts";
import type { Run } from "../domain/run.ts";
import type { Task } from "../store/store.ts";
import type { ScoreOptions, Workspace } from "./workspace.ts";

/** One scoring run over all ready datasets; saved whole in the casebook, or nothing is. */
export function scoreTransfers(_workspace: Workspace, _options: ScoreOptions, _task: Task = {}): Promise<Run> {
  throw new Failure("RUN_STOPPED", "Scoring is not built in.");
}
