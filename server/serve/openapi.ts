import { z } from "zod";
import type { Answer, Route } from "./route.ts";
import * as wire from "./wire.ts";

type Json = Readonly<Record<string, unknown>>;

/** Every schema of the wire under its own name, so that the document refers to it instead of repeating it. */
const SCHEMAS = z.registry<{ id: string }>();
for (const [name, value] of Object.entries(wire)) {
  if (value instanceof z.ZodType && !SCHEMAS.has(value)) SCHEMAS.add(value, { id: name });
}

const PROBLEM = {
  description: "What was wrong",
  content: { "application/problem+json": { schema: refTo("ProblemView") } },
};

/** The OpenAPI 3.1 document of a route table. Same routes, same document. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Tributary", version, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "tributary-{port}" },
      },
      schemas: componentSchemas(),
    },
  };
}

function operationOf(route: Route): Json {
  const parameters = [...parametersOf(route.params, "path"), ...parametersOf(route.query, "query")];
  return {
    operationId: operationId(route),
    summary: route.summary,
    ...(route.isForTokenOnly ? { security: [{ bearer: [] }] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body
      ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(route.body, "input") } } } }
      : {}),
    responses: { [route.answer.status]: answerOf(route.answer), default: PROBLEM },
  };
}

/** `get /api/runs/:id/hubs` → `getRunsIdHubs`. */
function operationId(route: Route): string {
  const words = route.path.replace("/api", "").split(/[^A-Za-z0-9]+/);
  return route.method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function parametersOf(schema: z.ZodType, place: "path" | "query"): readonly Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => ({
    name,
    in: place,
    required: !field.safeParse(undefined).success,
    // A query is text that becomes a number on the way in: what comes out says the type.
    schema: schemaOf(field, "output"),
  }));
}

function answerOf(answer: Answer): Json {
  switch (answer.kind) {
    case "json":
      return { description: "Done", content: { "application/json": { schema: schemaOf(answer.schema, "output") } } };
    case "empty":
      return { description: "Done" };
    case "file":
      return { description: "The file", content: { [answer.mediaType]: {} } };
    case "events": {
      const events = Object.entries(answer.events).map(([name, schema]) => [name, schemaOf(schema, "output")]);
      return {
        description: "Server-sent events; the data of each is JSON of the schema under its name",
        content: { "text/event-stream": { schema: { type: "string" }, "x-events": Object.fromEntries(events) } },
      };
    }
    default:
      return answer satisfies never;
  }
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const id = SCHEMAS.get(schema)?.id;
  return id === undefined ? withoutDialect(z.toJSONSchema(schema, { io, unrepresentable: "any" })) : refTo(id);
}

function refTo(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(SCHEMAS, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $id: _id, ...rest } = withoutDialect(schema as Json);
      return [name, rest];
    }),
  );
}

function withoutDialect(schema: Json): Json {
  const { $schema: _dialect, "~standard": _standard, ...rest } = schema;
  return rest;
}
