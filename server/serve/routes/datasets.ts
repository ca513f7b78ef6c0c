import { z } from "zod";
import { Failure } from "../../domain/failure.ts";
import { runCommand } from "../../jobs/commands.ts";
import type { Store } from "../../store/store.ts";
import { pageOf } from "../cursor.ts";
import { emptyRoute, jsonRoute, type Route } from "../route.ts";
import { datasetView } from "../views.ts";
import { DatasetList, LinkPage, MappingList, PageQuery, RejectPage } from "../wire.ts";

const DatasetParams = z.object({ id: z.string() });
const LinkParams = z.object({ datasetId: z.string(), transferId: z.string() });

export const datasetRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/datasets",
    summary: "The loaded datasets, by name",
    answer: DatasetList,
    handle: async ({ context }) => ({ items: (await context.workspace.store.datasets()).map(datasetView) }),
  }),
  jsonRoute({
    method: "get",
    path: "/api/datasets/:id/rejects",
    summary: "Rows of a dataset that were not loaded, by file and line",
    params: DatasetParams,
    query: PageQuery,
    answer: RejectPage,
    async handle({ params, query, context: { workspace } }) {
      await assertDataset(workspace.store, params.id);
      const { rows, next } = await pageOf(`rejects\0${params.id}`, query, (page) =>
        workspace.store.rejects(params.id, page),
      );
      return { items: rows.map(({ file, line, column, code, raw }) => ({ file, line, column, code, raw })), next };
    },
  }),
  emptyRoute({
    method: "delete",
    path: "/api/datasets/:id",
    summary: "Removes a dataset and all its transfers",
    params: DatasetParams,
    async handle({ params, context: { workspace, tasks } }) {
      await tasks.exclusively((task) => runCommand(workspace, "unload", { dataset: params.id }, task));
    },
  }),
  jsonRoute({
    method: "get",
    path: "/api/mappings",
    summary: "The column mappings that can be loaded with",
    answer: MappingList,
    async handle({ context: { workspace } }) {
      const { mappings } = await runCommand(workspace, "mappings", {});
      return { items: mappings.map(({ name, title, description }) => ({ name, title, description })) };
    },
  }),
  jsonRoute({
    method: "get",
    path: "/api/links",
    summary: "Transfers that two institutions reported both",
    query: PageQuery,
    answer: LinkPage,
    async handle({ query, context: { workspace } }) {
      const { rows, next } = await pageOf("links", query, (page) => workspace.store.links(page));
      return { items: rows.map(({ first, second, gapMs }) => ({ first, second, gapMs })), next };
    },
  }),
  emptyRoute({
    method: "delete",
    path: "/api/links/:datasetId/:transferId",
    summary: "Undoes the link of a second report: it counts again as a transfer of its own",
    params: LinkParams,
    async handle({ params, context: { workspace, tasks } }) {
      await tasks.exclusively(() => workspace.store.undoLink(params));
    },
  }),
];

/** A dataset without rejects and one that is not there are two answers. */
async function assertDataset(store: Store, datasetId: string): Promise<void> {
  const datasets = await store.datasets();
  if (datasets.some((dataset) => dataset.datasetId === datasetId)) return;
  throw new Failure("DATASET_UNKNOWN", "No dataset of that name is loaded; /api/datasets lists them.", {
    kind: "missing",
  });
}
