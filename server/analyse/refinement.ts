import type { Level } from "./level.ts";
import type { Random } from "./random.ts";
import { SparseSums } from "./sparse-sums.ts";
import { WaitingNodes } from "./waiting-nodes.ts";

/**
 * Phase two: splits every community into groups that hold together. Each node starts alone; one that is still alone and
 * well connected to the rest of its community joins the well-connected group inside it that raises modularity most.
 *
 * Returns the group of each node, numbers below `level.nodeCount`. Every group is connected and lies in one community.
 * Well connected means by more than chance: weight to the rest ≥ resolution · own strength · rest's strength / 2m.
 * Nodes come in random order. The best group is taken, not a random one among the better: that is as good after a second
 * pass, and faster.
 */
export function refine(level: Level, communityOf: Int32Array, resolution: number, random: Random): Int32Array {
  const { nodeCount, start, neighbours, weights, strength } = level;
  const chance = level.totalStrength > 0 ? resolution / level.totalStrength : 0;
  const groupOf = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const groupStrength = strength.slice();
  const isAlone = new Uint8Array(nodeCount).fill(1);
  const communityStrength = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) communityStrength[communityOf[node]] += strength[node];
  const weightToRest = weightsInside(level, communityOf);
  const weightTo = new SparseSums(nodeCount);
  const waiting = new WaitingNodes(nodeCount, random);

  for (let node = waiting.take(); node >= 0; node = waiting.take()) {
    if (isAlone[node] === 0) continue;
    const community = communityOf[node];
    const whole = communityStrength[community];
    const perStrength = chance * strength[node];
    if (weightToRest[node] < perStrength * (whole - strength[node])) continue;

    weightTo.clear();
    for (let arc = start[node]; arc < start[node + 1]; arc++) {
      if (communityOf[neighbours[arc]] === community) weightTo.add(groupOf[neighbours[arc]], weights[arc]);
    }
    let best = node;
    let bestGain = 0;
    let bestWeight = 0;
    for (let slot = 0; slot < weightTo.size; slot++) {
      const group = weightTo.keys[slot];
      const inGroup = groupStrength[group];
      const gain = weightTo.sums[slot] - perStrength * inGroup;
      if (gain > bestGain && weightToRest[group] >= chance * inGroup * (whole - inGroup)) {
        best = group;
        bestGain = gain;
        bestWeight = weightTo.sums[slot];
      }
    }
    if (best === node) continue;
    groupOf[node] = best;
    groupStrength[best] += strength[node];
    weightToRest[best] += weightToRest[node] - 2 * bestWeight;
    isAlone[best] = 0;
    isAlone[node] = 0;
  }
  return groupOf;
}

/** Weight of each node to the other nodes of its community. */
function weightsInside({ nodeCount, start, neighbours, weights }: Level, communityOf: Int32Array): Float64Array {
  const inside = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const community = communityOf[node];
    let sum = 0;
    for (let arc = start[node]; arc < start[node + 1]; arc++) {
      if (communityOf[neighbours[arc]] === community) sum += weights[arc];
    }
    inside[node] = sum;
  }
  return inside;
}
