import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import { type LookAlikeDetector, ramp } from "../feature.ts";
import { count, say } from "../words.ts";

const LIKELY = 0.5;

/** A savings group: the payers pay alike, on a steady rhythm, and each receives a pot. */
export const ARISAN: LookAlikeDetector = {
  id: "arisan",
  weight: 50,
  strength: (facts) =>
    ramp(facts[F.paidBack] / facts[F.fanIn], 0.3, 0.8) *
    ramp(facts[F.dispersion], 0.4, 0.1) *
    ramp(facts[F.repeatPayers] / facts[F.fanIn], 0.2, 0.6) *
    ramp(facts[F.steadyGapShare], 0.2, 0.6),
  source: "Domain reference 4.3: closed group, equal amounts, fixed period, reciprocity to 1 [A]; 15 x 15 months [P]",
  sentence: (facts, strength) => {
    const paidBack = count(facts[F.paidBack]);
    const payers = count(facts[F.fanIn]);
    if (strength >= LIKELY) {
      return say(
        `${paidBack.en} of ${payers.en} payers also received a pot: looks like an arisan.`,
        `${paidBack.id} dari ${payers.id} pengirim juga menerima giliran uang arisan: tampak seperti arisan.`,
      );
    }
    return say(
      `${paidBack.en} of ${payers.en} payers also received money: in an arisan all of them do, and pay alike.`,
      `${paidBack.id} dari ${payers.id} pengirim juga menerima uang: dalam arisan semua menerimanya dan iurannya sama.`,
    );
  },
};
