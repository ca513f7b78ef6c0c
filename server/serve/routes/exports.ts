import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import { z } from "zod";
import { runCommand } from "../../jobs/commands.ts";
import { MadeExports } from "../made-exports.ts";
import { jsonRoute, type Route, streamRoute } from "../route.ts";
import { ExportList, ExportRequest, ExportView } from "../wire.ts";

const ANY_FILE = "application/octet-stream";
const ZIP_FILE = "application/zip";

export const exportRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/exports",
    summary: "The exports made over HTTP, newest first",
    answer: ExportList,
    handle: async ({ context }) => ({ items: [...(await new MadeExports(context.workspace.home).list())] }),
  }),
  jsonRoute({
    method: "post",
    path: "/api/exports",
    summary: "Writes the accounts around others, with their transfers, as files with a manifest",
    body: ExportRequest,
    status: 201,
    answer: ExportView,
    async handle({ body, context: { workspace, accounts } }) {
      const named = await accounts.allNamed(body.accounts);
      const { exportId, folder } = new MadeExports(workspace.home).next(workspace.now());
      const made = await runCommand(workspace, "export", {
        accounts: named.map(({ accountId }) => accountId),
        hub: null,
        hops: body.hops,
        format: body.format,
        out: folder,
        run: body.runId ?? null,
        from: body.from ?? null,
        to: body.to ?? null,
      });
      const files = made.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
      return { exportId, accounts: made.accounts, edges: made.edges, transfers: made.transfers, files };
    },
  }),
  streamRoute({
    method: "get",
    path: "/api/exports/:id.zip",
    summary: "All files of an export as one ZIP archive",
    params: z.object({ id: z.string() }),
    answer: { kind: "file", status: 200, mediaType: ZIP_FILE },
    async handle({ params, context }, _request, response) {
      const made = new MadeExports(context.workspace.home);
      const { exportId } = await made.read(params.id);
      offerFile(response, ZIP_FILE, `${exportId}.zip`);
      await pipeline(Readable.from(made.zipOf(exportId)), response);
    },
  }),
  streamRoute({
    method: "get",
    path: "/api/exports/:id/:name",
    summary: "One file of an export",
    params: z.object({ id: z.string(), name: z.string() }),
    answer: { kind: "file", status: 200, mediaType: ANY_FILE },
    async handle({ params, context }, _request, response) {
      const path = await new MadeExports(context.workspace.home).fileOf(params.id, params.name);
      offerFile(response, ANY_FILE, params.name);
      await pipeline(createReadStream(path), response);
    },
  }),
];

/** To be saved, never shown: no file of an export runs as a page of this server. */
function offerFile(response: Response, mediaType: string, name: string): void {
  response.attachment(name);
  response.set("Content-Type", mediaType);
}
