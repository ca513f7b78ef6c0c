import type { Dataset } from "../../domain/dataset.ts";
import { linkReports, type ReportCandidate, type ReportPair } from "../../domain/link-reports.ts";
import type { TimePrecision } from "../../domain/transfer.ts";
import { DAY_MS } from "../../domain/window.ts";
import type { Task } from "../store.ts";
import { inLanes } from "./in-lanes.ts";
import { keyRanges } from "./key-ranges.ts";
import { BATCH, refuseStopped } from "./load-step.ts";
import { readyDatasets } from "./ready-datasets.ts";
import type { ParameterMap, Session } from "./session.ts";

/** A pair's times differ by less than this, whatever their precisions. */
const WIDEST_GAP_MS = 2 * DAY_MS;
const LANES = 2;

interface ReportsRow {
  readonly reports: readonly {
    readonly datasetId: string;
    readonly transferId: string;
    readonly bookedAt: bigint;
    readonly timePrecision: TimePrecision;
  }[];
}

/**
 * Links the transfers of a dataset that is being loaded to those of ready datasets that they probably repeat, and marks
 * them as second reports.
 */
export async function linkDataset(session: Session, dataset: Dataset, task: Task): Promise<void> {
  const { datasetId, period, accepted } = dataset;
  const ready = await readyDatasets(session);
  if (period === null || ready.length === 0) return;
  const parameters = {
    datasetId,
    ready: ready.map((other) => other.dataset.datasetId),
    from: period.from - WIDEST_GAP_MS,
    to: period.to + WIDEST_GAP_MS,
  };
  const total = ready.reduce((sum, other) => sum + other.dataset.accepted, accepted);
  await inLanes(LANES, await keyRanges(session, total), async (range) => {
    refuseStopped(task);
    const groups = await session.rows<ReportsRow>("report-candidates", { ...parameters, ...range });
    const links = groups.flatMap((group) => pairsOf(group, datasetId)).map(linkRow);
    for (let from = 0; from < links.length; from += BATCH)
      await session.run("add-links", { links: links.slice(from, from + BATCH) });
  });
}

function pairsOf({ reports }: ReportsRow, datasetId: string): readonly ReportPair<ReportCandidate>[] {
  const candidates = reports.map((report) => ({ ...report, bookedAt: Number(report.bookedAt) }));
  return linkReports(
    candidates.filter((candidate) => candidate.datasetId !== datasetId),
    candidates.filter((candidate) => candidate.datasetId === datasetId),
  );
}

function linkRow({ first, second, gapMs }: ReportPair<ReportCandidate>): ParameterMap {
  return {
    firstDatasetId: first.datasetId,
    firstTransferId: first.transferId,
    secondDatasetId: second.datasetId,
    secondTransferId: second.transferId,
    gapMs,
  };
}
