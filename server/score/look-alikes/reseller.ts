import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import { type LookAlikeDetector, ramp } from "../feature.ts";
import { count, percent, plural, say } from "../words.ts";

/** A top-up reseller: nearly all goes on to a wholesaler, who is paid by many, and a small steady margin stays. */
export const RESELLER: LookAlikeDetector = {
  id: "reseller",
  weight: 40,
  strength: (facts) =>
    ramp(facts[F.outInRatio], 0.8, 0.9) *
    ramp(facts[F.outInRatio], 1.05, 1) *
    ramp(facts[F.exitShare], 0.8, 0.98) *
    ramp(facts[F.topPayeeFanIn], 3, 8),
  source: "Domain reference 4.3: outflow to few aggregators, margin out/in 0.9-0.98 [A]",
  sentence: (facts) => {
    const ratio = percent(facts[F.outInRatio]);
    const known = Number.isNaN(facts[F.topPayeeFanIn]) ? 0 : facts[F.topPayeeFanIn];
    const others = count(known);
    return say(
      `A reseller passes nearly all on to a wholesaler: here ${ratio.en} went out, and the largest payee has ${others.en} ${plural(known, "payer")}.`,
      `Pengecer meneruskan hampir semua ke grosir: di sini ${ratio.id} keluar, dan penerima terbesar mempunyai ${others.id} pengirim.`,
    );
  },
};
