import { randomUUID } from "node:crypto";
import type { Dataset } from "../../domain/dataset.ts";
import { Failure } from "../../domain/failure.ts";
import type { Reject, SkippedRow } from "../../domain/reject.ts";
import type { StagedLoad, StagedTransfer } from "../../domain/staged-load.ts";
import type { Standing } from "../../domain/transfer.ts";
import type { Task } from "../store.ts";
import { inLanes } from "./in-lanes.ts";
import { linkDataset } from "./link-dataset.ts";
import { loadAccounts } from "./load-accounts.ts";
import { BATCH, refuseStopped, tell } from "./load-step.ts";
import { onlyRow } from "./neo4j-values.ts";
import { removeDataset } from "./remove-dataset.ts";
import type { ParameterMap, Session } from "./session.ts";
import { type LoadSurvey, surveyLoad } from "./survey-load.ts";

/** Two transactions at once keep two cores of the server busy; more wait for each other. */
const LANES = 2;

/**
 * Stores a staged load in many transactions. No reader sees any of it before the last one marks the dataset ready.
 * Throws ALREADY_LOADED, LOAD_STOPPED, or what the store or the staged load itself throws, and removes what it had stored.
 */
export async function loadDataset(session: Session, staged: StagedLoad, task: Task): Promise<void> {
  const { dataset } = staged;
  refuseStopped(task);
  await makeRoom(session, dataset.datasetId);
  const survey = await surveyLoad(staged, task);
  const loadId = randomUUID();
  await addDataset(session, dataset, loadId, survey);
  try {
    await storeParts(session, staged, survey, task);
    await markReady(session, dataset, loadId);
  } catch (error) {
    // Where the server is gone there is nothing to be done now; recovery removes the rest.
    await removeDataset(session, dataset.datasetId).catch(() => undefined);
    throw error;
  }
}

/** Refuses a datasetId that is there, and removes what an interrupted load of it left. */
async function makeRoom(session: Session, datasetId: string): Promise<void> {
  const [there] = await session.rows<{ status: string }>("dataset-status", { datasetId });
  if (there === undefined) return;
  if (there.status !== "ready") return removeDataset(session, datasetId);
  const advice = "Nothing was loaded. Unload it first, or give the load another --dataset name.";
  throw new Failure("ALREADY_LOADED", `The dataset ${datasetId} is already loaded. ${advice}`, { kind: "refused" });
}

async function addDataset(session: Session, dataset: Dataset, loadId: string, survey: LoadSurvey): Promise<void> {
  await session.run("add-dataset", {
    datasetId: dataset.datasetId,
    loadId,
    record: JSON.stringify(dataset),
    institution: dataset.institution,
    loadedAt: dataset.loadedAt,
    loadedBy: dataset.loadedBy,
    fileNames: dataset.files.map((file) => file.name),
    currencies: survey.currencies,
    channels: survey.channels,
    countries: survey.countries,
  });
}

async function storeParts(session: Session, staged: StagedLoad, survey: LoadSurvey, task: Task): Promise<void> {
  const { dataset } = staged;
  const keyOf = await loadAccounts(session, dataset.datasetId, survey, task);
  const stored = await addTransfers(session, staged, survey, keyOf, task);
  await refuseOtherCount(session, dataset.datasetId, stored);
  await linkDataset(session, dataset, task);
  const placeOf = placesOf(dataset);
  await addLines(session, "add-rejects", dataset, staged.rejects, (reject: Reject) => ({
    ...reject,
    filePlace: placeOf(reject.file),
  }));
  await addLines(session, "add-skipped-rows", dataset, staged.skippedRows, (skipped: SkippedRow) => ({
    ...skipped,
    filePlace: placeOf(skipped.file),
  }));
  refuseStopped(task);
}

/** Returns the number of transfers that were stored. */
async function addTransfers(
  session: Session,
  staged: StagedLoad,
  survey: LoadSurvey,
  keyOf: ReadonlyMap<string, number>,
  task: Task,
): Promise<number> {
  const { datasetId, accepted } = staged.dataset;
  let stored = 0;
  tell(task, "transfers", stored, accepted);
  await inLanes(LANES, staged.batches(BATCH), async (batch) => {
    const transfers = batch.map((row) => transferRow(row, keyOf, survey.returned));
    await session.run("add-transfers", { datasetId, transfers });
    stored += batch.length;
    tell(task, "transfers", stored, accepted);
  });
  return stored;
}

function transferRow(
  row: StagedTransfer,
  keyOf: ReadonlyMap<string, number>,
  returned: ReadonlySet<string>,
): ParameterMap {
  const { payer, payee, reverses, ...kept } = row;
  const standing: Standing = reverses !== null ? "reversal" : returned.has(row.transferId) ? "returned" : "counted";
  return { ...kept, payerKey: keyOf.get(payer) ?? -1, payeeKey: keyOf.get(payee) ?? -1, standing };
}

/** Proof against a transfer lost or doubled between here and the server: the dataset must not become ready then. */
async function refuseOtherCount(session: Session, datasetId: string, sent: number): Promise<void> {
  const { transfers } = onlyRow(await session.rows<{ transfers: bigint }>("count-transfers", { datasetId }));
  if (Number(transfers) === sent) return;
  throw new Failure(
    "STORE_FAILED",
    `Neo4j at ${session.place} holds ${transfers} transfers of ${datasetId} where ${sent} were sent. Load it again.`,
  );
}

async function addLines<R>(
  session: Session,
  query: "add-rejects" | "add-skipped-rows",
  { datasetId }: Dataset,
  batches: AsyncIterable<readonly R[]>,
  rowOf: (row: R) => ParameterMap,
): Promise<void> {
  let next = 0;
  for await (const batch of batches) {
    for (let from = 0; from < batch.length; from += BATCH) {
      const rows = batch.slice(from, from + BATCH).map((row) => ({ ...rowOf(row), row: next++ }));
      await session.run(query, { datasetId, rows });
    }
  }
}

/** Place of a file in the dataset's list; files that are not in it come after those that are. */
function placesOf(dataset: Dataset): (file: string) => number {
  const places = new Map(dataset.files.map((file, place) => [file.name, place]));
  return (file) => places.get(file) ?? dataset.files.length;
}

async function markReady(session: Session, { datasetId }: Dataset, loadId: string): Promise<void> {
  const marked = await session.rows("mark-ready", { datasetId, loadId });
  if (marked.length === 1) return;
  const advice = "Let one program at a time change the store, and load it again.";
  throw new Failure("STORE_FAILED", `The dataset ${datasetId} was removed while it was loaded. ${advice}`);
}
