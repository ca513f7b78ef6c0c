import { z } from "zod";
import { scoreTransfers } from "../../jobs/score-transfers.ts";
import { lastEventId } from "../event-stream.ts";
import { jsonRoute, type Route, streamRoute } from "../route.ts";
import { runView } from "../views.ts";
import {
  EventsQuery,
  ProblemView,
  ProgressView,
  RunFinished,
  RunList,
  RunView,
  ScoreRequest,
  TaskView,
} from "../wire.ts";

export const runRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/runs",
    summary: "The scoring runs, newest first",
    answer: RunList,
    async handle({ context }) {
      const { redact } = await context.accounts.protection();
      return { items: context.workspace.casebook.runs.list().map((run) => runView(run, redact)) };
    },
  }),
  jsonRoute({
    method: "post",
    path: "/api/runs",
    summary: "Starts a scoring run; follow it at /api/runs/events",
    body: ScoreRequest,
    status: 202,
    answer: TaskView,
    handle({ body, context: { workspace, tasks } }) {
      const options = {
        from: body.from ?? null,
        to: body.to ?? null,
        last: body.last ?? null,
        engine: body.engine,
        resolution: body.resolution,
        seed: body.seed,
        minFanIn: body.minFanIn,
        writeBack: false,
      };
      const { taskId } = tasks.start(async (task) => {
        const { runId } = await scoreTransfers(workspace, options, task);
        return { runId };
      });
      return { taskId };
    },
  }),
  streamRoute({
    method: "get",
    path: "/api/runs/events",
    summary: "Progress of a run that was started, until it has finished or failed",
    query: EventsQuery,
    answer: {
      kind: "events",
      status: 200,
      events: { progress: ProgressView, finished: RunFinished, problem: ProblemView },
    },
    handle({ query, context: { tasks, streams } }, request, response) {
      const task = tasks.find(query.task);
      const stream = streams.open(request, response);
      const unfollow = task.follow(lastEventId(request), ({ id, event, data }) => {
        stream.send(event, data, id);
        if (event !== "progress") stream.end();
      });
      if (task.isOver) stream.end();
      stream.onEnd(unfollow);
    },
  }),
  jsonRoute({
    method: "get",
    path: "/api/runs/:id",
    summary: "One scoring run",
    params: z.object({ id: z.string() }),
    answer: RunView,
    async handle({ params, context }) {
      const { redact } = await context.accounts.protection();
      return runView(context.workspace.casebook.runs.run(params.id), redact);
    },
  }),
];
