import type { AccountColumns } from "../domain/account.ts";
import type { OnProgress, StopSignal } from "../domain/progress.ts";
import type { Window } from "../domain/window.ts";
import type { TransferGraph } from "../graph/transfer-graph.ts";
import type { AccountFacts } from "./account-facts.ts";
import type { CurrencyBand } from "./currency-band.ts";

export interface MeasureOptions {
  /** Accounts with fewer distinct payers are not measured. */
  readonly minFanIn: number;
  /** The window of the graph; its twelve equal parts count the inflow. */
  readonly window: Window;
  /** Amounts between persons, by currency code. */
  readonly bands: ReadonlyMap<string, CurrencyBand>;
  /** By account index: 1 for accounts to measure whenever anybody paid them (the protected ones). */
  readonly always?: Uint8Array;
  readonly onProgress?: OnProgress;
  readonly signal?: StopSignal;
}

/** Measures every account with enough distinct payers. Throws RUN_STOPPED when asked to stop. */
export function measureAccounts(
  _graph: TransferGraph,
  _accounts: AccountColumns,
  _options: MeasureOptions,
): AccountFacts {
  throw new Error("Measures follow with the next change.");
}
