import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { percent, say } from "../words.ts";

/** Round amounts. */
export const LATTICE_SHARE: Feature = {
  id: "F06",
  group: "B",
  value: (facts) => facts[F.latticeShare],
  unit: "share of transfers",
  bounds: [0.4, 0.9],
  scale: "linear",
  peers: "similar",
  source: "FATF (2025): even amounts [S]; UAE goAML indicator FTRWA [P]; above 0.6 [A]; lattices: currency-bands.ts",
  isKnown: (facts) => !Number.isNaN(facts[F.latticeShare]),
  unknown: {
    field: "currency band",
    sentence: say(
      "It is not laid down which amounts are round in this currency.",
      "Belum ditetapkan nominal mana yang bulat dalam mata uang ini.",
    ),
  },
  sentence: (facts) => {
    const share = percent(facts[F.latticeShare]);
    return say(`${share.en} of the amounts are round.`, `${share.id} transfer bernominal bulat.`);
  },
  brief: (facts) => {
    const share = percent(facts[F.latticeShare]);
    return say(`${share.en} round amounts`, `${share.id} nominal bulat`);
  },
};
