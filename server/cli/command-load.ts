import type { Command } from "commander";
import type { RowList } from "../domain/reject.ts";
import { datasetName } from "../jobs/dataset-name.ts";
import { windowText } from "../jobs/window-text.ts";
import type { LoadReport, RejectsOfCode } from "../jobs/workspace.ts";
import { share } from "./option-values.ts";
import { rejectsCommand } from "./rejects-command.ts";
import type { Session } from "./session.ts";
import { type Fact, facts, json } from "./tables.ts";
import { count, windowJson } from "./words.ts";

interface LoadCommandOptions {
  readonly mapping: string;
  readonly dataset?: string;
  readonly accounts?: string;
  readonly issuer?: string;
  readonly institution?: string;
  readonly legalBasis?: string;
  readonly maxRejects: number;
}

export function addLoad(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("load")
    .summary("check files and load them as one dataset")
    .description(
      "Checks every row of the files and loads them as one dataset, whole or not at all. Rows that cannot be read are " +
        "kept with file, line, column and reason; above --max-rejects nothing is loaded (exit 3). Files that are loaded " +
        "already, and files of which no row becomes a transfer, are refused (exit 3); --max-rejects 100% keeps the " +
        "latter as an empty dataset. Files are called by their names from then on, without their folders.",
    )
    .argument("<file...>", "CSV, .csv.gz, Parquet, or what the mapping reads")
    .option(
      "--mapping <name|file>",
      'how the columns are called and written; "tributary mappings" lists them',
      "canonical",
    )
    .option("--dataset <name>", "name of the dataset (default: made of the first file's name)")
    .option("--accounts <file>", "facts about accounts: accountId,issuer,kind,country,openedAt,birthYear,minorFlag")
    .option("--issuer <name>", "issuer of account numbers that come without one")
    .option("--institution <name>", "who sent the files")
    .option("--legal-basis <text>", "on what basis they may be used")
    .option("--max-rejects <share>", "share of rows that may be rejected before all is refused", share, 0.01)
    .addHelpText(
      "after",
      `
Examples:
  tributary load transfers.csv
  tributary load march-*.csv.gz --dataset march --accounts kyc.csv --institution "Bank A" --legal-basis "letter 12/2024"
  tributary load mutasi.csv --mapping ./my-bank.json --max-rejects 5%`,
    )
    .action(async (files: readonly string[], options: LoadCommandOptions, command: Command) => {
      const session = sessionOf(command);
      const dataset = datasetName(options.dataset ?? null, files[0]);
      const report = await session.answer("load", {
        files,
        mapping: options.mapping,
        dataset,
        accounts: options.accounts ?? null,
        issuer: options.issuer ?? null,
        institution: options.institution ?? null,
        legalBasis: options.legalBasis ?? null,
        maxRejectShare: options.maxRejects,
      });
      await session.terminal.data([session.isJson ? json(reportJson(report)) : reportText(report)]);
      for (const warning of report.dataset.warnings) session.terminal.warn(`Warning: ${warning}`);
      if (report.dataset.accepted === 0) {
        session.terminal.warn("Warning: No row became a transfer; the dataset is empty, as --max-rejects 100% allows.");
      }
      for (const hint of listHints(report)) session.terminal.say(hint);
      if (report.dataset.accepted > 0) session.terminal.say('Next: "tributary score", then "tributary hubs".');
    });
}

/** What lists the rows that were not loaded. */
function listHints({ dataset, accountsRejectsByCode }: LoadReport): readonly string[] {
  const listed = (list: RowList): string => `"${rejectsCommand(dataset.datasetId, list)}" lists all of them.`;
  return [
    ...(dataset.rejected > 0 ? [`Rejected rows: ${listed("rejected")}`] : []),
    ...(dataset.skipped > 0 ? [`Skipped rows: ${listed("skipped")}`] : []),
    ...(accountsRejectsByCode.length > 0 ? [`Faulty rows of the accounts file: ${listed("accounts")}`] : []),
  ];
}

function reportJson({ dataset, ...report }: LoadReport): object {
  const { period } = dataset;
  return { dataset: { ...dataset, period: period === null ? null : windowJson(period) }, ...report };
}

function reportText({ dataset, ...report }: LoadReport): string {
  const lines: Fact[] = [
    ["dataset", dataset.datasetId],
    ["files", dataset.files.map((file) => file.name).join(", ")],
    ["rows read", number(dataset.rowsRead)],
    ["= accepted", number(dataset.accepted) + (dataset.rounded > 0 ? ` (${number(dataset.rounded)} rounded)` : "")],
    ["+ rejected", number(dataset.rejected)],
    ...report.rejectsByCode.map(codeFact),
    ["+ duplicate", number(dataset.duplicate)],
    ["+ skipped", number(dataset.skipped)],
    ...report.skippedByReason.map(({ reason, rows }): Fact => [`    ${reason}`, number(rows)]),
    ["transfers (UTC)", dataset.period === null ? "none" : windowText(dataset.period)],
  ];
  if (report.accountsRejectsByCode.length > 0) {
    const rows = report.accountsRejectsByCode.reduce((sum, { rows }) => sum + rows, 0);
    lines.push(["accounts file: faulty", number(rows)], ...report.accountsRejectsByCode.map(codeFact));
  }
  if (report.linkedReports > 0) {
    const twice = `${count(report.linkedReports, "transfer")}, counted once ("tributary datasets --linked")`;
    lines.push(["reported twice", twice]);
  }
  if (report.ignoredColumns.length > 0) lines.push(["columns ignored", report.ignoredColumns.join(", ")]);
  return facts([...lines, ["seconds", report.seconds.toFixed(2)]]);
}

function codeFact({ code, rows, examples }: RejectsOfCode): Fact {
  return [`    ${code}`, `${number(rows)}: ${examples.map(placeText).join(", ")}`];
}

function number(value: number): string {
  return value.toLocaleString("en");
}

function placeText({ file, line, column }: RejectsOfCode["examples"][number]): string {
  return `${file}:${line}${column === null ? "" : ` ${column}`}`;
}
