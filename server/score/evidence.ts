import { COMMONEST } from "../analyse/amount-measure.ts";
import { utcOffsetHours } from "../analyse/country-hours.ts";
import { LARGEST_PAYEES, SCATTER_MS } from "../analyse/exit-measure.ts";
import { KEPT_AFTER_MS, matchWithin } from "../analyse/pass-through-measure.ts";
import { isNight } from "../analyse/place-measure.ts";
import { REPEAT_DAYS, REPEAT_PAYMENTS } from "../analyse/repeat-measure.ts";
import { BURST_MS } from "../analyse/stranger-measure.ts";
import { type AccountId, isUnresolved } from "../domain/account.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import { exponentOf } from "../domain/currency.ts";
import type { Transfer, TransferRef } from "../domain/transfer.ts";
import { DAY_MS } from "../domain/window.ts";
import { type AccountTransfers, accountTransfers, flowOf, groupBy, oldestFirst } from "./account-transfers.ts";
import { CURRENCY_BANDS } from "./currency-bands.ts";

/**
 * The transfers behind one contribution, newest first, then datasetId, transferId. Empty for a feature unknown here.
 *
 * `transfers` are all transfers of the account in the run's window, in and out, of every standing, in any order. What
 * other accounts paid (F22) and what an accounts file says of holders (birth: F15, U03; country: F12, F13, U04) is not in
 * them: where only that could tell, all payments stand as evidence.
 */
export function evidenceFor(feature: string, account: AccountId, transfers: readonly Transfer[]): readonly Transfer[] {
  const choose = EVIDENCE[feature];
  if (choose === undefined) return [];
  return [...choose(accountTransfers(account, transfers))].sort((a, b) => b.bookedAt - a.bookedAt || byId(a, b));
}

const allPayments = ({ fromPayers }: AccountTransfers): readonly Transfer[] => fromPayers;
const repeated = ({ byPayer }: AccountTransfers): readonly Transfer[] => [...byPayer.values()].filter(isRepeat).flat();

const EVIDENCE: Readonly<Record<string, (of: AccountTransfers) => readonly Transfer[]>> = {
  F01: allPayments,
  F02: allPayments,
  F03: repeated,
  F04: repeated,
  F05: ({ received, currency }) => received.filter((transfer) => isInTariff(transfer, currency)),
  F06: ({ received, currency }) => received.filter((transfer) => isRound(transfer, currency)),
  F07: atCommonestAmounts,
  F08: ({ received }) => received,
  F09: movedOn,
  F10: toLargestPayees,
  F11: scattered,
  F12: fromAbroad,
  F13: atNight,
  F15: allPayments,
  F16: ({ receivedAny }) => receivedAny.slice(0, 1),
  F19: (of) =>
    [...of.byPayer].filter(([payer, all]) => !of.payees.has(payer) && isOneBurst(all)).flatMap(([, all]) => all),
  F20: throughOtherChannels,
  F22: allPayments,
  F24: (of) => of.fromPayers.filter(({ payer }) => !of.payees.has(payer)),
  U01: ({ receivedAny }) => receivedAny.slice(-1),
  U02: largestDyad,
  U03: allPayments,
  U04: fromAbroad,
  U05: allPayments,
};

function isRepeat(payments: readonly Transfer[]): boolean {
  const days = new Set(payments.map(({ bookedAt }) => Math.floor(bookedAt / DAY_MS)));
  return payments.length >= REPEAT_PAYMENTS && days.size >= REPEAT_DAYS;
}

/** Payments are oldest first. */
function isOneBurst(payments: readonly Transfer[]): boolean {
  return payments.at(-1)!.bookedAt - payments[0].bookedAt <= BURST_MS;
}

function isInTariff({ amountMinor }: Transfer, currency: string): boolean {
  const band = CURRENCY_BANDS.get(currency);
  const units = Number(amountMinor) / 10 ** (exponentOf(currency) ?? 0);
  return band !== undefined && units >= band.tariff[0] && units < band.tariff[1];
}

function isRound({ amountMinor }: Transfer, currency: string): boolean {
  const band = CURRENCY_BANDS.get(currency);
  return band !== undefined && Number(amountMinor) % (band.lattice * 10 ** (exponentOf(currency) ?? 0)) === 0;
}

