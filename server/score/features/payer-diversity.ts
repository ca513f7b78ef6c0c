import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { count, say } from "../words.ts";

/** No payer dominates: one minus the sum of squared shares. */
export const PAYER_DIVERSITY: Feature = {
  id: "F02",
  group: "A",
  value: (facts) => facts[F.diversity],
  unit: "share",
  bounds: [0.7, 0.97],
  scale: "linear",
  peers: "similar",
  source: "Seed paper S1 [P]: each sender's amount is insignificant; above 0.85 [A]",
  isKnown: (facts) => !Number.isNaN(facts[F.diversity]),
  unknown: {
    field: "payer",
    sentence: say("Amounts cannot be attributed to payers.", "Nominal tidak dapat dikaitkan dengan pengirim."),
  },
  sentence: (facts) => {
    const even = count(1 / (1 - facts[F.diversity]));
    return say(
      `The amount is spread as over ${even.en} payers who each pay the same.`,
      `Jumlah uang tersebar seperti pada ${even.id} pengirim yang membayar sama besar.`,
    );
  },
  brief: () => say("no main payer", "tanpa pengirim utama"),
};
