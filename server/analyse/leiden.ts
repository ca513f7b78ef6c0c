import type { WeightedGraph } from "../graph/weighted-graph.ts";
import { aggregate } from "./aggregation.ts";
import { groundLevel, type Level } from "./level.ts";
import { moveNodes, type PhaseOptions } from "./local-moving.ts";
import { modularity } from "./modularity.ts";
import { numberByFirst, numberBySize, type Partition } from "./partition.ts";
import { Random } from "./random.ts";
import { refine } from "./refinement.ts";

export interface LeidenOptions {
  /** 1 is Newman's modularity; more finds more and smaller communities. */
  readonly resolution: number;
  /** Non-negative whole number. */
  readonly seed: number;
  /** Each pass starts from the result of the one before; the second is worth its time, a third seldom. Default 2. */
  readonly passes?: number;
  /** Called now and then with the number of accounts visited so far and the pass, from 0; may throw to stop. */
  readonly onVisits?: (visited: number, pass: number) => void;
}

const DEFAULT_PASSES = 2;

/**
 * Splits the accounts into communities that send each other more than chance would.
 *
 * Same graph, options and seed give the same bytes. Every community is connected, which Louvain does not promise.
 * Modularity never falls from pass to pass. Isolated accounts become communities of one.
 *
 * Traag, Waltman & van Eck (2019), "From Louvain to Leiden: guaranteeing well-connected communities", Sci. Rep. 9:5233.
 */
export function leiden(graph: WeightedGraph, options: LeidenOptions): Partition {
  const { resolution, seed, passes = DEFAULT_PASSES, onVisits } = options;
  const ground = groundLevel(graph);
  const random = new Random(seed);
  const communityOf = ownNumbers(graph.nodeCount);
  let levels = 0;
  let pass = 0;
  let didConverge = false;
  while (pass < passes && !didConverge) {
    const current = pass;
    const ran = onePass(ground, communityOf, {
      resolution,
      random,
      onVisits: (waiting) => onVisits?.(graph.nodeCount - waiting, current),
    });
    levels += ran.levels;
    didConverge = ran.moves === 0;
    pass++;
  }
  const communityCount = numberBySize(communityOf);
  const quality = modularity(graph, communityOf, resolution);
  return { communityOf, communityCount, modularity: quality, levels, passes: pass, didConverge };
}

/**
 * Moves, refines and aggregates level upon level until refinement finds nothing to merge, then writes the communities
 * of the top level back to the accounts in `communityOf`.
 *
 * The stop is what makes communities connected: if one fell into two parts, each node of a part would gain by joining
 * another of its part, and refinement would merge them.
 */
function onePass(ground: Level, communityOf: Int32Array, options: PhaseOptions): { levels: number; moves: number } {
  const nodeOf = ownNumbers(ground.nodeCount);
  let level = ground;
  let communities = communityOf;
  let levels = 0;
  let moves = 0;
  while (true) {
    moves += moveNodes(level, communities, options);
    levels++;
    const groupOf = refine(level, communities, options.resolution, options.random);
    const groupCount = numberByFirst(groupOf, level.nodeCount);
    if (groupCount === level.nodeCount) break;
    communities = communitiesOfGroups(communities, groupOf, groupCount);
    level = aggregate(level, groupOf, groupCount);
    for (let account = 0; account < nodeOf.length; account++) nodeOf[account] = groupOf[nodeOf[account]];
  }
  for (let account = 0; account < nodeOf.length; account++) communityOf[account] = communities[nodeOf[account]];
  return { levels, moves };
}

/** The level above starts from the communities found, not from the groups: each group is in the community of its members. */
function communitiesOfGroups(communityOf: Int32Array, groupOf: Int32Array, groupCount: number): Int32Array {
  const communities = new Int32Array(groupCount);
  for (let node = 0; node < groupOf.length; node++) communities[groupOf[node]] = communityOf[node];
  numberByFirst(communities, communityOf.length);
  return communities;
}

function ownNumbers(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = i;
  return numbers;
}
