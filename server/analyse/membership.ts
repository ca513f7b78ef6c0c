import type { Level } from "./level.ts";

/** Who is in which community while nodes move, and the sums that judging a move needs. */
export class Membership {
  /** Community of each node, numbers below the node count; changed in place. */
  readonly communityOf: Int32Array;
  /** Summed strength of the members of each community. */
  readonly communityStrength: Float64Array;
  readonly #size: Int32Array;
  readonly #nodeStrength: Float64Array;
  /** Stack of the community numbers that no node has. */
  readonly #empty: Int32Array;
  #emptyCount = 0;

  constructor({ nodeCount, strength }: Level, communityOf: Int32Array) {
    this.communityOf = communityOf;
    this.communityStrength = new Float64Array(nodeCount);
    this.#size = new Int32Array(nodeCount);
    this.#nodeStrength = strength;
    this.#empty = new Int32Array(nodeCount);
    for (let node = 0; node < nodeCount; node++) {
      this.communityStrength[communityOf[node]] += strength[node];
      this.#size[communityOf[node]]++;
    }
    for (let community = 0; community < nodeCount; community++) {
      if (this.#size[community] === 0) this.#empty[this.#emptyCount++] = community;
    }
  }

  /** A community without members; the node's own where it is alone already. */
  freeFor(node: number): number {
    const own = this.communityOf[node];
    return this.#size[own] === 1 ? own : this.#empty[this.#emptyCount - 1];
  }

  /** Moves a node to a community with members, or to the one that `freeFor` named. */
  move(node: number, to: number): void {
    const from = this.communityOf[node];
    const strength = this.#nodeStrength[node];
    this.communityOf[node] = to;
    this.communityStrength[from] -= strength;
    this.communityStrength[to] += strength;
    if (this.#size[to]++ === 0) this.#emptyCount--;
    if (--this.#size[from] > 0) return;
    // What rounding left behind would count as strength of whoever comes next.
    this.communityStrength[from] = 0;
    this.#empty[this.#emptyCount++] = from;
  }
}
