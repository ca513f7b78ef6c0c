import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import { type LookAlikeDetector, ramp } from "../feature.ts";
import { count, percent, say } from "../words.ts";
import { byDay } from "./by-day.ts";

/** A collection for a good cause: strangers give once, by day, around an event; the money is not moved on at once. */
export const CHARITY: LookAlikeDetector = {
  id: "charity",
  weight: 35,
  strength: (facts) =>
    ramp(facts[F.oneBurstPayers] / facts[F.fanIn], 0.6, 0.9) *
    ramp(facts[F.fanIn], 15, 40) *
    ramp(facts[F.arrivals30] / facts[F.oneBurstPayers], 0.2, 0.4) *
    ramp(facts[F.sentOn72], 0.3, 0.1) *
    ramp(facts[F.scatterPayees], 4, 2) *
    byDay(facts),
  source: "Domain reference 4.3: one-off strangers, event peaks, daytime, few repeats, no cash-out [A]",
  sentence: (facts) => {
    const once = count(facts[F.oneBurstPayers]);
    const payers = count(facts[F.fanIn]);
    const left = percent(facts[F.sentOn72]);
    return say(
      `Donors give once and the money stays for a while: here ${once.en} of ${payers.en} gave within three days only, and ${left.en} of the money can have left within three days.`,
      `Donatur memberi sekali dan uang mengendap beberapa lama: di sini ${once.id} dari ${payers.id} hanya memberi dalam tiga hari, dan ${left.id} uang dapat keluar dalam tiga hari.`,
    );
  },
};
