import { z } from "zod";
import type { Progress, StopSignal } from "../../domain/progress.ts";
import type { CommandName } from "../../jobs/command-types.ts";
import { readCommand, runCommand } from "../../jobs/commands.ts";
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
    // Commands read and write files wherever their options say: a browser's session never runs one, whatever a page in it
    // was made to do. Who has the token could as well run the program.
    isForTokenOnly: true,
    async handle({ body, context: { workspace, tasks, streams, describeError } }, request, response) {
      const stream = streams.open(request, response);
      const gone = new AbortController();
      stream.onEnd(() => gone.abort());
      const onProgress = (progress: Progress) => stream.send("progress", progress);
      try {
        const { command, options } = readCommand(body);
        const run = ({ signal }: { readonly signal: StopSignal }) =>
          runCommand(workspace, command, options, { signal, onProgress });
        const result = CHANGING.has(command) ? tasks.exclusively(run, gone.signal) : run({ signal: gone.signal });
        stream.send("result", await result);
      } catch (error) {
        const { code, detail } = await describeError(error);
        stream.send("problem", { code, kind: kindOf(error), message: detail });
      }
      stream.end();
    },
  }),
];
