import type { Dataset } from "../../domain/dataset.ts";
import { linkReports, type ReportCandidate, WIDEST_REPORT_GAP_MS } from "../../domain/link-reports.ts";
import { TIME_PRECISIONS } from "../../domain/transfer.ts";
import type { Window } from "../../domain/window.ts";
import type { Task } from "../store.ts";
import type { Session } from "./session.ts";
import { refuseStopped } from "./watched.ts";

/** Pairs appended at once. */
const BATCH = 50_000;

interface StoredCandidate extends ReportCandidate {
  /** Row of the staged candidates. */
  readonly candidate: number;
  readonly group: number;
  readonly isSecond: boolean;
}

/**
 * Links the transfers of a dataset, stored in the transaction that the session is in, to those of earlier datasets that
 * they probably repeat, and settles what counts. Memory grows by the pairs, not by the transfers.
 */
export async function linkDataset(session: Session, datasetKey: number, dataset: Dataset, task: Task): Promise<void> {
  const { period } = dataset;
  if (period === null || !(await meetsAnother(session, dataset, period))) return;
  await session.run("stage-report-candidates", {
    datasetKey,
    from: period.from - WIDEST_REPORT_GAP_MS,
    to: period.to + WIDEST_REPORT_GAP_MS,
  });
  const pairs: number[] = [];
  for await (const group of candidateGroups(session)) {
    refuseStopped(task);
    const firsts = group.filter((candidate) => !candidate.isSecond);
    const seconds = group.filter((candidate) => candidate.isSecond);
    for (const pair of linkReports(firsts, seconds)) pairs.push(pair.first.candidate, pair.second.candidate);
  }
  if (pairs.length > 0) {
    await session.run("stage-report-pairs");
    await session.append("reportPairs", batchesOf(pairs), (appender, [first, second]) => {
      appender.appendInteger(first);
      appender.appendInteger(second);
    });
    await session.run("add-links");
    await session.run("settle-standings");
  }
  await session.run("drop-report-staging");
}

/** First and second candidate in turn, as pairs, batch by batch. */
function* batchesOf(flat: readonly number[]): Iterable<readonly (readonly [number, number])[]> {
  for (let from = 0; from < flat.length; from += 2 * BATCH) {
    const part = flat.slice(from, from + 2 * BATCH);
    yield Array.from({ length: part.length / 2 }, (_, i) => [part[2 * i]!, part[2 * i + 1]!] as const);
  }
}

/** Whether another dataset has transfers near enough in time. */
async function meetsAnother(session: Session, { datasetId }: Dataset, period: Window): Promise<boolean> {
  const rows = await session.rows<{ record: string }>("datasets");
  const others = rows
    .map(({ record }) => JSON.parse(record) as Dataset)
    .filter((other) => other.datasetId !== datasetId);
  return others.some(
    (other) =>
      other.period !== null &&
      other.period.from < period.to + WIDEST_REPORT_GAP_MS &&
      period.from < other.period.to + WIDEST_REPORT_GAP_MS,
  );
}

async function* candidateGroups(session: Session): AsyncIterable<readonly StoredCandidate[]> {
  let group: StoredCandidate[] = [];
  for await (const chunk of session.chunks("report-candidates")) {
    for (const row of chunk.getRows()) {
      const candidate = candidateOf(row as unknown as CandidateRow);
      if (group.length > 0 && group[0]?.group !== candidate.group) {
        yield group;
        group = [];
      }
      group.push(candidate);
    }
  }
  if (group.length > 0) yield group;
}

type CandidateRow = readonly [number, number, string, string, number, number, boolean];

function candidateOf(row: CandidateRow): StoredCandidate {
  const [candidate, group, datasetId, transferId, bookedAt, timePrecision, isSecond] = row;
  const precision = TIME_PRECISIONS[timePrecision] ?? "ms";
  return { candidate, group, datasetId, transferId, bookedAt, timePrecision: precision, isSecond };
}
