// The package ships these two files without types.
declare module "graphology-layout-forceatlas2/helpers.js" {
  /** Matrices of nodes (ten floats each) and edges (three), in the graph's order. */
  export function graphToByteArrays(
    graph: unknown,
    // biome-ignore lint/suspicious/noExplicitAny: the attributes' type is the caller's.
    edgeWeight: (edge: string, attributes: any) => number,
  ): { nodes: Float32Array; edges: Float32Array };
  export function assignLayoutChanges(graph: unknown, nodes: Float32Array, outputReducer: null): void;
}
declare module "graphology-layout-forceatlas2/iterate.js" {
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): object;
}
declare module "graphology-layout-forceatlas2/defaults.js" {
  const defaults: object;
  export default defaults;
}
