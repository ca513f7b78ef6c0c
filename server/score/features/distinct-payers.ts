import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { count, plural, say } from "../words.ts";

/** Many parties pay one. */
export const DISTINCT_PAYERS: Feature = {
  id: "F01",
  group: "A",
  value: (facts) => facts[F.fanIn],
  unit: "payers",
  bounds: [3, 40],
  scale: "linear",
  peers: "nobody",
  source: "PPATK in the seed paper [P], AUSTRAC [P]: many unrelated people pay one person; saturates at 40 [A]",
  isKnown: () => true,
  unknown: { field: "payer", sentence: say("Payers are not known.", "Pengirim tidak diketahui.") },
  sentence: (facts) => {
    const payers = count(facts[F.fanIn]);
    const unresolved = count(facts[F.unresolvedPayers]);
    const isMore = facts[F.unresolvedPayers] > 0;
    return say(
      `${payers.en} different ${plural(facts[F.fanIn], "account")} paid in` +
        `${isMore ? `, and ${unresolved.en} without an account number` : ""}.`,
      `${payers.id} rekening berbeda mengirim uang ke sini` +
        `${isMore ? `, dan ${unresolved.id} tanpa nomor rekening` : ""}.`,
    );
  },
  brief: (facts) => {
    const payers = count(facts[F.fanIn]);
    return say(`${payers.en} ${plural(facts[F.fanIn], "payer")}`, `${payers.id} pengirim`);
  },
};
