import { Random } from "../../server/analyse/random.ts";
import { DAY_MS } from "../../server/domain/window.ts";
import { type SampleTransfer, transfer } from "../graph/transfer-sample.ts";

/** 1 January 2024, 00:00 in Jakarta. */
const START = Date.UTC(2023, 11, 31, 17);
const HOUR = 3_600_000;

/** Moment of a day and hour of the year, Jakarta time. */
export function moment(day: number, hour = 12): number {
  return START + day * DAY_MS + hour * HOUR;
}

/** What every planted transfer says beside payer and payee: rupiah within Indonesia, by bank. */
export const LOCAL = {
  currency: "IDR",
  channel: "bank",
  payerCountry: "ID",
  payeeCountry: "ID",
  timePrecision: 2,
} as const;

export function rupiah(units: number): number {
  return units * 100;
}

/** People who pay a few others now and then, by day, both ways now and then: the background of a year. */
export function everydayTransfers(seed: number, people: number): SampleTransfer[] {
  const random = new Random(seed);
  const name = (person: number): string => `person-${person % people}`;
  return Array.from({ length: people * 8 }, () => {
    const payer = random.below(people);
    const payee = payer + 1 + random.below(12);
    const facts = {
      ...LOCAL,
      amountMinor: rupiah(20_000 + random.below(900_000)),
      bookedAt: moment(random.below(366), 7 + random.below(14)),
    };
    return random.below(3) === 0
      ? transfer(name(payee), name(payer), facts)
      : transfer(name(payer), name(payee), facts);
  });
}

export interface PlantedPayers {
  readonly hub: string;
  readonly payers: number;
  readonly seed: number;
  /** Payments of each payer. */
  readonly payments?: number;
  readonly daysBetween?: number;
  readonly amounts?: readonly number[];
  readonly hour?: number;
  readonly facts?: Partial<SampleTransfer>;
}

/** A hub that `payers` accounts pay which nothing else connects. */
export function plantedPayers(options: PlantedPayers): SampleTransfer[] {
  const { hub, payers, seed, payments = 1, daysBetween = 12, amounts = [100_000, 250_000], hour = 23, facts } = options;
  const random = new Random(seed);
  return Array.from({ length: payers }, (_, payer) => {
    const first = random.below(Math.max(1, 360 - payments * daysBetween));
    return Array.from({ length: payments }, (_, n) =>
      transfer(`${hub}-payer-${payer}`, hub, {
        ...LOCAL,
        amountMinor: rupiah(amounts[random.below(amounts.length)] ?? 0),
        bookedAt: moment(first + n * daysBetween, hour),
        ...facts,
      }),
    );
  }).flat();
}
