import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { percent, say } from "../words.ts";

/** In by one channel, out by another. */
export const CHANNEL_SHIFT: Feature = {
  id: "F20",
  group: "F",
  value: (facts) => facts[F.channelShift],
  unit: "share of transfers",
  bounds: [0.3, 0.9],
  scale: "linear",
  peers: "similar",
  source: "Seed paper S3, S12 [P]: wallet receipts move to a bank account; F20 [A]",
  isKnown: (facts) => !Number.isNaN(facts[F.channelShift]),
  unknown: {
    field: "channel",
    sentence: say(
      "Channels are not known: the institutions could tell.",
      "Kanal transfer tidak diketahui: lembaga terkait dapat memberi tahu.",
    ),
  },
  sentence: (facts) => {
    const share = percent(facts[F.channelShift]);
    return say(
      `${share.en} of the transfers out use other channels than the transfers in.`,
      `${share.id} transfer keluar memakai kanal yang berbeda dari transfer masuk.`,
    );
  },
  brief: () => say("leaves by another channel", "keluar lewat kanal lain"),
};
