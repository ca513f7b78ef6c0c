import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { percent, plural, quantity, say } from "../words.ts";

/** Repeat payers come back after days, not months. */
export const CADENCE: Feature = {
  id: "F04",
  group: "C",
  value: (facts) => (facts[F.repeatPayers] >= 2 ? facts[F.gapDays] : Number.NaN),
  unit: "days",
  bounds: [28, 14],
  scale: "linear",
  peers: "similar",
  source: "AIC T&I 634 (2021): gaps below 20 days [P] abstract",
  isKnown: () => true,
  unknown: { field: "bookedAt", sentence: say("Times are not known.", "Waktu tidak diketahui.") },
  sentence: (facts) => {
    const gap = quantity(facts[F.gapDays]);
    const share = percent(facts[F.shortGapShare]);
    return say(
      `Repeat payers come back after ${gap.en} ${plural(Number(gap.en), "day")} (median); ${share.en} of the gaps are below 20 days.`,
      `Pengirim berulang kembali setelah ${gap.id} hari (median); ${share.id} jeda di bawah 20 hari.`,
    );
  },
  brief: (facts) => {
    const gap = quantity(facts[F.gapDays]);
    return say(`again every ${gap.en} ${plural(Number(gap.en), "day")}`, `berulang tiap ${gap.id} hari`);
  },
};
