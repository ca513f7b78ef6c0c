import { FACT_INDEX as F, type FactsRow } from "../analyse/account-facts.ts";
import type { Feature } from "./feature.ts";
import { count, plural, quantity, say, type Words } from "./words.ts";

const SOURCE = "Domain reference 6.2, VP-4 and VP-5: ordered by urgency, not suspicion [A]";

/** Urgency is judged by what is seen, not by what others show. */
function urgent(
  id: string,
  bounds: readonly [number, number],
  unit: string,
  value: (facts: FactsRow) => number,
  words: Pick<Feature, "sentence" | "brief" | "unknown">,
): Feature {
  const isKnown = (facts: FactsRow): boolean => !Number.isNaN(value(facts));
  return { id, group: "G", bounds, unit, value, scale: "linear", peers: "nobody", source: SOURCE, isKnown, ...words };
}

/** When the last payment came in: "on the last day", "1 day before the end". */
function beforeTheEnd(facts: FactsRow): Words {
  const days = Math.floor(facts[F.quietDays]);
  if (days === 0) return { en: "on the last day", id: "pada hari terakhir data" };
  const { en, id } = count(days);
  return { en: `${en} ${plural(days, "day")} before the end`, id: `${id} hari sebelum akhir data` };
}

/** What orders the child-at-risk queue. */
export const URGENCY: readonly Feature[] = [
  urgent("U01", [60, 3], "days", (facts) => facts[F.quietDays], {
    sentence: (facts) => {
      const { en, id } = beforeTheEnd(facts);
      return say(`The last payment came in ${en} of the data.`, `Uang terakhir masuk ${id}.`);
    },
    brief: (facts) => {
      const { en, id } = beforeTheEnd(facts);
      const isLastDay = facts[F.quietDays] < 1;
      return say(`paid ${isLastDay ? "" : "up to "}${en}`, `dibayar ${isLastDay ? "" : "hingga "}${id}`);
    },
    unknown: { field: "bookedAt", sentence: say("Times are not known.", "Waktu tidak diketahui.") },
  }),
  urgent("U02", [2, 10], "payments", (facts) => facts[F.largestDyad], {
    sentence: (facts) => {
      const payments = count(facts[F.largestDyad]);
      return say(
        `One payer paid ${payments.en} ${plural(facts[F.largestDyad], "time")}.`,
        `Satu pengirim membayar ${payments.id} kali.`,
      );
    },
    brief: (facts) => {
      const payments = count(facts[F.largestDyad]);
      return say(`${payments.en} times by one payer`, `${payments.id} kali oleh satu pengirim`);
    },
    unknown: { field: "payer", sentence: say("Payers are not known.", "Pengirim tidak diketahui.") },
  }),
  urgent("U03", [0, 3], "payers", (facts) => facts[F.olderPayers], {
    sentence: (facts) => {
      const older = count(facts[F.olderPayers]);
      return say(
        `${older.en} ${plural(facts[F.olderPayers], "payer is", "payers are")} 15 or more years older than the holder.`,
        `${older.id} pengirim lebih tua 15 tahun atau lebih dari pemilik rekening.`,
      );
    },
    brief: (facts) => {
      const older = count(facts[F.olderPayers]);
      return say(
        `${older.en} much older ${plural(facts[F.olderPayers], "payer")}`,
        `${older.id} pengirim jauh lebih tua`,
      );
    },
    unknown: {
      field: "birthYear",
      sentence: say(
        "The payers' years of birth are not known: the account-keeping institutions could tell.",
        "Tahun lahir para pengirim tidak diketahui: lembaga pengelola rekening dapat memberi tahu.",
      ),
    },
  }),
  urgent("U04", [0, 2], "payers", (facts) => facts[F.foreignPayers], {
    sentence: (facts) => {
      const foreign = count(facts[F.foreignPayers]);
      return say(
        `${foreign.en} ${plural(facts[F.foreignPayers], "payer is", "payers are")} abroad.`,
        `${foreign.id} pengirim berada di luar negeri.`,
      );
    },
    brief: (facts) => {
      const foreign = count(facts[F.foreignPayers]);
      return say(
        `${foreign.en} ${plural(facts[F.foreignPayers], "payer")} abroad`,
        `${foreign.id} pengirim luar negeri`,
      );
    },
    unknown: {
      field: "payerCountry, payeeCountry",
      sentence: say(
        "Countries are not known: the paying institutions or the cross-border reports could tell.",
        "Negara tidak diketahui: lembaga pengirim atau laporan lintas negara dapat memberi tahu.",
      ),
    },
  }),
  urgent("U05", [0, 8], "payers", (facts) => facts[F.fanIn], {
    sentence: (facts) => {
      const payers = count(facts[F.fanIn]);
      return say(
        `${payers.en} different ${plural(facts[F.fanIn], "account")} paid in.`,
        `${payers.id} rekening berbeda mengirim uang ke sini.`,
      );
    },
    brief: (facts) => {
      const payers = quantity(facts[F.fanIn]);
      return say(`${payers.en} ${plural(facts[F.fanIn], "payer")}`, `${payers.id} pengirim`);
    },
    unknown: { field: "payer", sentence: say("Payers are not known.", "Pengirim tidak diketahui.") },
  }),
];
