import { FACT_INDEX as F } from "./account-facts.ts";
import type { Measure, MeasureContext } from "./measure.ts";

/** How far the channels that money leaves by differ from those it came by (F20): half the sum of differences of shares. */
export function channelMeasure({ graph }: MeasureContext): Measure {
  const { inStart, outStart, outEdge, edgeTransferStart, channel, channels } = graph;
  const countIn = new Int32Array(channels.length);
  const countOut = new Int32Array(channels.length);
  return ({ account }, facts) => {
    if (channels.length <= 1) return;
    countIn.fill(0);
    countOut.fill(0);
    let [totalIn, totalOut] = [0, 0];
    const to = edgeTransferStart[inStart[account + 1]];
    for (let t = edgeTransferStart[inStart[account]]; t < to; t++) {
      if (channel[t] === 0) continue;
      countIn[channel[t]]++;
      totalIn++;
    }
    for (let i = outStart[account]; i < outStart[account + 1]; i++) {
      const edge = outEdge[i];
      for (let t = edgeTransferStart[edge]; t < edgeTransferStart[edge + 1]; t++) {
        if (channel[t] === 0) continue;
        countOut[channel[t]]++;
        totalOut++;
      }
    }
    const nothingLeft = outStart[account] === outStart[account + 1];
    if (totalIn > 0 && nothingLeft) facts[F.channelShift] = 0;
    if (totalIn === 0 || totalOut === 0) return;
    let difference = 0;
    for (let code = 0; code < channels.length; code++) {
      difference += Math.abs(countIn[code] / totalIn - countOut[code] / totalOut);
    }
    facts[F.channelShift] = difference / 2;
  };
}
