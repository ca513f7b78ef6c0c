import { Failure, type FailureKind } from "../domain/failure.ts";
import type { Problem } from "./wire.ts";

/** Codes of the HTTP boundary. An answer's code is one of these or a FailureCode. */
type ProblemCode =
  | "REQUEST_INVALID"
  | "CURSOR_INVALID"
  | "SIGN_IN_NEEDED"
  | "HOST_REFUSED"
  | "ORIGIN_REFUSED"
  | "TOKEN_NEEDED"
  | "NOT_FOUND"
  | "METHOD_UNKNOWN"
  | "BODY_TOO_LARGE"
  | "TASK_RUNNING"
  | "TASK_UNKNOWN"
  | "SERVER_STOPPING"
  | "INTERNAL";

/** A refusal of the HTTP boundary itself. `detail` is one sentence for the person who asked; it never repeats an account id. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: ProblemCode;

  constructor(status: number, code: ProblemCode, detail: string, options: { readonly cause?: unknown } = {}) {
    super(detail, options);
    this.name = "HttpProblem";
    this.status = status;
    this.code = code;
  }
}

const STATUS_OF_KIND: Readonly<Record<FailureKind, number>> = { failed: 500, usage: 400, refused: 409, missing: 404 };

const TITLES: ReadonlyMap<number, string> = new Map([
  [400, "The request is not understood"],
  [401, "Sign in first"],
  [403, "Refused"],
  [404, "Not found"],
  [405, "Not offered here"],
  [409, "Not now"],
  [413, "Too large"],
  [415, "Not JSON"],
  [500, "The server failed"],
  [503, "The server is stopping"],
]);

/**
 * Any error as an answer for the person who asked. A `Failure` keeps its code and sentence; an error that nobody
 * foresaw shows neither message nor stack.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof Failure) return problem(STATUS_OF_KIND[error.kind], error.code, error.message);
  if (error instanceof HttpProblem) return problem(error.status, error.code, error.message);
  return bodyProblem(error) ?? problem(500, "INTERNAL", "Something in the server failed; its log says where.");
}

/** Decides the command line's exit code: a server that is busy has failed to do it, as a store that is held has. */
export function kindOf(error: unknown): FailureKind {
  return error instanceof Failure ? error.kind : "failed";
}

/** What Express's body reader throws: errors with a `type` and a 4xx `status`, whose messages quote the body. */
function bodyProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return undefined;
  if (error.status === 413)
    return problem(413, "BODY_TOO_LARGE", "The request's body is larger than 1 MB; ask in parts.");
  if (error.status === 415)
    return problem(415, "REQUEST_INVALID", "The request's body has an encoding or charset that is not read here.");
  if (error.status >= 400 && error.status < 500) {
    return problem(400, "REQUEST_INVALID", "The request's address or body cannot be read; a body is JSON in UTF-8.");
  }
  return undefined;
}

function problem(status: number, code: string, detail: string): Problem {
  const type = `urn:tributary:problem:${code.toLowerCase().replaceAll("_", "-")}`;
  return { type, title: TITLES.get(status) ?? "Not answered", status, code, detail };
}
