/** What is looked at, and its form in the page's address: a link or the back button brings the same view again. */

export const LAYOUTS = ["flow", "force", "communities"] as const;
export type Layout = (typeof LAYOUTS)[number];

export const EXPANSION_KINDS = ["top", "sharing", "all"] as const;
export type ExpansionKind = (typeof EXPANSION_KINDS)[number];

/** Counterparties that were added to the picture around one account. */
export interface Expansion {
  readonly accountId: string;
  readonly kind: ExpansionKind;
}

export const DIRECTIONS = ["in", "out"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The payers (`in`) or payees (`out`) of one account that fold into one counted node. */
export interface FoldRef {
  readonly accountId: string;
  readonly direction: Direction;
}

/** An account that a person put somewhere, in the coordinates of the layout in use. */
export interface Pin {
  readonly accountId: string;
  readonly x: number;
  readonly y: number;
}

/** What a person did to the picture: undone by Ctrl-Z, not by the back button. */
export interface Arrangement {
  readonly expansions: readonly Expansion[];
  readonly unfolded: readonly FoldRef[];
  readonly hidden: readonly string[];
  readonly pins: readonly Pin[];
}

type Selection =
  | { readonly kind: "account"; readonly accountId: string }
  | { readonly kind: "edge"; readonly payer: string; readonly payee: string };

export const EDGE_WIDTHS = ["amount", "transfers"] as const;
export type EdgeWidth = (typeof EDGE_WIDTHS)[number];

export const ACCOUNT_TABS = ["counterparties", "transfers"] as const;
export type AccountTab = (typeof ACCOUNT_TABS)[number];

export interface ViewState {
  /** Null is the newest run. */
  readonly runId: string | null;
  /** The account that the network is drawn around. */
  readonly hub: string | null;
  readonly selection: Selection | null;
  /** The brushed part of the run's window, ISO 8601, half-open; null is the whole window. */
  readonly from: string | null;
  readonly to: string | null;
  readonly layout: Layout;
  readonly edgeWidth: EdgeWidth;
  /** The network as a table instead of a drawing. */
  readonly asTable: boolean;
  readonly tab: AccountTab;
  /** The community that stands out while the others fade. */
  readonly community: number | null;
  readonly isAtRiskOpen: boolean;
  readonly arrangement: Arrangement;
}

export const UNTOUCHED: Arrangement = { expansions: [], unfolded: [], hidden: [], pins: [] };

export const FIRST_VIEW: ViewState = {
  runId: null,
  hub: null,
  selection: null,
  from: null,
  to: null,
  layout: "flow",
  edgeWidth: "amount",
  asTable: false,
  tab: "counterparties",
  community: null,
  isAtRiskOpen: false,
  arrangement: UNTOUCHED,
};

/** The view as the query part of an address, without "?"; what is as in FIRST_VIEW is left out. */
export function formatViewState(view: ViewState): string {
  const query = new URLSearchParams();
  const put = (name: string, text: string | null, usual: string | null = null) => {
    if (text !== null && text !== usual) query.append(name, text);
  };
  put("run", view.runId);
  put("hub", view.hub);
  if (view.selection?.kind === "account") put("account", view.selection.accountId);
  if (view.selection?.kind === "edge") {
    put("payer", view.selection.payer);
    put("payee", view.selection.payee);
  }
  put("from", view.from);
  put("to", view.to);
  put("layout", view.layout, FIRST_VIEW.layout);
  put("width", view.edgeWidth, FIRST_VIEW.edgeWidth);
  if (view.asTable) put("as", "table");
  put("tab", view.tab, FIRST_VIEW.tab);
  put("community", view.community === null ? null : String(view.community));
  if (view.isAtRiskOpen) put("queue", "at-risk");
  for (const { kind, accountId } of view.arrangement.expansions) query.append("expand", `${kind}:${accountId}`);
  for (const { direction, accountId } of view.arrangement.unfolded) query.append("open", `${direction}:${accountId}`);
  for (const accountId of view.arrangement.hidden) query.append("hide", accountId);
  for (const { x, y, accountId } of view.arrangement.pins) query.append("pin", `${x},${y}:${accountId}`);
  return query.toString();
}

/** The view that an address means. Parts that mean nothing are left at FIRST_VIEW: an old or cut link still opens. */
export function parseViewState(text: string): ViewState {
  const query = new URLSearchParams(text);
  const community = query.get("community");
  const [from, to] = windowOf(query);
  return {
    runId: query.get("run"),
    hub: query.get("hub"),
    selection: selectionOf(query),
    from,
    to,
    layout: oneOf(LAYOUTS, query.get("layout")) ?? FIRST_VIEW.layout,
    edgeWidth: oneOf(EDGE_WIDTHS, query.get("width")) ?? FIRST_VIEW.edgeWidth,
    asTable: query.get("as") === "table",
    tab: oneOf(ACCOUNT_TABS, query.get("tab")) ?? FIRST_VIEW.tab,
    community: community !== null && /^\d{1,9}$/.test(community) ? Number(community) : null,
    isAtRiskOpen: query.get("queue") === "at-risk",
    arrangement: {
      expansions: tagged(EXPANSION_KINDS, query.getAll("expand"), (kind, accountId) => ({ kind, accountId })),
      unfolded: tagged(DIRECTIONS, query.getAll("open"), (direction, accountId) => ({ direction, accountId })),
      hidden: query.getAll("hide"),
      pins: query.getAll("pin").flatMap(pinOf),
    },
  };
}

function selectionOf(query: URLSearchParams): Selection | null {
  const accountId = query.get("account");
  if (accountId !== null) return { kind: "account", accountId };
  const payer = query.get("payer");
  const payee = query.get("payee");
  return payer !== null && payee !== null ? { kind: "edge", payer, payee } : null;
}

function pinOf(text: string): readonly Pin[] {
  const match = /^(-?[\d.e+-]+),(-?[\d.e+-]+):(.*)$/s.exec(text);
  const [x, y] = [Number(match?.[1]), Number(match?.[2])];
  return match && Number.isFinite(x) && Number.isFinite(y) ? [{ accountId: match[3] ?? "", x, y }] : [];
}

/** A window is both ends, in order, or none. */
function windowOf(query: URLSearchParams): readonly [string | null, string | null] {
  const from = query.get("from");
  const to = query.get("to");
  if (from === null || to === null || !(Date.parse(from) < Date.parse(to))) return [null, null];
  return [from, to];
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | undefined {
  return known.find((word) => word === text);
}

/** Reads `tag:account`; an account id may hold colons itself. */
function tagged<T extends string, R>(
  known: readonly T[],
  texts: readonly string[],
  make: (tag: T, accountId: string) => R,
): readonly R[] {
  return texts.flatMap((text) => {
    const colon = text.indexOf(":");
    const tag = oneOf(known, text.slice(0, colon));
    return colon < 0 || tag === undefined ? [] : [make(tag, text.slice(colon + 1))];
  });
}
