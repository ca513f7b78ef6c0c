import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { count, plural, quantity, say } from "../words.ts";

/** The same people pay several hubs, far more often than chance would have it. */
export const CO_PAYMENT: Feature = {
  id: "F22",
  group: "E",
  value: (facts) => facts[F.sharedPayers],
  unit: "payers",
  bounds: [2, 12],
  scale: "linear",
  peers: "similar",
  source: "AUSTRAC, AIC [P]: shared buyers across recipients; 3 shared payers, lift above 10 [A]",
  isKnown: (facts) => !Number.isNaN(facts[F.copaidAccounts]),
  unknown: {
    field: "shared payers",
    sentence: say(
      "Shared payers were not looked at: the account has more payers than the limit.",
      "Pengirim bersama tidak diperiksa: rekening ini mempunyai pengirim di atas batas.",
    ),
  },
  sentence: (facts) => {
    const shared = count(facts[F.sharedPayers]);
    const others = count(facts[F.copaidAccounts]);
    const lift = count(facts[F.copaymentLift]);
    return say(
      `${shared.en} ${plural(facts[F.sharedPayers], "payer")} also paid ${others.en} other ${plural(facts[F.copaidAccounts], "account")} paid by several, ` +
        `up to ${lift.en} ${plural(Number(lift.en), "time")} what chance gives.`,
      `${shared.id} pengirim juga membayar ${others.id} rekening lain yang juga dibayar banyak pihak, ` +
        `hingga ${lift.id} kali lebih sering daripada kebetulan.`,
    );
  },
  brief: (facts) => {
    const shared = count(facts[F.sharedPayers]);
    const others = quantity(facts[F.copaidAccounts]);
    return say(
      `${shared.en} ${plural(facts[F.sharedPayers], "payer")} shared with ${others.en} more`,
      `${shared.id} pengirim sama dengan ${others.id} lain`,
    );
  },
};
