import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import { type LookAlikeDetector, ramp } from "../feature.ts";
import { count, plural, say } from "../words.ts";

/** An employer: pays more accounts than pay it, most of them month after month. */
export const PAYROLL: LookAlikeDetector = {
  id: "payroll",
  weight: 40,
  strength: (facts) =>
    ramp(facts[F.fanOut] / facts[F.fanIn], 1, 2) *
    ramp(facts[F.monthlyPayees], 2, 5) *
    ramp(facts[F.monthlyPayees] / facts[F.fanOut], 0.2, 0.6),
  source: "Domain reference 4.3: payroll is fan-out, month-end [A]",
  sentence: (facts) => {
    const monthly = count(facts[F.monthlyPayees]);
    const payees = count(facts[F.fanOut]);
    return say(
      `An employer pays month after month: here ${monthly.en} of ${payees.en} ${plural(facts[F.fanOut], "payee")} paid monthly.`,
      `Pemberi kerja membayar setiap bulan: di sini ${monthly.id} dari ${payees.id} penerima dibayar bulanan.`,
    );
  },
};
