import type { Exporter, ExportFile, GraphHeading } from "./export-file.ts";
import { xmlText } from "./plain-text.ts";
import type { ShownAccount } from "./shown-subgraph.ts";
import { ACCOUNT_FIELDS, EDGE_FIELDS, type Field, TRANSFER_FIELDS } from "./subgraph-fields.ts";

/**
 * Two GraphML files: `transfers.graphml`, where every transfer is an edge, and `edges.graphml`, where the counted
 * transfers of a payer, payee and currency are one. Node ids are the shown account ids.
 *
 * Brandes, Eiglsperger, Lerner & Pich (2013), "Graph Markup Language (GraphML)". Written here because
 * graphology-graphml 0.5.2 reads only; it and networkx read these files in the tests.
 */
export const graphmlFiles: Exporter = ({ accounts, transfers, edges }, heading) => [
  graphmlFile("transfers", accounts, transfers, TRANSFER_FIELDS, heading),
  graphmlFile("edges", accounts, edges, EDGE_FIELDS, heading),
];

function graphmlFile<Edge extends { readonly payer: string; readonly payee: string }>(
  title: string,
  accounts: readonly ShownAccount[],
  edges: readonly Edge[],
  edgeFields: readonly Field<Edge>[],
  heading: Omit<GraphHeading, "title">,
): ExportFile {
  return {
    name: `${title}.graphml`,
    rows: edges.length,
    *text() {
      yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
      for (const { name, type } of GRAPH_FIELDS) yield keyElement("graph", name, type);
      for (const { name, type } of ACCOUNT_FIELDS) yield keyElement("node", name, type);
      for (const { name, type } of edgeFields) yield keyElement("edge", name, type);
      yield `<graph id="${title}" edgedefault="directed">\n${dataElements("graph", { title, ...heading }, GRAPH_FIELDS)}\n`;
      for (const account of accounts) {
        yield `<node id="${xmlText(account.shownId)}">${dataElements("node", account, ACCOUNT_FIELDS)}</node>\n`;
      }
      for (const [number, edge] of edges.entries()) {
        const ends = `source="${xmlText(edge.payer)}" target="${xmlText(edge.payee)}"`;
        yield `<edge id="e${number}" ${ends}>${dataElements("edge", edge, edgeFields)}</edge>\n`;
      }
      yield "</graph>\n</graphml>\n";
    },
  };
}
const GRAPH_FIELDS: readonly Field<GraphHeading>[] = [
  { name: "creator", type: "string", read: ({ creator }) => creator },
  { name: "profile", type: "string", read: ({ profile }) => profile },
  { name: "runId", type: "string", read: ({ runId }) => runId },
];

/** Keys have names of their own for each kind of element, because `amount` may be a fact of one and not of another. */
function keyElement(element: "graph" | "node" | "edge", name: string, type: Field<never>["type"]): string {
  return `<key id="${element}-${name}" for="${element}" attr.name="${name}" attr.type="${type}"/>\n`;
}

function dataElements<Row>(element: "graph" | "node" | "edge", row: Row, fields: readonly Field<Row>[]): string {
  let text = "";
  for (const { name, read } of fields) {
    const value = read(row);
    if (value !== null) text += `<data key="${element}-${name}">${xmlText(String(value))}</data>`;
  }
  return text;
}
