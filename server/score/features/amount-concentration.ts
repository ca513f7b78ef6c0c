import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { percent, say } from "../words.ts";

/** The same few amounts again and again: a tariff. */
export const AMOUNT_CONCENTRATION: Feature = {
  id: "F07",
  group: "B",
  value: (facts) => facts[F.amountConcentration],
  unit: "share of transfers",
  bounds: [0.25, 0.75],
  scale: "linear",
  peers: "similar",
  source: "Seed paper S4 [P]: frequent, same nominal amount; above 0.5 [A]",
  isKnown: () => true,
  unknown: { field: "amount", sentence: say("Amounts are not known.", "Jumlah uang tidak diketahui.") },
  sentence: (facts) => {
    const share = percent(facts[F.amountConcentration]);
    return say(
      `${share.en} of the later transfers repeat one of five amounts.`,
      `${share.id} dari transfer berikutnya mengulang salah satu dari lima jumlah yang sama.`,
    );
  },
  brief: () => say("the same few amounts", "jumlah yang itu-itu saja"),
};
