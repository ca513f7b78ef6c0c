import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { count, plural, say } from "../words.ts";

/** Payers from abroad, where payments come from two countries or more. Only the number of countries matters, never which. */
export const CROSS_BORDER: Feature = {
  id: "F12",
  group: "D",
  value: (facts) => (facts[F.originCountries] < 2 ? 0 : facts[F.foreignPayers] / facts[F.countryPayers]),
  unit: "share of payers",
  bounds: [0.05, 0.35],
  scale: "linear",
  peers: "similar",
  source: "PPATK in the seed paper [P]: domestic and foreign senders mixed; two countries or more, above 0.3 [A]",
  isKnown: (facts) => !Number.isNaN(facts[F.foreignPayers]),
  unknown: {
    field: "payerCountry, payeeCountry",
    sentence: say(
      "Countries are not known: the paying institutions or the cross-border reports could tell.",
      "Negara tidak diketahui: lembaga pengirim atau laporan lintas negara dapat memberi tahu.",
    ),
  },
  sentence: (facts) => {
    const foreign = count(facts[F.foreignPayers]);
    const known = count(facts[F.countryPayers]);
    const origins = count(facts[F.originCountries]);
    return say(
      `${foreign.en} of ${known.en} ${plural(facts[F.countryPayers], "payer")} ` +
        `${plural(facts[F.foreignPayers], "is", "are")} abroad; payments come from ${origins.en} ` +
        `${plural(facts[F.originCountries], "country", "countries")}.`,
      `${foreign.id} dari ${known.id} pengirim berada di luar negeri; uang datang dari ${origins.id} negara.`,
    );
  },
  brief: (facts) => {
    const foreign = count(facts[F.foreignPayers]);
    return say(`${foreign.en} ${plural(facts[F.foreignPayers], "payer")} abroad`, `${foreign.id} pengirim luar negeri`);
  },
};
