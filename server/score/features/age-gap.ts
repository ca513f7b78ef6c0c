import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { count, plural, say } from "../words.ts";

/** Payers much older than the holder, in coarse bands of years of birth. */
export const AGE_GAP: Feature = {
  id: "F15",
  group: "D",
  value: (facts) => facts[F.olderPayers] / facts[F.agePayers],
  unit: "share of payers",
  bounds: [0.4, 0.9],
  scale: "linear",
  peers: "similar",
  source: "FATF (2025): older sender, much younger recipient, no tie [S]; coarse bands only [A]",
  isKnown: (facts) => !Number.isNaN(facts[F.agePayers]),
  unknown: {
    field: "birthYear",
    sentence: say(
      "Years of birth are not known on both sides: the account-keeping institutions could tell.",
      "Tahun lahir kedua pihak tidak diketahui: lembaga pengelola rekening dapat memberi tahu.",
    ),
  },
  sentence: (facts) => {
    const older = count(facts[F.olderPayers]);
    const known = count(facts[F.agePayers]);
    return say(
      `${older.en} of ${known.en} ${plural(facts[F.agePayers], "payer")} of known age ` +
        `${plural(facts[F.olderPayers], "is", "are")} 15 or more years older than the holder.`,
      `${older.id} dari ${known.id} pengirim yang usianya diketahui lebih tua 15 tahun atau lebih dari pemilik rekening.`,
    );
  },
  brief: (facts) => {
    const older = count(facts[F.olderPayers]);
    return say(
      `${older.en} much older ${plural(facts[F.olderPayers], "payer")}`,
      `${older.id} pengirim jauh lebih tua`,
    );
  },
};
