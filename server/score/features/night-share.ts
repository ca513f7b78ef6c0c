import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { percent, say } from "../words.ts";

/** Payments late at night where the payer lives. */
export const NIGHT_SHARE: Feature = {
  id: "F13",
  group: "C",
  value: (facts) => facts[F.nightShare],
  unit: "share of transfers",
  bounds: [0.15, 0.5],
  scale: "linear",
  peers: "similar",
  source: "FATF (2025): late night or early morning [S]; against peers [A]; hours: country-hours.ts",
  isKnown: (facts) => !Number.isNaN(facts[F.nightShare]),
  unknown: {
    field: "time of day, payerCountry",
    sentence: say(
      "The hour at the payer's place is not known: the data has no time of day or no country of the payer.",
      "Jam di tempat pengirim tidak diketahui: data tidak memuat waktu atau negara pengirim.",
    ),
  },
  sentence: (facts) => {
    const share = percent(facts[F.nightShare]);
    return say(
      `${share.en} of the transfers were sent between 22:00 and 05:00 where the payer lives.`,
      `${share.id} transfer dikirim antara pukul 22.00 dan 05.00 di tempat pengirim.`,
    );
  },
  brief: (facts) => {
    const share = percent(facts[F.nightShare]);
    return say(`${share.en} at night`, `${share.id} pada malam hari`);
  },
};
