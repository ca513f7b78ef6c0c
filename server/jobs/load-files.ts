import { Failure } from "../domain/failure.ts";
import type { Task } from "../store/store.ts";
import type { LoadOptions, LoadReport, Workspace } from "./workspace.ts";

/** Checks and loads files as one dataset, whole or not at all. TOO_MANY_REJECTS, ALREADY_LOADED where refused. */
export function loadFiles(_workspace: Workspace, _options: LoadOptions, _task: Task = {}): Promise<LoadReport> {
  throw new Failure("LOAD_STOPPED", "Loading is not built in.");
}
