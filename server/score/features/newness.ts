import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { count, plural, say } from "../words.ts";

/** The account was young at the first payment of the window. */
export const NEWNESS: Feature = {
  id: "F16",
  group: "G",
  value: (facts) => facts[F.accountAgeDays],
  unit: "days",
  bounds: [90, 15],
  scale: "linear",
  peers: "nobody",
  source: "F16 of the domain reference: below 30 days [A]",
  isKnown: (facts) => !Number.isNaN(facts[F.accountAgeDays]),
  unknown: {
    field: "openedAt",
    sentence: say(
      "The opening date is not known: the account-keeping institution could tell.",
      "Tanggal pembukaan tidak diketahui: lembaga pengelola rekening dapat memberi tahu.",
    ),
  },
  sentence: (facts) => {
    const days = count(Math.floor(facts[F.accountAgeDays]));
    return say(
      `The account was ${days.en} ${plural(Math.floor(facts[F.accountAgeDays]), "day")} old at the first payment of the window.`,
      `Rekening berumur ${days.id} hari saat penerimaan pertama dalam periode ini.`,
    );
  },
  brief: (facts) => {
    const age = Math.floor(facts[F.accountAgeDays]);
    const days = count(age);
    return say(`paid ${days.en} ${plural(age, "day")} after opening`, `dibayar ${days.id} hari setelah dibuka`);
  },
};
