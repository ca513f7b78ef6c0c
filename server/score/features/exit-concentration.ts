import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import { LARGEST_PAYEES } from "../../analyse/exit-measure.ts";
import type { Feature } from "../feature.ts";
import { count, percent, plural, say } from "../words.ts";

/** Money from many leaves to few. Judged only where a good part of the inflow leaves at all. */
export const EXIT_CONCENTRATION: Feature = {
  id: "F10",
  group: "F",
  value: (facts) => (facts[F.outInRatio] >= 0.3 ? facts[F.exitShare] : Number.NaN),
  unit: "share of the amount sent",
  bounds: [0.5, 0.95],
  scale: "linear",
  peers: "similar",
  source: "F10 of the domain reference: three payees take more than 0.7 [A]",
  isKnown: () => true,
  unknown: {
    field: "outgoing transfers",
    sentence: say("Outgoing transfers are not known.", "Transfer keluar tidak diketahui."),
  },
  sentence: (facts) => {
    const share = percent(facts[F.exitShare]);
    const payees = count(facts[F.fanOut]);
    if (facts[F.fanOut] <= LARGEST_PAYEES && facts[F.exitShare] < 1) {
      return say(
        `${share.en} of the amount sent went to ${payees.en} ${plural(facts[F.fanOut], "payee")}, the rest to no known account.`,
        `${share.id} dari uang keluar mengalir ke ${payees.id} penerima, sisanya tanpa rekening tujuan yang diketahui.`,
      );
    }
    if (facts[F.fanOut] <= LARGEST_PAYEES) {
      return say(
        `All that was sent went to ${payees.en} ${plural(facts[F.fanOut], "payee")}.`,
        `Semua uang keluar mengalir ke ${payees.id} penerima.`,
      );
    }
    return say(
      `${share.en} of the amount sent went to the three largest of ${payees.en} payees.`,
      `${share.id} dari uang keluar mengalir ke tiga penerima terbesar dari ${payees.id} penerima.`,
    );
  },
  brief: (facts) => {
    const share = percent(facts[F.exitShare]);
    return say(`${share.en} leaves to few payees`, `${share.id} keluar ke sedikit penerima`);
  },
};
