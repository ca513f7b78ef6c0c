import { z } from "zod";
import type { StopSignal } from "../../domain/progress.ts";
import type { CommandName } from "../../jobs/command-types.ts";
import { type CommandRequest as Command, readCommand, runCommand } from "../../jobs/commands.ts";
import { kindOf } from "../problem.ts";
import { type Route, streamRoute } from "../route.ts";
import { CommandProblem, CommandRequest, ProgressView } from "../wire.ts";

/** Commands that change the store or the casebook: one at a time. */
const CHANGING: ReadonlySet<CommandName> = new Set(["load", "unload", "score"]);

export const commandRoutes: readonly Route[] = [
  streamRoute({
    method: "post",
    path: "/api/commands",
    summary: "Runs one command of the command line; stops it when the client goes away",
    body: CommandRequest,
    answer: {
      kind: "events",
      status: 200,
      events: { progress: ProgressView, result: z.unknown(), problem: CommandProblem },
    },
    async handle({ body, context: { workspace, tasks, streams, describeError } }, request, response) {
      const { command, options }: Command<CommandName> = readCommand(body);
      const stream = streams.open(request, response);
      const gone = new AbortController();
      stream.onEnd(() => gone.abort());
      const run = (signal: StopSignal) =>
        runCommand(workspace, command, options, {
          signal,
          onProgress: (progress) => stream.send("progress", progress),
        });
      try {
        const result = await (CHANGING.has(command)
          ? tasks.exclusively(({ signal }) => run(signal), gone.signal)
          : run(gone.signal));
        stream.send("result", result);
      } catch (error) {
        const { code, detail } = await describeError(error);
        stream.send("problem", { code, kind: kindOf(error), message: detail });
      }
      stream.end();
    },
  }),
];
