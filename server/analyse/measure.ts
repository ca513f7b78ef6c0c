import type { AccountColumns } from "../domain/account.ts";
import type { TransferGraph } from "../graph/transfer-graph.ts";
import type { FactsRow } from "./account-facts.ts";
import type { CurrencyBand } from "./currency-band.ts";
import type { Ledger, LedgerReader } from "./ledger.ts";

/** What all measures of one measurement look at. */
export interface MeasureContext {
  readonly graph: TransferGraph;
  readonly accounts: AccountColumns;
  readonly bands: ReadonlyMap<string, CurrencyBand>;
  /** Distinct payers with an account number, by account index. */
  readonly fanIn: Int32Array;
  /** 1 for a counterparty without an account number, by account index. */
  readonly isUnresolved: Uint8Array;
  /** The ledger at hand, its sizes and its counterparties. */
  readonly ledgers: LedgerReader;
  /** bookedAt of the last transfer of the graph; NaN without transfers. */
  readonly lastAt: number;
}

/** Writes one family of facts of the account at hand; `row` is its place. Keeps scratch space, allocates nothing. */
export type Measure = (ledger: Ledger, facts: FactsRow, row: number) => void;