/** Transfers at the five commonest amounts that occur more than once; equally common ones from the smallest up. */
function atCommonestAmounts({ received }: AccountTransfers): readonly Transfer[] {
  return [...groupBy(received, ({ amountMinor }) => amountMinor)]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .slice(0, COMMONEST)
    .filter(([, same]) => same.length > 1)
    .flatMap(([, same]) => same);
}

function movedOn({ received, sent }: AccountTransfers): readonly Transfer[] {
  const chosen = new Set<Transfer>();
  matchWithin(flowOf(received), flowOf(sent), KEPT_AFTER_MS, (from, to) => {
    chosen.add(received[from]);
    chosen.add(sent[to]);
  });
  return [...chosen];
}

function toLargestPayees({ sent }: AccountTransfers): readonly Transfer[] {
  const sumOf = (some: readonly Transfer[]): bigint => some.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const toAccounts = sent.filter(({ payee }) => !isUnresolved(payee));
  return [...groupBy(toAccounts, ({ payee }) => payee)]
    .map(([payee, some]) => ({ payee, some, sum: sumOf(some) }))
    .sort((a, b) => (a.sum === b.sum ? byCodePoint(a.payee, b.payee) : a.sum > b.sum ? -1 : 1))
    .slice(0, LARGEST_PAYEES)
    .flatMap(({ some }) => some);
}

/** The first payments to new payees in the fullest week, the earliest one where weeks are equally full. */
function scattered({ sentAny, receivedAny }: AccountTransfers): readonly Transfer[] {
  const payers = new Set(receivedAny.map(({ payer }) => payer));
  const firsts = [...groupBy(sentAny, ({ payee }) => payee)]
    .filter(([payee]) => !payers.has(payee) && !isUnresolved(payee))
    .map(([, payments]) => payments[0])
    .sort(oldestFirst);
  let [from, bestFrom, best] = [0, 0, 0];
  for (const [to, { bookedAt }] of firsts.entries()) {
    while (bookedAt - firsts[from].bookedAt >= SCATTER_MS) from++;
    if (to - from + 1 <= best) continue;
    best = to - from + 1;
    bestFrom = from;
  }
  return firsts.slice(bestFrom, bestFrom + best);
}

/** All payments of payers whose transfers come from another country than the account's own. */
function fromAbroad({ fromPayers, byPayer, receivedAny }: AccountTransfers): readonly Transfer[] {
  const [home] = receivedAny.flatMap(({ payeeCountry }) => payeeCountry ?? []).sort(byCodePoint);
  const abroad = [...byPayer.values()].filter((payments) => {
    const lives = payments.find(({ payerCountry }) => payerCountry !== null)?.payerCountry;
    return home !== undefined && lives !== undefined && lives !== home;
  });
  return abroad.length > 0 ? abroad.flat() : fromPayers;
}

function atNight({ receivedAny }: AccountTransfers): readonly Transfer[] {
  const timed = receivedAny.filter(({ timePrecision }) => timePrecision !== "day");
  const night = timed.filter(({ bookedAt, payerCountry }) => {
    const offset = utcOffsetHours(payerCountry ?? "") * 3_600_000;
    return !Number.isNaN(offset) && isNight(bookedAt + offset);
  });
  return night.length > 0 ? night : timed;
}

/** Transfers out through channels that carry a larger share of the transfers out than of those in. */
function throughOtherChannels({ receivedAny, sentAny }: AccountTransfers): readonly Transfer[] {
  const shareIn = shareOfChannels(receivedAny);
  const shareOut = shareOfChannels(sentAny);
  return sentAny.filter(
    ({ channel }) => channel !== null && (shareOut.get(channel) ?? 0) > (shareIn.get(channel) ?? 0),
  );
}

/** Share of each channel in the transfers whose channel is known. */
function shareOfChannels(transfers: readonly Transfer[]): ReadonlyMap<string, number> {
  const known = transfers.filter(({ channel }) => channel !== null);
  return new Map(
    [...groupBy(known, ({ channel }) => channel!)].map(([channel, some]) => [channel, some.length / known.length]),
  );
}

/** All payments of the payer who paid most often; the first in code-point order where several did. */
function largestDyad({ byPayer }: AccountTransfers): readonly Transfer[] {
  const [most] = [...byPayer].sort(([a, some], [b, others]) => others.length - some.length || byCodePoint(a, b));
  return most?.[1] ?? [];
}

function byId(a: TransferRef, b: TransferRef): number {
  return byCodePoint(a.datasetId, b.datasetId) || byCodePoint(a.transferId, b.transferId);
}
