import type { ScoredFinding } from "../casebook/stored-finding.ts";
import type { AccountId } from "../domain/account.ts";
import { LOOK_ALIKES, QUEUES, type Queue } from "../domain/finding.ts";
import type { OnProgress } from "../domain/progress.ts";
import type { TransferGraph } from "../graph/transfer-graph.ts";
import { findingNumbers } from "../score/feature-row.ts";
import type { RankedAccounts, Scoring } from "../score/score-accounts.ts";

/** Findings between two words of progress. */
const PROGRESS_STEP = 10_000;

/** Store keys of all scored accounts: the hub list, then the at-risk queue, each in its order. */
export function scoredKeys(scoring: Scoring, graph: TransferGraph): Int32Array {
  const accounts = QUEUES.flatMap((queue) => [...rankedIn(scoring, queue).account]);
  return Int32Array.from(accounts, (account) => graph.keyOf[account]!);
}

/** The findings of both lists as the casebook keeps them. `accountIds` in the order of `scoredKeys`. */
export function* storedFindings(
  scoring: Scoring,
  graph: TransferGraph,
  accountIds: readonly AccountId[],
  communityOf: Int32Array,
  onProgress: OnProgress,
): Generator<ScoredFinding> {
  let done = 0;
  for (const queue of QUEUES) {
    const ranked = rankedIn(scoring, queue);
    for (let place = 0; place < ranked.length; place++) {
      if (done % PROGRESS_STEP === 0) {
        onProgress({ step: "saving", done, total: accountIds.length, unit: "accounts" });
      }
      const account = ranked.account[place]!;
      const featureRow = scoring.featureRow(queue, place);
      const { inflow: _, ...numbers } = findingNumbers(featureRow);
      yield {
        ...numbers,
        rank: place + 1,
        score: ranked.score[place]!,
        confidence: ranked.confidence[place]!,
        urgency: scoring.urgencyOf(featureRow),
        accountId: accountIds[done]!,
        accountKey: graph.keyOf[account]!,
        communityId: communityOf[account]!,
        lookAlike: lookAlikeOf(ranked, place),
        isProtected: queue === "at-risk",
        queue,
        featureRow,
      };
      done++;
    }
  }
}

function rankedIn(scoring: Scoring, queue: Queue): RankedAccounts {
  return queue === "hubs" ? scoring.hubs : scoring.atRisk;
}

function lookAlikeOf(ranked: RankedAccounts, place: number): ScoredFinding["lookAlike"] {
  const number = ranked.lookAlike[place]!;
  return number === 0 ? null : LOOK_ALIKES[number - 1]!;
}

/** Community of every store key, -1 where the key is no account of the graph. */
export function communityOfKeys(graph: TransferGraph, communityOf: Int32Array): Int32Array {
  const byKey = new Int32Array(graph.indexOf.length).fill(-1);
  for (let index = 0; index < graph.accountCount; index++) byKey[graph.keyOf[index]!] = communityOf[index]!;
  return byKey;
}
