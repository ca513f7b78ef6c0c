import { FACT_INDEX as F } from "../../analyse/account-facts.ts";
import type { Feature } from "../feature.ts";
import { percent, say } from "../words.ts";

/** In by one channel, out by another: how far the mix of channels differs. */
export const CHANNEL_SHIFT: Feature = {
  id: "F20",
  group: "F",
  value: (facts) => facts[F.channelShift],
  unit: "difference of shares",
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
    if (facts[F.channelShift] === 1) {
      return say(
        "No transfer out uses a channel that a transfer in used.",
        "Tidak ada transfer keluar yang memakai kanal yang dipakai transfer masuk.",
      );
    }
    return say(
      `Channels out differ from channels in: ${share.en} of the transfers out would have to use another for both to match.`,
      `Kanal keluar berbeda dari kanal masuk: ${share.id} transfer keluar perlu memakai kanal lain agar keduanya sama.`,
    );
  },
  brief: () => say("leaves by other channels", "keluar lewat kanal lain"),
};
