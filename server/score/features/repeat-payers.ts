import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { count, plural, say } from "../words.ts";

/** Payers who come back. */
export const REPEAT_PAYERS: Feature = {
  id: "F03",
  group: "A",
  value: (facts) => facts[F.repeatPayers],
  unit: "payers",
  bounds: [2, 15],
  scale: "log",
  peers: "similar",
  source: "Seed paper S4, S7 [P]: same pair again and again; two to fifteen payers [A]",
  isKnown: () => true,
  unknown: { field: "payer", sentence: say("Payers are not known.", "Pengirim tidak diketahui.") },
  sentence: (facts) => {
    const repeats = count(facts[F.repeatPayers]);
    const payers = count(facts[F.fanIn]);
    return say(
      `${repeats.en} of ${payers.en} ${plural(facts[F.fanIn], "payer")} paid three times or more, not all on one day.`,
      `${repeats.id} dari ${payers.id} pengirim membayar tiga kali atau lebih, tidak semuanya pada satu hari.`,
    );
  },
  brief: (facts) => {
    const repeats = count(facts[F.repeatPayers]);
    return say(`${repeats.en} repeat ${plural(facts[F.repeatPayers], "payer")}`, `${repeats.id} pengirim berulang`);
  },
};
