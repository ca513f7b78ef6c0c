import type { AccountKind } from "../../server/domain/account.ts";
import { DAY_MS } from "../../server/domain/window.ts";
import { createDice, type Dice } from "./dice.ts";

/** What an account was planted as: the demo's truth, kept apart from the data. */
export type PlantedRole =
  | "person"
  | "consumer"
  | "facilitator"
  | "seller"
  | "collector"
  | "recipient child"
  | "sextortion payer"
  | "merchant"
  | "payroll"
  | "arisan"
  | "charity"
  | "reseller"
  | "outlet"
  | "landlord"
  | "family receiver"
  | "crowd donation"
  | "exit";

export interface DemoAccount {
  readonly issuer: string;
  readonly number: string;
  readonly kind: AccountKind;
  readonly country: string;
  /** ISO date. */
  readonly openedAt: string;
  readonly birthYear: number | null;
  readonly minorFlag: boolean;
  readonly role: PlantedRole;
}

export interface DemoTransfer {
  readonly payer: DemoAccount;
  readonly payee: DemoAccount;
  /** Whole units of `currency`. */
  readonly amount: number;
  readonly currency: string;
  readonly bookedAt: number;
  readonly channel: string;
  readonly remark: string;
}

/** The year that the demo plays in, Jakarta time (UTC+7, no daylight saving). */
const START = Date.UTC(2024, 0, 1) - 7 * 3_600_000;
export const DEMO_DAYS = 366;

/** Hours of the day at which people pay, as weights 0-23, local time. */
export const HOURS = {
  day: [0, 0, 0, 0, 0, 1, 3, 6, 8, 9, 9, 10, 11, 10, 9, 9, 9, 9, 9, 8, 7, 5, 2, 1],
  meals: [0, 0, 0, 0, 0, 1, 4, 6, 3, 2, 3, 10, 14, 8, 3, 3, 4, 7, 11, 9, 5, 2, 0, 0],
  office: [0, 0, 0, 0, 0, 0, 0, 1, 6, 10, 10, 10, 5, 8, 10, 9, 5, 1, 0, 0, 0, 0, 0, 0],
  night: [9, 9, 7, 5, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 6, 9, 10],
} as const;
export type Hours = keyof typeof HOURS;

/** Collects accounts and transfers while scenarios draw them. */
export class World {
  readonly dice: Dice;
  readonly accounts: DemoAccount[] = [];
  readonly transfers: DemoTransfer[] = [];
  readonly #hoursTotal: Readonly<Record<Hours, number>>;

  constructor(seed: number) {
    this.dice = createDice(seed);
    this.#hoursTotal = {
      day: sum(HOURS.day),
      meals: sum(HOURS.meals),
      office: sum(HOURS.office),
      night: sum(HOURS.night),
    };
  }

  /** Opens an account with an invented number: no bank uses these issuers. */
  open(
    role: PlantedRole,
    kind: AccountKind,
    facts: Partial<Omit<DemoAccount, "role" | "kind" | "number">> = {},
  ): DemoAccount {
    const { dice } = this;
    const issuer = facts.issuer ?? dice.pick(ISSUERS[kind] ?? ["MISAL"]);
    const account: DemoAccount = {
      issuer,
      number: String(this.accounts.length + 1).padStart(5, "0") + String(dice.between(0, 99_999)).padStart(5, "0"),
      kind,
      country: facts.country ?? "ID",
      openedAt: facts.openedAt ?? `20${dice.between(12, 23)}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`,
      birthYear: facts.birthYear ?? null,
      minorFlag: facts.minorFlag ?? false,
      role,
    };
    this.accounts.push(account);
    return account;
  }

  /** Moment on a day of the demo year, at an hour drawn from a rhythm. */
  at(day: number, hours: Hours): number {
    let draw = this.dice.share() * this.#hoursTotal[hours];
    const weights = HOURS[hours];
    let hour = 0;
    while (hour < 23 && draw >= (weights[hour] ?? 0)) draw -= weights[hour++] ?? 0;
    return START + day * DAY_MS + hour * 3_600_000 + this.dice.between(0, 3_599) * 1_000;
  }

  pay(payer: DemoAccount, payee: DemoAccount, amount: number, bookedAt: number, words: Words = {}): void {
    if (bookedAt < START || bookedAt >= START + DEMO_DAYS * DAY_MS) return;
    const currency = words.currency ?? "IDR";
    const channel = words.channel ?? (payer.kind === "e-wallet" || payee.kind === "e-wallet" ? "e-wallet" : "bank");
    this.transfers.push({
      payer,
      payee,
      amount: Math.max(1, Math.round(amount)),
      currency,
      bookedAt,
      channel,
      remark: words.remark ?? "",
    });
  }
}

export interface Words {
  readonly currency?: string;
  readonly channel?: string;
  readonly remark?: string;
}

const ISSUERS: Partial<Record<AccountKind, readonly string[]>> = {
  bank: ["MISAL", "CONTOH", "ANDAI"],
  "e-wallet": ["UMPAMA", "SEANDAI"],
  remittance: ["KIRIMAN"],
  crypto: ["KOINAN"],
};

function sum(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
