import { z } from "zod";
import type { Dataset } from "../../domain/dataset.ts";
import { Failure } from "../../domain/failure.ts";
import { runCommand } from "../../jobs/commands.ts";
import { lineOrWithheld } from "../../jobs/withheld-line.ts";
import type { AppContext } from "../app-context.ts";
import { pageOf } from "../cursor.ts";
import { emptyRoute, jsonRoute, type Route } from "../route.ts";
import { datasetView } from "../views.ts";
import { DatasetList, MappingList, PageQuery, RejectPage } from "../wire.ts";

const DatasetParams = z.object({ id: z.string() });

export const datasetRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/datasets",
    summary: "The loaded datasets, by name",
    answer: DatasetList,
    async handle({ context }) {
      const { redact } = await context.accounts.protection();
      const datasets = await context.workspace.store.datasets();
      return { items: datasets.map((dataset) => datasetView(dataset, redact)) };
    },
  }),
  jsonRoute({
    method: "get",
    path: "/api/datasets/:id/rejects",
    summary: "Rows of a dataset that were not loaded, by file and line",
    params: DatasetParams,
    query: PageQuery,
    answer: RejectPage,
    async handle({ params, query, context }) {
      const { datasetId } = await datasetNamed(context, params.id);
      const { redact } = await context.accounts.protection();
      const { store } = context.workspace;
      const { rows, next } = await pageOf(`rejects\0${redact(datasetId)}`, query, (page) =>
        store.rejects(datasetId, page),
      );
      const items = rows.map(({ file, line, column, code, raw }) => ({
        file: redact(file),
        line,
        column,
        code,
        raw: lineOrWithheld(raw, redact),
      }));
      return { items, next };
    },
  }),
  emptyRoute({
    method: "delete",
    path: "/api/datasets/:id",
    summary: "Removes a dataset and all its transfers",
    params: DatasetParams,
    async handle({ params, context }) {
      const { datasetId } = await datasetNamed(context, params.id);
      await context.tasks.exclusively((task) => runCommand(context.workspace, "unload", { dataset: datasetId }, task));
    },
  }),
  jsonRoute({
    method: "get",
    path: "/api/mappings",
    summary: "The column mappings that can be loaded with",
    answer: MappingList,
    async handle({ context }) {
      const { mappings } = await runCommand(context.workspace, "mappings", {});
      return { items: mappings.map(({ name, title, description }) => ({ name, title, description })) };
    },
  }),
];

/** The dataset of that name, as it is or as it is shown (a statement's dataset may be called by its account). */
async function datasetNamed({ workspace, accounts }: AppContext, name: string): Promise<Dataset> {
  const [datasets, { redact }] = await Promise.all([workspace.store.datasets(), accounts.protection()]);
  const named = datasets.find(({ datasetId }) => datasetId === name || redact(datasetId) === name);
  if (named) return named;
  throw new Failure("DATASET_UNKNOWN", "No dataset of that name is loaded; /api/datasets lists them.", {
    kind: "missing",
  });
}
