import { FACT_INDEX as F } from "./account-facts.ts";
import type { Measure, MeasureContext } from "./measure.ts";
import { SparseSums } from "./sparse-sums.ts";

/** How far the channels that money leaves by differ from those it came by (F20): half the sum of differences of shares. */
export function channelMeasure({ graph }: MeasureContext): Measure {
  const { inStart, outStart, outEdge, edgeTransferStart, channel, channels } = graph;
  // Sparse, because a file may name thousands of channels and an account uses a few.
  const countIn = new SparseSums(channels.length);
  const countOut = new SparseSums(channels.length);
  return ({ account }, facts) => {
    if (channels.length <= 1) return;
    countIn.clear();
    countOut.clear();
    const totalIn = addChannels(
      countIn,
      channel,
      edgeTransferStart[inStart[account]],
      edgeTransferStart[inStart[account + 1]],
    );
    let totalOut = 0;
    for (let i = outStart[account]; i < outStart[account + 1]; i++) {
      const edge = outEdge[i];
      totalOut += addChannels(countOut, channel, edgeTransferStart[edge], edgeTransferStart[edge + 1]);
    }
    const nothingLeft = outStart[account] === outStart[account + 1];
    if (totalIn > 0 && nothingLeft) facts[F.channelShift] = 0;
    if (totalIn === 0 || totalOut === 0) return;
    // What leaves by channels beyond their share in the inflow, in whole numbers: their order shows in no digit.
    let beyond = 0;
    for (let i = 0; i < countOut.size; i++) {
      beyond += Math.max(0, countOut.sums[i] * totalIn - countIn.get(countOut.keys[i]) * totalOut);
    }
    facts[F.channelShift] = beyond / (totalIn * totalOut);
  };
}

/** Counts the transfers whose channel is known, and returns how many they are. */
function addChannels(counts: SparseSums, channel: Uint16Array, from: number, to: number): number {
  let known = 0;
  for (let t = from; t < to; t++) {
    if (channel[t] === 0) continue;
    counts.add(channel[t], 1);
    known++;
  }
  return known;
}
