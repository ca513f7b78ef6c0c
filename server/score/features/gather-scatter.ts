import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { count, plural, say } from "../words.ts";

/** Gather, then scatter: several new payees within a week who never paid in. */
export const GATHER_SCATTER: Feature = {
  id: "F11",
  group: "F",
  value: (facts) => facts[F.scatterPayees],
  unit: "payees",
  bounds: [2, 8],
  scale: "linear",
  peers: "similar",
  source: "PPATK [S]: forwarded through several accounts; three new payees or more [A]",
  isKnown: () => true,
  unknown: {
    field: "outgoing transfers",
    sentence: say("Outgoing transfers are not known.", "Transfer keluar tidak diketahui."),
  },
  sentence: (facts) => {
    const payees = count(facts[F.scatterPayees]);
    return say(
      `Within one week ${payees.en} ${plural(facts[F.scatterPayees], "payee")} who never paid in ` +
        `${plural(facts[F.scatterPayees], "was", "were")} paid for the first time.`,
      `Dalam satu minggu ${payees.id} penerima yang tidak pernah mengirim uang dibayar untuk pertama kali.`,
    );
  },
  brief: (facts) => {
    const payees = count(facts[F.scatterPayees]);
    return say(
      `${payees.en} new ${plural(facts[F.scatterPayees], "payee")} in a week`,
      `${payees.id} penerima baru dalam seminggu`,
    );
  },
};
