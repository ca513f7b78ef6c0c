import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { count, plural, say } from "../words.ts";

/** Money flows one way only: as much of "no relationship" as transfers alone can tell. */
export const NO_RELATIONSHIP: Feature = {
  id: "F24",
  group: "D",
  value: (facts) => 1 - facts[F.paidBack] / facts[F.fanIn],
  unit: "share of payers",
  bounds: [0.6, 0.95],
  scale: "linear",
  peers: "similar",
  source: "F24 of the domain reference: earlier two-way history speaks for a relationship [A]",
  isKnown: () => true,
  unknown: { field: "payer", sentence: say("Payers are not known.", "Pengirim tidak diketahui.") },
  sentence: (facts) => {
    const oneWay = count(facts[F.fanIn] - facts[F.paidBack]);
    const payers = count(facts[F.fanIn]);
    return say(
      `${oneWay.en} of ${payers.en} ${plural(facts[F.fanIn], "payer")} never received anything from this account.`,
      `${oneWay.id} dari ${payers.id} pengirim tidak pernah menerima uang dari rekening ini.`,
    );
  },
  brief: () => say("money flows one way", "uang mengalir satu arah"),
};
