import { decimalOf } from "../domain/currency.ts";
import type { ShownAccount, ShownEdge, ShownTransfer } from "./shown-subgraph.ts";

/** A named fact of a row. The names are the CSV headers and the attributes of GraphML and GEXF alike. */
export interface Field<Row> {
  readonly name: string;
  /** Types that GraphML and GEXF both know. Amounts are text, so that no reader rounds them. */
  readonly type: "string" | "boolean" | "long" | "double";
  /** Null where the fact is absent. */
  read(row: Row): string | number | bigint | boolean | null;
}

/** All but the account's own id. */
export const ACCOUNT_FIELDS: readonly Field<ShownAccount>[] = [
  { name: "hop", type: "long", read: ({ hop }) => hop },
  { name: "kind", type: "string", read: ({ kind }) => kind },
  { name: "country", type: "string", read: ({ country }) => country },
  { name: "openedAt", type: "string", read: ({ openedAt }) => (openedAt === null ? null : timeText(openedAt)) },
  { name: "protected", type: "boolean", read: ({ isProtected }) => isProtected },
  { name: "unresolved", type: "boolean", read: ({ isUnresolved }) => isUnresolved },
  { name: "communityId", type: "long", read: ({ communityId }) => communityId },
  { name: "score", type: "double", read: ({ score }) => score },
  { name: "rank", type: "long", read: ({ rank }) => rank },
];

/** All but payer and payee. */
export const TRANSFER_FIELDS: readonly Field<ShownTransfer>[] = [
  { name: "datasetId", type: "string", read: ({ datasetId }) => datasetId },
  { name: "transferId", type: "string", read: ({ transferId }) => transferId },
  { name: "amount", type: "string", read: ({ amountMinor, currency }) => decimalOf(amountMinor, currency) },
  { name: "currency", type: "string", read: ({ currency }) => currency },
  { name: "amountMinor", type: "long", read: ({ amountMinor }) => amountMinor },
  { name: "bookedAt", type: "string", read: ({ bookedAt }) => timeText(bookedAt) },
  { name: "timePrecision", type: "string", read: ({ timePrecision }) => timePrecision },
  { name: "standing", type: "string", read: ({ standing }) => standing },
  { name: "channel", type: "string", read: ({ channel }) => channel },
  { name: "remark", type: "string", read: ({ remark }) => remark },
  { name: "remarkWithheld", type: "boolean", read: ({ remarkWithheld }) => remarkWithheld },
  { name: "payerCountry", type: "string", read: ({ payerCountry }) => payerCountry },
  { name: "payeeCountry", type: "string", read: ({ payeeCountry }) => payeeCountry },
  { name: "sourceFile", type: "string", read: ({ sourceFile }) => sourceFile },
  { name: "sourceLine", type: "long", read: ({ sourceLine }) => sourceLine },
];

/** All but payer and payee. */
export const EDGE_FIELDS: readonly Field<ShownEdge>[] = [
  { name: "transfers", type: "long", read: ({ transfers }) => transfers },
  { name: "amount", type: "string", read: ({ amountMinor, currency }) => decimalOf(amountMinor, currency) },
  { name: "currency", type: "string", read: ({ currency }) => currency },
  { name: "amountMinor", type: "long", read: ({ amountMinor }) => amountMinor },
  { name: "firstAt", type: "string", read: ({ firstAt }) => timeText(firstAt) },
  { name: "lastAt", type: "string", read: ({ lastAt }) => timeText(lastAt) },
];

/** ISO 8601 UTC. */
function timeText(instant: number): string {
  return new Date(instant).toISOString();
}
