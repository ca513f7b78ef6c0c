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
  unknown: { field: "amount", sentence: say("Amounts are not known.", "Nominal tidak diketahui.") },
  sentence: (facts) => {
    const share = percent(facts[F.amountConcentration]);
    return say(
      `First uses left out, ${share.en} of the transfers repeat one of the five commonest amounts.`,
      `Di luar pemakaian pertama, ${share.id} transfer mengulang salah satu dari lima nominal tersering.`,
    );
  },
  brief: () => say("the same few amounts", "nominal yang sama berulang"),
};
