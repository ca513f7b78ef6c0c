import type { Express } from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROUTES } from "../../server/serve/routes.ts";
import * as wire from "../../server/serve/wire.ts";
import { type Served, serve } from "./served-world.ts";

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

let served: Served;
let document: Document;
beforeAll(async () => {
  served = await serve();
  document = (await served.client.get("/api/openapi.json").expect(200)).body;
});
afterAll(() => served.close());

/** What Express itself answers under /api: "get /api/runs/{id}". The layers that answer 405 take every method there is. */
function routesOfExpress(app: Express): readonly string[] {
  return app.router.stack.flatMap(({ route }) => {
    // The types leave out what Express has had since version 2.
    const methods = Object.keys((route as { readonly methods?: object } | undefined)?.methods ?? {});
    if (!route?.path.startsWith("/api") || methods.length !== 1) return [];
    return [`${methods[0]} ${route.path.replaceAll(/:(\w+)/g, "{$1}")}`];
  });
}

function operations(): readonly (readonly [string, Operation])[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );
}

describe("the OpenAPI document", () => {
  test("names exactly the routes that the app answers", () => {
    const inApp = [...routesOfExpress(served.app.handler)].sort();
    expect(inApp.length).toBe(ROUTES.length);
    expect(
      operations()
        .map(([name]) => name)
        .sort(),
    ).toEqual(inApp);
  });

  test("is OpenAPI 3.1 with an id of its own and a summary for each operation", () => {
    expect(document.openapi).toBe("3.1.0");
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(operations().filter(([, { summary }]) => summary.length < 10)).toEqual([]);
  });

  test("lists each parameter of a path as required, and every other as it is", () => {
    for (const [name, { parameters = [] }] of operations()) {
      const inPath = parameters.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name);
      expect(inPath).toEqual([...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
    }
    const hubs = document.paths["/api/runs/{id}/hubs"]?.get?.parameters;
    expect(hubs).toContainEqual({
      name: "limit",
      in: "query",
      required: false,
      schema: { type: "integer", minimum: 1, maximum: 500, default: 100 },
    });
  });

  test("refers only to schemas that it holds, and holds every schema of the wire", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
    expect(references.length).toBeGreaterThan(ROUTES.length);
    const held = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(references.filter((reference) => !held.includes(reference))).toEqual([]);
    expect(held.length).toBe(Object.keys(wire).length);
  });

  test("says of every operation how it fails", () => {
    for (const [, { responses }] of operations())
      expect(responses.default).toMatchObject({ description: "What was wrong" });
  });
});
