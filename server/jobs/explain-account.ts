import type { AccountId } from "../domain/account.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import { shownTransferId } from "../domain/derived-id.ts";
import { Failure } from "../domain/failure.ts";
import type { Contribution } from "../domain/finding.ts";
import type { Run } from "../domain/run.ts";
import type { Transfer, TransferRef } from "../domain/transfer.ts";
import type { Window } from "../domain/window.ts";
import { breakdownOf } from "../score/breakdown.ts";
import { CATALOGUE } from "../score/catalogue.ts";
import { evidenceFor } from "../score/evidence.ts";
import type { Store } from "../store/store.ts";
import { allPages } from "./all-pages.ts";
import type { ProtectionView } from "./protection.ts";
import type { Explanation, Workspace } from "./workspace.ts";

/**
 * Why an account stands where it stands in a run (the newest when null), with the transfers behind each number.
 * ACCOUNT_UNKNOWN where the run did not score it.
 */
export async function explainAccount(
  workspace: Workspace,
  accountId: AccountId,
  runId: string | null,
  protection: ProtectionView,
): Promise<Explanation> {
  const { store, casebook } = workspace;
  const run = casebook.runs.run(runId);
  checkCatalogue(run);
  const finding = casebook.runs.findingOf(run.runId, accountId);
  if (finding === null) throw notScored(protection.mask(accountId), run);
  const breakdown = breakdownOf(finding.featureRow, finding.queue, CATALOGUE);
  const transfers = await allTransfersOf(store, accountId, run.parameters.window);
  const evidence = new Map<Contribution["feature"], readonly TransferRef[]>(
    breakdown.contributions.map(({ feature }) => [
      feature,
      shownEvidence(evidenceFor(feature, accountId, transfers), protection),
    ]),
  );
  return { run, shownId: protection.mask(accountId), finding, breakdown, evidence };
}

/** Newest first, then by the ids that are shown: the order of ids that are not would be a check on guesses. */
function shownEvidence(transfers: readonly Transfer[], { isProtected }: ProtectionView): readonly TransferRef[] {
  return transfers
    .map((transfer) => {
      const { datasetId, payer, payee, bookedAt } = transfer;
      return { datasetId, transferId: shownTransferId(transfer, isProtected(payer) || isProtected(payee)), bookedAt };
    })
    .sort(
      (a, b) =>
        b.bookedAt - a.bookedAt || byCodePoint(a.datasetId, b.datasetId) || byCodePoint(a.transferId, b.transferId),
    )
    .map(({ datasetId, transferId }) => ({ datasetId, transferId }));
}

/** The numbers of a run can only be read with the catalogue that wrote them. */
function checkCatalogue({ runId, parameters }: Run): void {
  if (parameters.catalogueVersion === CATALOGUE.version) return;
  throw new Failure(
    "RUN_UNKNOWN",
    `Run ${runId} was scored with catalogue ${parameters.catalogueVersion}, and this Tributary explains catalogue ` +
      `${CATALOGUE.version}: run "tributary score" again, or use the version that made the run.`,
    { kind: "missing" },
  );
}

async function allTransfersOf(store: Store, accountId: AccountId, window: Window): Promise<readonly Transfer[]> {
  const key = (await store.accountKeys([accountId]))[0] ?? -1;
  if (key < 0) {
    throw new Failure(
      "ACCOUNT_UNKNOWN",
      'The dataset that held this account has been removed since the run: load it again, or run "tributary score" anew.',
      { kind: "missing" },
    );
  }
  return allPages((page) => store.transfersOf(key, window, { direction: "both", counterparty: null, ...page }));
}

function notScored(account: string, { runId, parameters }: Run): Failure {
  return new Failure(
    "ACCOUNT_UNKNOWN",
    `${account} was not scored in run ${runId}: either no dataset names it, or fewer than ${parameters.minFanIn} payers ` +
      'paid it in the window; check the id, or score with a lower --min-fan-in ("tributary score --min-fan-in 1").',
    { kind: "missing" },
  );
}
