import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { Config } from "../config.ts";
import { Failure, type FailureCode, type FailureKind } from "../domain/failure.ts";
import type { Progress } from "../domain/progress.ts";
import type { CommandName, CommandOptions, CommandResults } from "../jobs/command-types.ts";
import { isAlive } from "../jobs/process-alive.ts";
import { readServerFile, type ServerFile } from "../serve/server-file.ts";
import { signInLink } from "../serve/sign-in.ts";
import { withAbsolutePaths } from "./absolute-paths.ts";

interface RemoteTask {
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** The server of this machine that holds the store, as far as commands need it. */
export interface RemoteServer {
  readonly signInLink: string;
  answer<Name extends CommandName>(
    name: Name,
    options: CommandOptions[Name],
    task: RemoteTask,
  ): Promise<CommandResults[Name]>;
}

/** The running server of this home and store; null where there is none. What a server that died left is removed. */
export async function findServer({ home, storeName }: Config): Promise<RemoteServer | null> {
  const server = await readServerFile(home);
  if (server === null) return null;
  if (!isAlive(server.pid) || !(await answers(server))) {
    rmSync(join(home, "server.json"), { force: true });
    return null;
  }
  if (server.store !== storeName) return null;
  return {
    signInLink: signInLink(server.address, server.token),
    answer: (name, options, task) => ask(server, name, withAbsolutePaths(name, options), task) as never,
  };
}

/** A process number is given again after a while: only an answer proves the server. */
async function answers(server: ServerFile): Promise<boolean> {
  try {
    const response = await fetch(`${server.address}/api/health`, { headers: headersOf(server) });
    return response.ok;
  } catch {
    return false;
  }
}

async function ask(server: ServerFile, command: CommandName, options: unknown, task: RemoteTask): Promise<unknown> {
  const response = await fetch(`${server.address}/api/commands`, {
    method: "POST",
    headers: { ...headersOf(server), "Content-Type": "application/json" },
    body: JSON.stringify({ command, options }),
    signal: task.signal,
  }).catch((error: unknown) => {
    throw interrupted(server, task, error);
  });
  if (!response.ok || response.body === null) throw await refusal(server, response);
  try {
    for await (const { event, data } of eventsOf(response.body)) {
      if (event === "progress") task.onProgress(data as Progress);
      else if (event === "result") return data;
      else if (event === "problem") throw failureOf(data);
    }
  } catch (error) {
    throw error instanceof Failure ? error : interrupted(server, task, error);
  }
  throw interrupted(server, task, undefined);
}

function headersOf(server: ServerFile): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${server.token}` };
}

interface ServerEvent {
  readonly event: string;
  readonly data: unknown;
}

/** Server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  let event = "message";
  let data: string[] = [];
  for await (const line of createInterface({
    input: Readable.fromWeb(body as never),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line === "") {
      if (data.length > 0) yield { event, data: JSON.parse(data.join("\n")) as unknown };
      event = "message";
      data = [];
    } else if (line.startsWith("event:")) event = line.slice("event:".length).trim();
    else if (line.startsWith("data:")) data.push(line.slice("data:".length).trimStart());
  }
}

function failureOf(problem: unknown): Failure {
  const { code, kind, message } = problem as { code: FailureCode; kind: FailureKind; message: string };
  return new Failure(code, message, { kind });
}

async function refusal(server: ServerFile, response: Response): Promise<Failure> {
  const problem = (await response.json().catch(() => ({}))) as { readonly detail?: string };
  const detail = problem.detail ?? `it answered ${response.status}`;
  return new Failure("SERVER_UNREACHABLE", `The server at ${server.address} holds the store and refused: ${detail}`);
}

function interrupted(server: ServerFile, task: RemoteTask, cause: unknown): Failure {
  if (task.signal.aborted)
    return new Failure(
      "RUN_STOPPED",
      'Stopped. What the server had finished by then is kept: "tributary datasets" and "tributary hubs" tell.',
      { cause },
    );
  return new Failure(
    "SERVER_UNREACHABLE",
    `The server at ${server.address} holds the store and stopped answering: look at what it says, or stop it and try again.`,
    { cause, retriable: true },
  );
}
