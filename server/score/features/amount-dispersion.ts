import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import { currencyCode } from "../../analyse/currency-number.ts";
import type { Feature } from "../feature.ts";
import { money, percent, say } from "../words.ts";

/** Amounts of many payers that lie close together. */
export const AMOUNT_DISPERSION: Feature = {
  id: "F08",
  group: "B",
  value: (facts) => facts[F.dispersion],
  unit: "deviation / median",
  bounds: [0.6, 0.2],
  scale: "linear",
  peers: "similar",
  source: "F08 of the domain reference: below 0.6 across strangers [A]",
  isKnown: (facts) => !Number.isNaN(facts[F.dispersion]),
  unknown: { field: "amount", sentence: say("Amounts are not known.", "Nominal tidak diketahui.") },
  sentence: (facts) => {
    const median = money(facts[F.medianAmount], currencyCode(facts[F.currency]));
    if (facts[F.dispersion] === 0) {
      return say(
        `Half of the amounts or more are exactly ${median.en}.`,
        `Setengah dari transfer atau lebih bernominal tepat ${median.id}.`,
      );
    }
    const distance = percent(facts[F.dispersion]);
    return say(
      `Half of the amounts lie within ${distance.en} of the median, ${median.en}.`,
      `Setengah dari transfer bernominal paling jauh ${distance.id} dari median, ${median.id}.`,
    );
  },
  brief: (facts) => {
    const median = money(facts[F.medianAmount], currencyCode(facts[F.currency]));
    return say(`amounts near ${median.en}`, `nominal sekitar ${median.id}`);
  },
};
