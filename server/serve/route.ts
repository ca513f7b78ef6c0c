import type { Request, Response } from "express";
import { z } from "zod";
import type { AppContext } from "./app-context.ts";

type Method = "get" | "post" | "delete";

/** What a handler works with: the parts of the request, checked. */
export interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly context: AppContext;
}

interface Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly method: Method;
  /** As Express writes it: `/api/accounts/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Not taken from a browser's session. */
  readonly isForTokenOnly?: true;
}

/** An event of a stream and the schema of its data. */
type EventSchemas = Readonly<Record<string, z.ZodType>>;

export type Answer =
  | { readonly kind: "json"; readonly status: number; readonly schema: z.ZodType }
  | { readonly kind: "empty"; readonly status: 204 }
  | { readonly kind: "events"; readonly status: 200; readonly events: EventSchemas }
  | { readonly kind: "file"; readonly status: 200; readonly mediaType: string };

/** One row of the route table, from which the Express routes and the OpenAPI document are both made. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  readonly answer: Answer;
  readonly isForTokenOnly: boolean;
  /** Answers the request, or throws what `problemOf` turns into the answer. */
  run(asked: Asked<unknown, unknown, unknown>, request: Request, response: Response): Promise<void>;
}

type Nothing = z.ZodObject<Record<never, never>>;
const NOTHING: Nothing = z.object({});

/** A route whose answer is JSON of the schema; `status` is 200 unless given. */
export function jsonRoute<
  A extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodUndefined,
>(
  definition: Definition<P, Q, B> & {
    readonly status?: 200 | 201 | 202;
    readonly answer: A;
    readonly handle: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<A>> | z.input<A>;
  },
): Route {
  const { handle, answer: schema, status = 200 } = definition;
  return route(definition, { kind: "json", status, schema }, async (asked, _request, response) => {
    const answer = await handle(asked as Asked<z.output<P>, z.output<Q>, z.output<B>>);
    asked.context.checkAnswer?.(schema, answer);
    response.status(status).json(answer);
  });
}

/** A route that changes something and has nothing to say: 204. */
export function emptyRoute<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodUndefined,
>(
  definition: Definition<P, Q, B> & {
    readonly handle: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>) => Promise<void>;
  },
): Route {
  const { handle } = definition;
  return route(definition, { kind: "empty", status: 204 }, async (asked, _request, response) => {
    await handle(asked as Asked<z.output<P>, z.output<Q>, z.output<B>>);
    response.status(204).end();
  });
}

/** A route that writes its answer itself: a file, or server-sent events. */
export function streamRoute<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodUndefined,
>(
  definition: Definition<P, Q, B> & {
    readonly answer: Extract<Answer, { readonly kind: "events" | "file" }>;
    readonly handle: (
      asked: Asked<z.output<P>, z.output<Q>, z.output<B>>,
      request: Request,
      response: Response,
    ) => Promise<void> | void;
  },
): Route {
  const { handle } = definition;
  return route(definition, definition.answer, async (asked, request, response) => {
    await handle(asked as Asked<z.output<P>, z.output<Q>, z.output<B>>, request, response);
  });
}

function route(definition: Definition<z.ZodType, z.ZodType, z.ZodType>, answer: Answer, run: Route["run"]): Route {
  const { method, path, summary, params = NOTHING, query = NOTHING, body = null, isForTokenOnly = false } = definition;
  return { method, path, summary, params, query, body, answer, isForTokenOnly, run };
}
