import type { Level } from "./level.ts";
import { SparseSums } from "./sparse-sums.ts";

/**
 * Phase three: the level above, whose nodes are the groups 0 .. groupCount - 1 of `groupOf`. Weights between two groups
 * add up, and so do the strengths of a group's members.
 */
export function aggregate(level: Level, groupOf: Int32Array, groupCount: number): Level {
  const { nodeCount, neighbours, weights } = level;
  const { memberStart, members } = membersOf(groupOf, groupCount);
  const strength = new Float64Array(groupCount);
  for (let node = 0; node < nodeCount; node++) strength[groupOf[node]] += level.strength[node];
  const start = new Int32Array(groupCount + 1);
  // As long as the level below; pages that stay untouched cost nothing.
  const above = new Int32Array(neighbours.length);
  const weightsAbove = new Float64Array(neighbours.length);
  const weightTo = new SparseSums(groupCount);
  let end = 0;
  for (let group = 0; group < groupCount; group++) {
    weightTo.clear();
    for (let place = memberStart[group]; place < memberStart[group + 1]; place++) {
      const node = members[place];
      for (let arc = level.start[node]; arc < level.start[node + 1]; arc++) {
        weightTo.add(groupOf[neighbours[arc]], weights[arc]);
      }
    }
    for (let slot = 0; slot < weightTo.size; slot++) {
      if (weightTo.keys[slot] === group) continue;
      above[end] = weightTo.keys[slot];
      weightsAbove[end++] = weightTo.sums[slot];
    }
    start[group + 1] = end;
  }
  return {
    nodeCount: groupCount,
    start,
    neighbours: above.subarray(0, end),
    weights: weightsAbove.subarray(0, end),
    strength,
    totalStrength: level.totalStrength,
  };
}

/** Counting sort of nodes by group; members of a group ascend. */
function membersOf(groupOf: Int32Array, groupCount: number): { memberStart: Int32Array; members: Int32Array } {
  const memberStart = new Int32Array(groupCount + 1);
  for (const group of groupOf) memberStart[group + 1]++;
  for (let group = 0; group < groupCount; group++) memberStart[group + 1] += memberStart[group];
  const next = memberStart.slice(0, groupCount);
  const members = new Int32Array(groupOf.length);
  for (let node = 0; node < groupOf.length; node++) members[next[groupOf[node]]++] = node;
  return { memberStart, members };
}
