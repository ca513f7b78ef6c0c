import { buildDemoWorld } from "../../datasets/demo/build-demo-world.ts";
import type { DemoAccount, PlantedRole } from "../../datasets/demo/world.ts";
import { ACCOUNT_KINDS } from "../../server/domain/account.ts";
import { DAY_MS } from "../../server/domain/window.ts";
import { type SampleTransfer, transfer } from "../graph/transfer-sample.ts";
import type { KnownFacts } from "./scored-world.ts";
import { sharedRows } from "./shared-rows.ts";

/** A world with its truth, kept apart. */
export interface LabelledWorld {
  readonly transfers: readonly SampleTransfer[];
  readonly known: KnownFacts;
  readonly planted: ReadonlySet<string>;
}

/** AMLGentex, 4,000 accounts, as a detector may see it: day, amount, payer, payee. Planted are 20 illicit hubs. */
export function amlgentexWorld(): LabelledWorld {
  const [header, ...rows] = sharedRows(",", "data", "amlgentex-t4k", "transfers.csv.gz");
  const column = (name: string): number => (header ?? []).indexOf(name);
  const [step, amount, payer, payee] = ["step", "amount", "nameOrig", "nameDest"].map(column) as [
    number,
    number,
    number,
    number,
  ];
  const [, ...truth] = sharedRows(",", "data", "amlgentex-t4k", "truth_hubs.csv.gz");
  return {
    transfers: rows.map((row) =>
      transfer(row[payer] ?? "", row[payee] ?? "", {
        amountMinor: Math.round(Number(row[amount]) * 100),
        bookedAt: Date.UTC(2024, 0, 1) + Number(row[step]) * DAY_MS,
        currency: "SEK",
        timePrecision: 0,
      }),
    ),
    known: {},
    planted: new Set(truth.filter((row) => row[1] === "1").map((row) => row[0] ?? "")),
  };
}

/** FinBench's snapshot of transfers between accounts: no truth, ids beyond 2^53. */
export function finbenchTransfers(): readonly SampleTransfer[] {
  const [, ...rows] = sharedRows("|", "data", "ldbc-finbench-example", "snapshot", "AccountTransferAccount.csv.gz");
  return rows.map(([payer, payee, amount, createTime]) =>
    transfer(payer ?? "", payee ?? "", {
      amountMinor: Math.round(Number(amount) * 100),
      bookedAt: Date.parse(`${(createTime ?? "").replace(" ", "T")}Z`),
      currency: "CNY",
    }),
  );
}

export interface DemoScored extends LabelledWorld {
  readonly roleOf: ReadonlyMap<string, PlantedRole>;
}

const CRIMES: readonly PlantedRole[] = ["facilitator", "seller", "collector"];

/** The demo year; planted are its facilitators, its seller and its collectors. */
export function demoWorld(seed: number): DemoScored {
  const { accounts, transfers } = buildDemoWorld(seed);
  const idOf = ({ issuer, number }: DemoAccount): string => `${issuer}:${number}`;
  return {
    transfers: transfers.map(({ payer, payee, amount, currency, bookedAt, channel }) =>
      transfer(idOf(payer), idOf(payee), {
        amountMinor: amount * 100,
        bookedAt,
        currency,
        channel,
        payerCountry: payer.country,
        payeeCountry: payee.country,
        timePrecision: 2,
      }),
    ),
    known: Object.fromEntries(
      accounts.map((account) => [
        idOf(account),
        {
          kind: ACCOUNT_KINDS.indexOf(account.kind),
          country: account.country,
          openedAt: Date.parse(account.openedAt),
          ...(account.birthYear === null ? {} : { birthYear: account.birthYear }),
          isMinor: account.minorFlag,
        },
      ]),
    ),
    planted: new Set(accounts.filter(({ role }) => CRIMES.includes(role)).map(idOf)),
    roleOf: new Map(accounts.map((account) => [idOf(account), account.role])),
  };
}
