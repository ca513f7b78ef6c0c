import { config as configureZod, type z } from "zod";
import {
  AccountView,
  AtRiskPage,
  CounterpartyPage,
  DatasetList,
  ExpansionView,
  ExportView,
  HubPage,
  type NetworkQuestion,
  NetworkView,
  type Problem,
  ProblemView,
  ProgressView,
  RunFinished,
  RunList,
  SearchView,
  SessionView,
  TaskView,
  type TimelineQuestion,
  TimelineView,
  TransferPage,
} from "../server/serve/wire.ts";

// The page's policy forbids making code from text, which zod would try for speed.
configureZod({ jitless: true });

/** Why a question was not answered. `unreachable`: no server; `strange`: an answer that is not what was agreed. */
export class AskError extends Error {
  readonly kind: "unreachable" | "sign-in" | "refused" | "strange";
  readonly problem: Problem | null;

  constructor(kind: AskError["kind"], problem: Problem | null, options?: ErrorOptions) {
    super(problem?.detail ?? kind, options);
    this.name = "AskError";
    this.kind = kind;
    this.problem = problem;
  }
}

type Query = Readonly<Record<string, string | number | null | undefined>>;

interface Question {
  readonly query?: Query;
  /** Sent as JSON by POST. */
  readonly body?: object;
  readonly signal?: AbortSignal;
}

/** Asks the server and checks the answer, or throws an AskError; an aborted question throws what fetch throws. */
async function ask<T extends z.ZodType>(
  schema: T,
  path: string,
  { query, body, signal }: Question,
): Promise<z.infer<T>> {
  const response = await send(addressOf(path, query), {
    ...(body ? { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } } : {}),
    ...(signal ? { signal } : {}),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const problem = ProblemView.safeParse(answer);
    throw new AskError(response.status === 401 ? "sign-in" : "refused", problem.success ? problem.data : null);
  }
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new AskError("strange", null, { cause: parsed.error });
  return parsed.data;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new AskError("unreachable", null, { cause: error });
  }
}

function addressOf(path: string, query: Query = {}): string {
  const asked = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}

/** The run and the part of its window that a question is about; nulls are the newest run and its whole window. */
export interface Span {
  readonly run: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** A body knows no nulls: what is null is left out. */
export function withoutNulls<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as never;
}

const account = (accountId: string) => `/api/accounts/${encodeURIComponent(accountId)}`;
const run = (runId: string) => `/api/runs/${encodeURIComponent(runId)}`;

const HUBS_A_PAGE = 200;
const ROWS_A_PAGE = 100;

export interface ScoreQuestion {
  readonly from?: string;
  readonly to?: string;
  readonly engine: "leiden" | "louvain";
  readonly resolution: number;
  readonly seed: number;
}

export interface ExportQuestion {
  readonly accounts: readonly string[];
  readonly hops: number;
  readonly format: "graphml" | "gexf" | "csv";
  readonly runId?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Every question that the page asks. */
export const api = {
  session: (signal: AbortSignal) => ask(SessionView, "/api/session", { signal }),
  datasets: (signal: AbortSignal) => ask(DatasetList, "/api/datasets", { signal }),
  runs: (signal: AbortSignal) => ask(RunList, "/api/runs", { signal }),
  hubs: (runId: string, cursor: string | null, signal: AbortSignal) =>
    ask(HubPage, `${run(runId)}/hubs`, { query: { cursor, limit: HUBS_A_PAGE }, signal }),
  atRisk: (runId: string, cursor: string | null, signal: AbortSignal) =>
    ask(AtRiskPage, `${run(runId)}/at-risk`, { query: { cursor, limit: ROWS_A_PAGE }, signal }),
  account: (accountId: string, span: Span, signal: AbortSignal) =>
    ask(AccountView, account(accountId), { query: { ...span }, signal }),
  counterparties: (accountId: string, span: Span, cursor: string | null, signal: AbortSignal) =>
    ask(CounterpartyPage, `${account(accountId)}/counterparties`, {
      query: { ...span, cursor, limit: ROWS_A_PAGE },
      signal,
    }),
  transfers: (accountId: string, span: Span, side: TransferSide, cursor: string | null, signal: AbortSignal) =>
    ask(TransferPage, `${account(accountId)}/transfers`, {
      query: { ...span, ...side, cursor, limit: ROWS_A_PAGE },
      signal,
    }),
  expansion: (accountId: string, span: Span, inView: readonly string[], signal: AbortSignal) =>
    ask(ExpansionView, `${account(accountId)}/expansion`, { body: { ...withoutNulls(span), inView }, signal }),
  network: (question: NetworkQuestion, signal: AbortSignal) =>
    ask(NetworkView, "/api/network", { body: question, signal }),
  timeline: (question: TimelineQuestion, signal: AbortSignal) =>
    ask(TimelineView, "/api/timeline", { body: question, signal }),
  search: (text: string, runId: string | null, signal: AbortSignal) =>
    ask(SearchView, "/api/search", { query: { text, run: runId, limit: 12 }, signal }),
  startRun: (question: ScoreQuestion) => ask(TaskView, "/api/runs", { body: question }),
  startExport: (question: ExportQuestion) => ask(ExportView, "/api/exports", { body: question }),
} as const;

export interface TransferSide {
  readonly direction: "in" | "out" | "both";
  readonly counterparty: string | null;
}

/** All files of an export in one archive. */
export function exportArchiveAddress(exportId: string): string {
  return `/api/exports/${encodeURIComponent(exportId)}.zip`;
}

export function exportFileAddress(exportId: string, name: string): string {
  return `/api/exports/${encodeURIComponent(exportId)}/${encodeURIComponent(name)}`;
}

type Progress = z.infer<typeof ProgressView>;

export interface RunListener {
  onProgress(progress: Progress): void;
  onFinished(runId: string): void;
  /** Null where the connection broke for good. */
  onProblem(problem: Problem | null): void;
}

/** Follows a started run until it has finished or failed. Returns what stops the following, not the run. */
export function followRun(taskId: string, listener: RunListener): () => void {
  const source = new EventSource(addressOf("/api/runs/events", { task: taskId }));
  const on = <T extends z.ZodType>(event: string, schema: T, act: (data: z.infer<T>) => void) =>
    source.addEventListener(event, (message: MessageEvent<string>) => {
      const parsed = schema.safeParse(JSON.parse(message.data));
      if (parsed.success) act(parsed.data);
    });
  on("progress", ProgressView, (progress) => listener.onProgress(progress));
  on("finished", RunFinished, ({ runId }) => {
    source.close();
    listener.onFinished(runId);
  });
  on("problem", ProblemView, (problem) => {
    source.close();
    listener.onProblem(problem);
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) listener.onProblem(null);
  });
  return () => source.close();
}
