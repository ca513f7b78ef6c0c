import { type AccountFacts, FACT_INDEX, type FactName, factsOfRow } from "../../server/analyse/account-facts.ts";
import type { CurrencyBand } from "../../server/analyse/currency-band.ts";
import { measureAccounts } from "../../server/analyse/measure-accounts.ts";
import { buildTransferGraph } from "../../server/graph/build-transfer-graph.ts";
import { columnsOf, type SampleTransfer } from "../graph/transfer-sample.ts";
import { type KnownFacts, knownAccounts, wideNumbering } from "../score/scored-world.ts";

export interface MeasuredOptions {
  readonly known?: KnownFacts;
  readonly minFanIn?: number;
  readonly bands?: ReadonlyMap<string, CurrencyBand>;
  readonly always?: readonly string[];
}

export interface Measured {
  readonly facts: AccountFacts;
  /** accountIds of the measured accounts, in the order of the rows. */
  readonly accountIds: readonly string[];
  fact(accountId: string, name: FactName): number;
}

/** Measures transfers written as literals, of every account that one payer pays. */
export function measured(transfers: readonly SampleTransfer[], options: MeasuredOptions = {}): Measured {
  const numbering = wideNumbering(transfers, Object.keys(options.known ?? {}));
  const accounts = knownAccounts(numbering, options.known ?? {});
  const graph = buildTransferGraph(columnsOf(transfers, numbering), accounts);
  const times = transfers.map(({ bookedAt }) => bookedAt);
  const nameOf = (account: number): string => numbering.accountIds[graph.keyOf[account] ?? -1] ?? "";
  const facts = measureAccounts(graph, accounts, {
    minFanIn: options.minFanIn ?? 1,
    window: { from: Math.min(...times), to: Math.max(...times) + 1 },
    bands: options.bands ?? new Map(),
    always: Uint8Array.from({ length: graph.accountCount }, (_, i) => (options.always?.includes(nameOf(i)) ? 1 : 0)),
  });
  const accountIds = Array.from(facts.account, nameOf);
  return {
    facts,
    accountIds,
    fact(accountId, name) {
      const row = accountIds.indexOf(accountId);
      if (row < 0) throw new Error(`${accountId} is not measured.`);
      return factsOfRow(facts, row)[FACT_INDEX[name]] ?? Number.NaN;
    },
  };
}
