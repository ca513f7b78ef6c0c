/** Short stretches are sorted by insertion, then merged. */
const STRETCH = 16;

/** Sorts two parallel columns by the first, then the second; scratch space is kept from call to call. */
export class PairSorter {
  #keys: Float64Array;
  #values: Float64Array;

  constructor(capacity: number) {
    this.#keys = new Float64Array(capacity);
    this.#values = new Float64Array(capacity);
  }

  /** Sorts the first `length` pairs in place, ascending. Equal pairs are the same pair, so the result is unique. */
  sort(keys: Float64Array, values: Float64Array, length: number): void {
    for (let from = 0; from < length; from += STRETCH) {
      insertionSort(keys, values, from, Math.min(from + STRETCH, length));
    }
    let [k, v, otherK, otherV] = [keys, values, this.#keys, this.#values];
    for (let width = STRETCH; width < length; width *= 2) {
      for (let from = 0; from < length; from += 2 * width) {
        merge(k, v, otherK, otherV, from, Math.min(from + width, length), Math.min(from + 2 * width, length));
      }
      [k, v, otherK, otherV] = [otherK, otherV, k, v];
    }
    if (k === keys) return;
    for (let i = 0; i < length; i++) {
      keys[i] = k[i];
      values[i] = v[i];
    }
  }
}

function insertionSort(keys: Float64Array, values: Float64Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const key = keys[i];
    const value = values[i];
    let hole = i;
    while (hole > from && (keys[hole - 1] > key || (keys[hole - 1] === key && values[hole - 1] > value))) {
      keys[hole] = keys[hole - 1];
      values[hole] = values[hole - 1];
      hole--;
    }
    keys[hole] = key;
    values[hole] = value;
  }
}

function merge(
  keys: Float64Array,
  values: Float64Array,
  intoKeys: Float64Array,
  intoValues: Float64Array,
  from: number,
  middle: number,
  to: number,
): void {
  let left = from;
  let right = middle;
  for (let i = from; i < to; i++) {
    const takeLeft =
      left < middle &&
      (right >= to || keys[left] < keys[right] || (keys[left] === keys[right] && values[left] <= values[right]));
    const source = takeLeft ? left++ : right++;
    intoKeys[i] = keys[source];
    intoValues[i] = values[source];
  }
}
