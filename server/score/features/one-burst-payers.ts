import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { count, plural, say } from "../words.ts";

/**
 * Payers whom one burst of payments and nothing else ties to the account. Judged is their number times their
 * share: twenty among twenty weigh more than twenty among a hundred.
 */
export const ONE_BURST_PAYERS: Feature = {
  id: "F19",
  group: "A",
  value: (facts) => (facts[F.oneBurstPayers] * facts[F.oneBurstPayers]) / facts[F.fanIn],
  unit: "payers x share",
  bounds: [2, 40],
  scale: "log",
  peers: "all",
  source: "Collector profile R6, F19, F24 of the domain reference [A]; FinCEN (2025), FATF (2025) [S]",
  isKnown: () => true,
  unknown: { field: "payer", sentence: say("Payers are not known.", "Pengirim tidak diketahui.") },
  sentence: (facts) => {
    const strangers = count(facts[F.oneBurstPayers]);
    const payers = count(facts[F.fanIn]);
    return say(
      `${strangers.en} of ${payers.en} ${plural(facts[F.fanIn], "payer")} paid within one stretch of three days only ` +
        "and never received anything back.",
      `${strangers.id} dari ${payers.id} pengirim hanya membayar dalam satu rentang tiga hari ` +
        "dan tidak pernah menerima uang kembali.",
    );
  },
  brief: (facts) => {
    const strangers = count(facts[F.oneBurstPayers]);
    return say(
      `${strangers.en} paid within days only, no other tie seen`,
      `${strangers.id} hanya membayar dalam beberapa hari, tanpa hubungan lain`,
    );
  },
};
