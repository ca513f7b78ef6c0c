import { FACT_INDEX as F, type FactsRow } from "../../analyse/account-facts.ts";
import { ACCOUNT_KINDS } from "../../domain/account.ts";
import { type LookAlikeDetector, ramp } from "../feature.ts";
import { count, percent, say } from "../words.ts";
import { byDay } from "./by-day.ts";

const TRADING_KINDS = (["merchant", "platform", "agent"] as const).map((kind) => ACCOUNT_KINDS.indexOf(kind));

function isTrading(facts: FactsRow): boolean {
  return TRADING_KINDS.includes(facts[F.kind]);
}

/**
 * A shop: registered as one, or paid by many, over months, on a good part of the days and by day. What leaves, leaves
 * to suppliers later, not at once.
 */
export const MERCHANT: LookAlikeDetector = {
  id: "merchant",
  weight: 40,
  strength: (facts) => {
    if (isTrading(facts)) return 1;
    const trade =
      ramp(facts[F.fanIn], 20, 60) * ramp(facts[F.activeDayShare], 0.08, 0.3) * ramp(facts[F.spanDays], 14, 60);
    const kept = ramp(facts[F.sentOn24], 0.6, 0.2);
    return trade * byDay(facts) * kept;
  },
  source: "Domain reference 4.3: merchant id, daily trade, local payers, supplier outflow, co-payment near 1 [A]",
  sentence: (facts) => {
    if (isTrading(facts)) {
      return say(
        "The account is registered as a merchant, agent or platform.",
        "Rekening ini terdaftar sebagai pedagang, agen, atau platform.",
      );
    }
    const payers = count(facts[F.fanIn]);
    const days = percent(facts[F.activeDayShare]);
    return say(
      `A shop is paid by many, month after month: here ${payers.en} payers, money on ${days.en} of the days.`,
      `Toko dibayar banyak orang, bulan demi bulan: di sini ${payers.id} pengirim, uang masuk pada ${days.id} hari.`,
    );
  },
};
