/**
 * Sums by key, for a few keys out of many, emptied in no time.
 *
 * A key is present only when its slot points back at it, so clearing is forgetting the size. A zero sum is no proof of
 * absence. Keys come in the order in which they were first added.
 */
export class SparseSums {
  readonly keys: Int32Array;
  readonly sums: Float64Array;
  size = 0;
  readonly #slot: Int32Array;

  /** For keys 0 .. keyCount - 1. */
  constructor(keyCount: number) {
    this.keys = new Int32Array(keyCount);
    this.sums = new Float64Array(keyCount);
    this.#slot = new Int32Array(keyCount);
  }

  add(key: number, value: number): void {
    const slot = this.#slot[key];
    if (slot < this.size && this.keys[slot] === key) {
      this.sums[slot] += value;
      return;
    }
    this.#slot[key] = this.size;
    this.keys[this.size] = key;
    this.sums[this.size++] = value;
  }

  /** The sum of a key; 0 where it is not present. */
  get(key: number): number {
    const slot = this.#slot[key];
    return slot < this.size && this.keys[slot] === key ? this.sums[slot] : 0;
  }

  clear(): void {
    this.size = 0;
  }
}
