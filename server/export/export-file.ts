import type { ShownSubgraph } from "./shown-subgraph.ts";

/** One file of an export: its name and its text, in pieces. */
export interface ExportFile {
  readonly name: string;
  /** Accounts, transfers or edges that it lists; of a graph file its edges. */
  readonly rows: number;
  text(): Iterable<string>;
}

/** What GraphML and GEXF say of the graph as a whole. */
export interface GraphHeading {
  readonly title: string;
  readonly creator: string;
  readonly profile: string;
  readonly runId: string | null;
}

/** One format: the files that it makes of a subgraph. */
export type Exporter = (subgraph: ShownSubgraph, heading: Omit<GraphHeading, "title">) => readonly ExportFile[];
