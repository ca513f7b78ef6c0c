/** Up to this many numbers an insertion sort beats the call into the engine's own sort. */
const FEW = 24;

/** Sorts the first `length` numbers in place, ascending. No NaN among them. */
export function sortNumbers(values: Float64Array, length: number): void {
  if (length > FEW) {
    values.subarray(0, length).sort();
    return;
  }
  for (let i = 1; i < length; i++) {
    const value = values[i];
    let hole = i;
    while (hole > 0 && values[hole - 1] > value) {
      values[hole] = values[hole - 1];
      hole--;
    }
    values[hole] = value;
  }
}
