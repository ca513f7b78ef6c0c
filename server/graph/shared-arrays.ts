/**
 * Typed arrays filled with zeros on shared memory: a worker reads them without a copy.
 * Used for whatever outlives the function that makes it; scratch arrays stay on ordinary memory.
 */
export function sharedInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

export function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
