import type { Command } from "commander";
import { windowText } from "../jobs/window-text.ts";
import type { Session } from "./session.ts";
import { json, table } from "./tables.ts";
import { windowJson } from "./words.ts";

export function addDatasets(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("datasets")
    .summary("what is loaded")
    .description("Lists the loaded datasets with their row counts.")
    .option("--linked", "list instead the transfers that two institutions reported both (each counts once)", false)
    .action(async ({ linked }: { readonly linked: boolean }, command: Command) => {
      const session = sessionOf(command);
      const answer = await session.answer("datasets", { linked });
      await session.terminal.data([
        linked ? links(answer.links, session.isJson) : datasets(answer.datasets, session.isJson),
      ]);
    });
}

type Answer = Awaited<ReturnType<typeof Session.prototype.answer<"datasets">>>;

function datasets(list: Answer["datasets"], isJson: boolean): string {
  if (isJson) {
    return json(
      list.map(({ period, ...dataset }) => ({ ...dataset, period: period === null ? null : windowJson(period) })),
    );
  }
  const columns = [
    "dataset",
    "read",
    "accepted",
    "rejected",
    "duplicate",
    "skipped",
    "transfers (UTC)",
    "loaded",
    "by",
  ];
  const rows = list.map((dataset) => [
    dataset.datasetId,
    dataset.rowsRead,
    dataset.accepted,
    dataset.rejected,
    dataset.duplicate,
    dataset.skipped,
    dataset.period === null ? "none" : windowText(dataset.period),
    dataset.loadedAt.slice(0, 16).replace("T", " "),
    dataset.loadedBy,
  ]);
  return table(columns, rows);
}

function links(list: Answer["links"], isJson: boolean): string {
  if (isJson) return json(list);
  const columns = ["counted", "transferId", "second report", "transferId", "seconds later"];
  const rows = list.map(({ first, second, gapMs }) => [
    first.datasetId,
    first.transferId,
    second.datasetId,
    second.transferId,
    gapMs / 1000,
  ]);
  return table(columns, rows);
}
