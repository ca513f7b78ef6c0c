import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import { currencyCode } from "../../analyse/currency-number.ts";
import type { Feature } from "../feature.ts";
import { percent, say } from "../words.ts";

/** Amounts within the usual tariff of the currency. */
export const IN_BAND_SHARE: Feature = {
  id: "F05",
  group: "B",
  value: (facts) => facts[F.inBandShare],
  unit: "share of transfers",
  bounds: [0.4, 0.9],
  scale: "linear",
  peers: "similar",
  source: "FATF (2025) [S], ECPAT and PPATK (2024) [S], AMLC (2020) [S]; above 0.7 [A]; bands: currency-bands.ts",
  isKnown: (facts) => !Number.isNaN(facts[F.inBandShare]),
  unknown: {
    field: "currency band",
    sentence: say(
      "There is no band of usual amounts for this currency.",
      "Belum ada rentang nominal lazim untuk mata uang ini.",
    ),
  },
  sentence: (facts) => {
    const share = percent(facts[F.inBandShare]);
    const currency = currencyCode(facts[F.currency]);
    return say(
      `${share.en} of the amounts lie in the range of small personal payments in ${currency}.`,
      `${share.id} transfer bernominal dalam rentang pembayaran pribadi kecil dalam ${currency}.`,
    );
  },
  brief: (facts) => {
    const share = percent(facts[F.inBandShare]);
    return say(`${share.en} small personal amounts`, `${share.id} nominal pribadi kecil`);
  },
};
