import type { Exporter, ExportFile, GraphHeading } from "./export-file.ts";
import { xmlText } from "./plain-text.ts";
import type { ShownAccount } from "./shown-subgraph.ts";
import { ACCOUNT_FIELDS, EDGE_FIELDS, type Field, TRANSFER_FIELDS } from "./subgraph-fields.ts";

/**
 * Two GEXF 1.2 files for Gephi: `transfers.gexf`, where every transfer is an edge, and `edges.gexf`, where the counted
 * transfers of a payer, payee and currency are one, weighted by their number. Node ids are the shown account ids.
 *
 * Written here because graphology-gexf 0.13.2 guesses the type of an attribute from the values at hand, so that one
 * column changes its type from export to export, and has none for amounts beyond 2^53; it and networkx read these files in
 * the tests.
 */
export const gexfFiles: Exporter = ({ accounts, transfers, edges }, heading) => [
  gexfFile("transfers", accounts, transfers, TRANSFER_FIELDS, () => 1, heading),
  gexfFile("edges", accounts, edges, EDGE_FIELDS, (edge) => edge.transfers, heading),
];

function gexfFile<Edge extends { readonly payer: string; readonly payee: string }>(
  title: string,
  accounts: readonly ShownAccount[],
  edges: readonly Edge[],
  edgeFields: readonly Field<Edge>[],
  weightOf: (edge: Edge) => number,
  heading: Omit<GraphHeading, "title">,
): ExportFile {
  return {
    name: `${title}.gexf`,
    rows: edges.length,
    *text() {
      yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n';
      yield metaElement({ title, ...heading });
      yield '<graph defaultedgetype="directed" mode="static" idtype="string">\n';
      yield attributesElement("node", ACCOUNT_FIELDS);
      yield attributesElement("edge", edgeFields);
      yield "<nodes>\n";
      for (const account of accounts) {
        const id = xmlText(account.shownId);
        yield `<node id="${id}" label="${id}">${attributeValues(account, ACCOUNT_FIELDS)}</node>\n`;
      }
      yield "</nodes>\n<edges>\n";
      for (const [number, edge] of edges.entries()) {
        const ends = `source="${xmlText(edge.payer)}" target="${xmlText(edge.payee)}" weight="${weightOf(edge)}"`;
        yield `<edge id="e${number}" ${ends}>${attributeValues(edge, edgeFields)}</edge>\n`;
      }
      yield "</edges>\n</graph>\n</gexf>\n";
    },
  };
}

function metaElement({ title, creator, profile, runId }: GraphHeading): string {
  const description = [title, profile, ...(runId === null ? [] : [`run ${runId}`])].join(", ");
  return `<meta><creator>${xmlText(creator)}</creator><description>${xmlText(description)}</description></meta>\n`;
}

function attributesElement<Row>(element: "node" | "edge", fields: readonly Field<Row>[]): string {
  const attributes = fields.map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>`);
  return `<attributes class="${element}" mode="static">${attributes.join("")}</attributes>\n`;
}

function attributeValues<Row>(row: Row, fields: readonly Field<Row>[]): string {
  let text = "";
  for (const { name, read } of fields) {
    const value = read(row);
    if (value !== null) text += `<attvalue for="${name}" value="${xmlText(String(value))}"/>`;
  }
  return `<attvalues>${text}</attvalues>`;
}
