import type { Level } from "./level.ts";
import { Membership } from "./membership.ts";
import type { Random } from "./random.ts";
import { SparseSums } from "./sparse-sums.ts";
import { WaitingNodes } from "./waiting-nodes.ts";

/**
 * A move must win more than this share of the node's strength: more than sums are rounded by, so that no two nodes chase
 * each other for ever.
 */
const LEAST_GAIN = 1e-10;

/** Nodes visited between two calls of `onVisits`. */
const VISITS_PER_CALL = 1 << 16;

export interface PhaseOptions {
  readonly resolution: number;
  readonly random: Random;
  /** Called now and then with the number of nodes still waiting; may throw to stop. */
  readonly onVisits?: (waiting: number) => void;
}

/**
 * Phase one: moves single nodes to the neighbouring community that raises modularity most, or to one of their own, until
 * no move of one node helps. Changes `communityOf` in place and returns the number of moves.
 *
 * Communities are numbers below `level.nodeCount`. A move wakes the neighbours left outside the new community. Between
 * equally good communities a node stays where it is, or takes the one met first among its neighbours.
 */
export function moveNodes(level: Level, communityOf: Int32Array, options: PhaseOptions): number {
  const { nodeCount, start, neighbours, weights, strength } = level;
  const chance = level.totalStrength > 0 ? options.resolution / level.totalStrength : 0;
  const membership = new Membership(level, communityOf);
  const { communityStrength } = membership;
  const waiting = new WaitingNodes(nodeCount, options.random);
  const weightTo = new SparseSums(nodeCount);
  let moves = 0;
  let visits = 0;

  for (let node = waiting.take(); node >= 0; node = waiting.take()) {
    if (++visits % VISITS_PER_CALL === 0) options.onVisits?.(waiting.count);
    weightTo.clear();
    for (let arc = start[node]; arc < start[node + 1]; arc++) {
      weightTo.add(communityOf[neighbours[arc]], weights[arc]);
    }
    const own = communityOf[node];
    const perStrength = chance * strength[node];
    const stayGain = weightTo.get(own) - perStrength * (communityStrength[own] - strength[node]);
    let best = own;
    let bestGain = stayGain;
    for (let slot = 0; slot < weightTo.size; slot++) {
      const community = weightTo.keys[slot];
      const gain = weightTo.sums[slot] - perStrength * communityStrength[community];
      if (gain > bestGain && community !== own) {
        best = community;
        bestGain = gain;
      }
    }
    if (bestGain < 0) {
      best = membership.freeFor(node);
      bestGain = 0;
    }
    if (best === own || bestGain - stayGain <= LEAST_GAIN * strength[node]) continue;
    membership.move(node, best);
    moves++;
    for (let arc = start[node]; arc < start[node + 1]; arc++) {
      if (communityOf[neighbours[arc]] !== best) waiting.wake(neighbours[arc]);
    }
  }
  return moves;
}
