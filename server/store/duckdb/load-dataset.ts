import type { DuckDBAppender } from "@duckdb/node-api";
import { ACCOUNT_KINDS, type AccountRecord } from "../../domain/account.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { Failure } from "../../domain/failure.ts";
import type { Reject, SkippedRow } from "../../domain/reject.ts";
import type { StagedLoad } from "../../domain/staged-load.ts";
import type { Task } from "../store.ts";
import { linkDataset } from "./link-dataset.ts";
import type { Session } from "./session.ts";
import { watched } from "./watched.ts";

/**
 * Stores a staged load in the transaction that the session is in: committing it makes the dataset visible, and until
 * then nothing of it is. Throws ALREADY_LOADED, LOAD_STOPPED, DISK_FULL or what the staged load itself throws.
 */
export async function loadDataset(session: Session, staged: StagedLoad, task: Task): Promise<void> {
  const { dataset, transfersFile } = staged;
  await refuseTwice(session, dataset);
  const [next] = await session.rows<{ datasetKey: number }>("next-dataset-key");
  const datasetKey = next?.datasetKey ?? 0;
  const step = (name: string, work: () => Promise<unknown>) =>
    watched(session, { step: name, total: dataset.accepted, unit: "rows" }, task, work);

  await step("accounts", async () => {
    await addDataset(session, datasetKey, dataset);
    await stageAccounts(session, staged.accounts);
    await session.run("add-names", { transfersFile });
    await session.run("add-accounts", { transfersFile });
  });
  await step("transfers", async () => {
    const [added] = await session.rows<{ Count: bigint }>("add-transfers", { datasetKey, transfersFile });
    refuseLost(dataset, Number(added?.Count));
    await session.run("mark-returned", { datasetKey });
  });
  await step("reports", async () => {
    await session.run("add-account-reports", { datasetKey });
    await session.run("drop-staged-accounts");
    await linkDataset(session, datasetKey, dataset, task);
  });
  await step("rejects", async () => {
    await addRejects(session, datasetKey, dataset, staged.rejects);
    await addSkippedRows(session, datasetKey, dataset, staged.skippedRows);
  });
}

async function refuseTwice(session: Session, { datasetId }: Dataset): Promise<void> {
  const there = await session.rows("dataset-key", { datasetId });
  if (there.length === 0) return;
  const advice = "Nothing was loaded. Unload it first, or give the load another --dataset name.";
  throw new Failure("ALREADY_LOADED", `The dataset ${datasetId} is already loaded. ${advice}`, { kind: "refused" });
}

/** A transfer that no account or currency was found for must never just be missing. */
function refuseLost({ datasetId, accepted }: Dataset, stored: number): void {
  if (stored === accepted) return;
  const what = `${stored} transfers of the dataset ${datasetId} could be stored, but ${accepted} were accepted`;
  throw new Failure("STORE_FAILED", `${what}; nothing was loaded. Please report this with the load's report.`);
}

async function addDataset(session: Session, datasetKey: number, dataset: Dataset): Promise<void> {
  const { datasetId } = dataset;
  await session.run("add-dataset", { datasetKey, datasetId, record: JSON.stringify(dataset) });
  await session.append("datasetFiles", [dataset.files], (appender, file, place) => {
    appender.appendInteger(datasetKey);
    appender.appendInteger(place);
    appender.appendVarchar(file.name);
  });
}

async function stageAccounts(session: Session, accounts: AsyncIterable<readonly AccountRecord[]>): Promise<void> {
  await session.run("stage-accounts");
  await session.append("stagedAccounts", accounts, (appender, account, row) => {
    appender.appendInteger(row);
    appender.appendVarchar(account.accountId);
    appendText(appender, account.issuer);
    const kind = ACCOUNT_KINDS.indexOf(account.kind);
    kind > 0 ? appender.appendUTinyInt(kind) : appender.appendNull();
    appendText(appender, account.country);
    account.openedAt === null ? appender.appendNull() : appender.appendBigInt(BigInt(account.openedAt));
    account.birthYear === null ? appender.appendNull() : appender.appendInteger(account.birthYear);
    account.minorFlag === null ? appender.appendNull() : appender.appendBoolean(account.minorFlag);
  });
}

async function addRejects(
  session: Session,
  datasetKey: number,
  dataset: Dataset,
  rejects: AsyncIterable<readonly Reject[]>,
): Promise<void> {
  const placeOf = placesOf(dataset);
  await session.append("rejects", rejects, (appender, reject) => {
    appender.appendInteger(datasetKey);
    appender.appendInteger(placeOf(reject.file));
    appender.appendVarchar(reject.file);
    appender.appendBigInt(BigInt(reject.line));
    appendText(appender, reject.column);
    appender.appendVarchar(reject.code);
    appender.appendVarchar(reject.raw);
  });
}

async function addSkippedRows(
  session: Session,
  datasetKey: number,
  dataset: Dataset,
  skippedRows: AsyncIterable<readonly SkippedRow[]>,
): Promise<void> {
  const placeOf = placesOf(dataset);
  await session.append("skippedRows", skippedRows, (appender, row) => {
    appender.appendInteger(datasetKey);
    appender.appendInteger(placeOf(row.file));
    appender.appendVarchar(row.file);
    appender.appendBigInt(BigInt(row.line));
    appender.appendVarchar(row.reason);
    appender.appendVarchar(row.raw);
  });
}

/** Place of a file in the dataset's list; files that are not in it come after those that are. */
function placesOf(dataset: Dataset): (file: string) => number {
  const places = new Map(dataset.files.map((file, place) => [file.name, place]));
  return (file) => places.get(file) ?? dataset.files.length;
}

function appendText(appender: DuckDBAppender, text: string | null): void {
  text === null ? appender.appendNull() : appender.appendVarchar(text);
}
