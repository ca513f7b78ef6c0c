import type { Express, Request } from "express";
import { z } from "zod";
import type { AppContext } from "./app-context.ts";
import { HttpProblem } from "./problem.ts";
import { ROUTES } from "./routes.ts";

/** Makes the Express routes of the route table; a known path asked with another method is answered 405. */
export function mount(app: Express, context: AppContext): void {
  for (const route of ROUTES) {
    const [inPath, inQuery, inBody] = [strict(route.params), strict(route.query), route.body && strict(route.body)];
    app[route.method](route.path, async (request, response) => {
      if (route.isForTokenOnly) assertToken(request);
      const params = checked(inPath, request.params, "path");
      const query = checked(inQuery, request.query, "query");
      const body = inBody ? checked(inBody, bodyOf(request), "body") : undefined;
      await route.run({ params, query, body, context }, request, response);
    });
  }
  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const methods = ROUTES.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
    app.all(path, (_request, response) => {
      response.set("Allow", methods.join(", "));
      throw new HttpProblem(405, "METHOD_UNKNOWN", `This address takes ${methods.join(" and ")}.`);
    });
  }
}

/** A bearer token that is there has been checked at sign-in. */
function assertToken(request: Request): void {
  if (request.headers.authorization !== undefined) return;
  throw new HttpProblem(403, "TOKEN_NEEDED", "This address takes requests with a bearer token only.");
}

/** No body is an empty one; a body that is not JSON was not read. */
function bodyOf(request: Request): unknown {
  const hasBody = request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"]) > 0;
  if (request.body === undefined && hasBody) {
    throw new HttpProblem(
      415,
      "REQUEST_INVALID",
      "The request's body has to be JSON, with Content-Type: application/json.",
    );
  }
  return request.body ?? {};
}

/** Exactly the named fields: a misspelt `limt` is a mistake to report, not to ignore. */
function strict(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject ? schema.strict() : schema;
}

/** Names the first field that is wrong and why. What came from outside is not repeated: it may be an account id. */
function checked(schema: z.ZodType, given: unknown, part: string): unknown {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.length > 0 ? `"${issue.path.join(".")}"` : "it";
  const reason = issue.code === "unrecognized_keys" ? "it has a field that nobody reads" : issue.message;
  throw new HttpProblem(400, "REQUEST_INVALID", `The request's ${part} is not as it should be; ${field}: ${reason}.`);
}
