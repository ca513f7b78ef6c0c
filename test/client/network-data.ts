import type { EdgeRow, NodeRow } from "../../server/serve/wire.ts";

/** Rows of the wire for tests, with everything that a test does not speak of set to something plain. */
export function node(accountId: string, facts: Partial<NodeRow> = {}): NodeRow {
  return {
    accountId,
    kind: "bank",
    isProtected: false,
    isUnresolved: false,
    fanIn: 0,
    fanOut: 1,
    communityId: 1,
    score: null,
    rank: null,
    ...facts,
  };
}

export function edge(payer: string, payee: string, facts: Partial<EdgeRow> = {}): EdgeRow {
  return {
    payer,
    payee,
    currency: "IDR",
    transfers: 1,
    amount: "100000.00",
    firstAt: "2024-01-01T00:00:00.000Z",
    lastAt: "2024-01-02T00:00:00.000Z",
    ...facts,
  };
}

/** A hub with payers P000, P001 … of falling amounts, and what is given besides. */
export function star(payers: number, more: { readonly nodes?: NodeRow[]; readonly edges?: EdgeRow[] } = {}) {
  const ids = Array.from({ length: payers }, (_, index) => `P${String(index).padStart(3, "0")}`);
  return {
    nodes: [node("HUB", { fanIn: payers }), ...ids.map((id) => node(id)), ...(more.nodes ?? [])],
    edges: [
      ...ids.map((id, index) => edge(id, "HUB", { amount: `${(payers - index) * 1000}.00` })),
      ...(more.edges ?? []),
    ],
    cut: false,
  };
}
