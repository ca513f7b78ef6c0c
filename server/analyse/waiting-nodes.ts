import type { Random } from "./random.ts";

/** 256 nodes of ten neighbours are about 30 KB: while a block is visited, it stays in the processor's nearest cache. */
const BLOCK_BITS = 8;
const BLOCK_SIZE = 1 << BLOCK_BITS;

/**
 * The nodes that wait to be visited, in blocks of nodes that lie side by side in memory.
 *
 * A queue of single nodes reads the graph in random order and spends its time waiting for memory. A queue of blocks
 * takes a third of that time at a million nodes, and the partitions are as good. Blocks come first in, first out, at
 * first in random order; the nodes of a block in a random order of their own.
 */
export class WaitingNodes {
  /** How many nodes wait. */
  count: number;
  readonly #isWaiting: Uint8Array;
  /** 0 .. nodeCount - 1, shuffled inside each block. */
  readonly #order: Int32Array;
  /** Ring of the blocks to visit, and whether each block is in it. */
  readonly #ring: Int32Array;
  readonly #isQueued: Uint8Array;
  #head = 0;
  #queued: number;
  /** What is left of the block being visited: places of `#order`. */
  #place = 0;
  #end = 0;

  /** At first every node of 0 .. nodeCount - 1 waits. */
  constructor(nodeCount: number, random: Random) {
    const blockCount = Math.ceil(nodeCount / BLOCK_SIZE);
    this.count = nodeCount;
    this.#isWaiting = new Uint8Array(nodeCount).fill(1);
    this.#order = Int32Array.from({ length: nodeCount }, (_, node) => node);
    for (let block = 0; block < blockCount; block++) {
      random.shuffle(this.#order.subarray(block * BLOCK_SIZE, (block + 1) * BLOCK_SIZE));
    }
    this.#ring = random.order(blockCount);
    this.#isQueued = new Uint8Array(blockCount).fill(1);
    this.#queued = blockCount;
  }

  /** The next node, which then no longer waits; -1 when none waits. */
  take(): number {
    while (this.count > 0) {
      while (this.#place < this.#end) {
        const node = this.#order[this.#place++];
        if (this.#isWaiting[node] === 0) continue;
        this.#isWaiting[node] = 0;
        this.count--;
        return node;
      }
      this.#nextBlock();
    }
    return -1;
  }

  /** Lets a node wait, unless it does already. */
  wake(node: number): void {
    if (this.#isWaiting[node] === 1) return;
    this.#isWaiting[node] = 1;
    this.count++;
    const block = node >> BLOCK_BITS;
    if (this.#isQueued[block] === 1) return;
    this.#isQueued[block] = 1;
    const tail = this.#head + this.#queued++;
    this.#ring[tail < this.#ring.length ? tail : tail - this.#ring.length] = block;
  }

  #nextBlock(): void {
    const block = this.#ring[this.#head];
    this.#head = this.#head + 1 === this.#ring.length ? 0 : this.#head + 1;
    this.#queued--;
    this.#isQueued[block] = 0;
    this.#place = block * BLOCK_SIZE;
    this.#end = Math.min(this.#place + BLOCK_SIZE, this.#order.length);
  }
}
