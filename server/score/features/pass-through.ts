import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { percent, plural, quantity, say } from "../words.ts";

/** What arrives leaves again within three days. */
export const PASS_THROUGH: Feature = {
  id: "F09",
  group: "F",
  value: (facts) => facts[F.sentOn72],
  unit: "share of the amount",
  bounds: [0.3, 0.85],
  scale: "linear",
  peers: "similar",
  source: "PPATK, ECPAT [P]/[S]: receipts moved at once; above 0.8 within 24-72 h [A]",
  isKnown: (facts) => !Number.isNaN(facts[F.sentOn72]),
  unknown: {
    field: "outgoing transfers",
    sentence: say("Outgoing transfers are not known.", "Transfer keluar tidak diketahui."),
  },
  sentence: (facts) => {
    const share = percent(facts[F.sentOn72]);
    if (Number.isNaN(facts[F.dwellHours])) {
      return say(
        `${share.en} of the amount received can have left within three days.`,
        `${share.id} dari uang yang diterima dapat keluar dalam tiga hari.`,
      );
    }
    const dwell = quantity(facts[F.dwellHours]);
    return say(
      `${share.en} of the amount received can have left within 72 hours; half of that within ` +
        `${dwell.en} ${plural(Number(dwell.en), "hour")}.`,
      `${share.id} dari uang yang diterima dapat keluar dalam 72 jam; setengahnya dalam ${dwell.id} jam.`,
    );
  },
  brief: (facts) => {
    const share = percent(facts[F.sentOn72]);
    return say(`${share.en} can leave in 3 days`, `${share.id} dapat keluar dalam 3 hari`);
  },
};
