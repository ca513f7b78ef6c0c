import { z } from "zod";
import { openApiDocument } from "./openapi.ts";
import { jsonRoute, type Route } from "./route.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { commandRoutes } from "./routes/commands.ts";
import { datasetRoutes } from "./routes/datasets.ts";
import { dispositionRoutes } from "./routes/dispositions.ts";
import { exportRoutes } from "./routes/exports.ts";
import { findingRoutes } from "./routes/findings.ts";
import { linkRoutes } from "./routes/links.ts";
import { networkRoutes } from "./routes/network.ts";
import { pathRoutes } from "./routes/paths.ts";
import { runRoutes } from "./routes/runs.ts";
import { searchRoutes } from "./routes/search.ts";
import { serverRoutes } from "./routes/server.ts";
import { timelineRoutes } from "./routes/timeline.ts";

/** The API: every route there is. Where two paths fit an address, the first in this order answers. */
export const ROUTES: readonly Route[] = [
  ...serverRoutes,
  jsonRoute({
    method: "get",
    path: "/api/openapi.json",
    summary: "This document",
    answer: z.record(z.string(), z.unknown()),
    handle: ({ context }) => openApiDocument(ROUTES, context.version),
  }),
  ...datasetRoutes,
  ...linkRoutes,
  ...runRoutes,
  ...findingRoutes,
  ...accountRoutes,
  ...dispositionRoutes,
  ...networkRoutes,
  ...timelineRoutes,
  ...searchRoutes,
  ...pathRoutes,
  ...exportRoutes,
  ...commandRoutes,
];
