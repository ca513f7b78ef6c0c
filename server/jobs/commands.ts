import { Failure } from "../domain/failure.ts";
import type { Task } from "../store/store.ts";
import type { CommandName, CommandOptions, CommandResults } from "./command-types.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Runs one command and returns its answer as plain JSON. The command line calls it in its own process, the server
 * for `POST /api/commands` with body `{command, options}`, answering server-sent events `progress` (a Progress), then
 * `result` (the answer) or `problem` ({code, kind, message}).
 */
export function runCommand<N extends CommandName>(
  _workspace: Workspace,
  name: N,
  _options: CommandOptions[N],
  _task: Task = {},
): Promise<CommandResults[N]> {
  throw new Failure("OPTION_INVALID", `The command ${name} does not exist.`, { kind: "usage" });
}

/** Checks a request that came from outside; throws OPTION_INVALID with the field that is wrong. */
export function readCommand(_body: unknown): { readonly [N in CommandName]: CommandRequest<N> }[CommandName] {
  throw new Failure("OPTION_INVALID", "There is no command in the request.", { kind: "usage" });
}

export interface CommandRequest<N extends CommandName> {
  readonly command: N;
  readonly options: CommandOptions[N];
}
