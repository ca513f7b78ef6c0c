import { isDeepStrictEqual } from "node:util";
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import type { z } from "zod";
import type { Workspace } from "../jobs/workspace.ts";
import type { AppContext } from "./app-context.ts";
import { Communities } from "./communities.ts";
import { type DescribeError, describeErrors } from "./describe-error.ts";
import { EventStreams } from "./event-stream.ts";
import { type Log, logRequests } from "./log.ts";
import { mount } from "./mount.ts";
import { pageAssets, pageIndex, sendNotice } from "./page-files.ts";
import { HttpProblem } from "./problem.ts";
import { onlyKnownHosts, onlySameOrigin } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";
import { ShownAccounts } from "./shown-accounts.ts";
import { signInWith } from "./sign-in.ts";
import { TaskBoard } from "./task-board.ts";

export interface AppOptions {
  readonly workspace: Workspace;
  readonly token: string;
  /** Folder of the built page. */
  readonly pageFolder: string;
  readonly version: string;
  readonly log: Log;
  /** Host names and addresses, beside those of loopback, by which people reach the server. */
  readonly hosts?: readonly string[];
  /** Checks every answer against its schema, and fails the request where it does not fit. For tests. */
  readonly checkAnswers?: boolean;
  readonly heartbeatMs?: number;
}

export interface App {
  /** Does not listen; see `listen`. */
  readonly handler: Express;
  readonly context: AppContext;
  /** Stops the running task, waits for it, and ends every event stream. */
  close(): Promise<void>;
}

/**
 * The server's whole answer to HTTP: the page, the sign-in and the API of the route table.
 *
 * For the page: `<style>` elements need a nonce. The server puts a fresh one into index.html wherever `__CSP_NONCE__`
 * stands, as Vite's `html.cspNonce` writes it; the page reads it from `<meta property="csp-nonce">`. `style={{…}}` of React
 * and `element.style` need none; `style="…"` in HTML text is refused. Scripts, workers and connections are this server's
 * only: no inline script, no blob worker, no `eval`.
 */
export function createApp(options: AppOptions): App {
  const { workspace, log } = options;
  const streams = new EventStreams(options.heartbeatMs);
  const accounts = new ShownAccounts(workspace);
  const describeError = describeErrors(accounts, log);
  const tasks = new TaskBoard({ onDone: () => accounts.forget(), describe: describeError });
  const checkAnswer = options.checkAnswers ? checkStrictly : null;
  const communities = new Communities(workspace.casebook);
  const { version } = options;
  const context: AppContext = { workspace, version, accounts, communities, tasks, streams, describeError, checkAnswer };
  const signIn = signInWith(options.token, workspace.now);

  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", "simple");
  app.use(logRequests(log), securityHeaders, onlyKnownHosts(options.hosts ?? []));
  app.get("/sign-in", signIn.answerLink);
  app.use(signIn.required);
  app.use("/api", onlySameOrigin, express.json({ limit: "1mb", strict: true }));
  mount(app, context);
  app.get("/", pageIndex(options.pageFolder));
  app.use(pageAssets(options.pageFolder));
  app.use(() => {
    throw new HttpProblem(404, "NOT_FOUND", "Nothing is at this address.");
  });
  app.use(answerError(describeError));
  return {
    handler: app,
    context,
    async close() {
      await tasks.close();
      streams.endAll();
    },
  };
}

/** Every error, foreseen or not, as a problem; for a browser that wants to show a page, as a page of plain words. */
function answerError(describeError: DescribeError): ErrorRequestHandler {
  return async (error, request: Request, response: Response, next) => {
    if (isClientGone(error)) return;
    const problem = await describeError(error);
    if (response.headersSent) {
      next(error);
      return;
    }
    if (problem.status === 401) response.set("WWW-Authenticate", 'Bearer realm="Tributary"');
    if (!request.path.startsWith("/api/") && request.accepts(["json", "html"]) === "html") {
      sendNotice(response, problem.status, problem.title, problem.detail);
      return;
    }
    response.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
  };
}

/** Who closes a download or a page while it is on its way is no failure of the server. */
function isClientGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}

/** An answer has all of its schema's fields and no others. */
function checkStrictly(schema: z.ZodType, answer: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(answer));
  if (!isDeepStrictEqual(schema.parse(sent), sent))
    throw new Error("An answer has fields that its schema does not name.");
}
