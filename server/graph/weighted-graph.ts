/**
 * Undirected weighted graph in compressed rows: the input of community detection.
 *
 * Neighbours of i: neighbours[start[i] .. start[i + 1]], ascending, each pair stored from both ends with the same
 * weight. No self-loops. Isolated accounts have an empty row.
 */
export interface WeightedGraph {
  readonly nodeCount: number;
  readonly start: Int32Array;
  readonly neighbours: Int32Array;
  readonly weights: Float64Array;
}
