import type { NodeRow } from "../../server/serve/wire.ts";
import { roughAmount } from "../ui/formats.ts";
import type { EdgeWidth, Layout } from "../view-state.ts";
import type { CommunityMark, Palette } from "./palette.ts";
import type { Scene, SceneEdge, SceneNode } from "./scene.ts";

/** Shapes in the order the node program numbers them. */
export const SHAPES = ["circle", "square", "diamond"] as const;
export type Shape = (typeof SHAPES)[number];

/** What the drawing looks at when it styles a node or an edge. */
export interface Look {
  readonly palette: Palette;
  readonly marks: ReadonlyMap<number, CommunityMark>;
  /** Nodes that stand out; null is everything. */
  readonly focus: ReadonlySet<string> | null;
  readonly selectedNode: string | null;
  readonly selectedEdge: string | null;
  readonly hovered: string | null;
  readonly centre: string | null;
  readonly pinned: ReadonlySet<string>;
  readonly edgeWidth: EdgeWidth;
  /** Nodes are drawn at this part of their size: below 1 where thousands share the room. */
  readonly scale: number;
  /** No node but the centre has a larger radius: half of what lies between two rows. In pixels. */
  readonly largestRadius: number;
  /** Whether edges are so many that each has to be faint. */
  readonly isCrowded: boolean;
  /** Largest amount of one pair in view, by currency. */
  readonly largestAmount: ReadonlyMap<string, number>;
  /** Largest number of transfers of one pair in view. */
  readonly mostTransfers: number;
}

export interface NodeStyle {
  readonly size: number;
  readonly color: string;
  readonly shape: Shape;
  readonly border: string;
  /** In pixels; 0 is no border. */
  readonly borderWidth: number;
  /** The community's letter, or what is counted. */
  readonly letter: string;
  readonly isFaded: boolean;
  readonly isSelected: boolean;
  readonly zIndex: number;
}

export interface EdgeStyle {
  readonly size: number;
  readonly color: string;
  readonly zIndex: number;
}

/** Protected accounts have one size: neither fan-in nor amounts make one of them stand out. */
const PROTECTED_SIZE = 8;
const SMALLEST = 5;
const LARGEST = 26;
const THINNEST = 1;
const THICKEST = 7;

/** Radius in pixels whose area grows with the count. */
export function sizeOf(count: number): number {
  return Math.min(LARGEST, SMALLEST + 1.9 * Math.sqrt(Math.max(0, count)));
}

function shapeOf(account: NodeRow): Shape {
  if (account.isProtected) return "diamond";
  return account.isUnresolved || account.kind === "merchant" ? "square" : "circle";
}

/** How a node is drawn. Colour says community only; shape says protection or kind; size says fan-in. */
export function nodeStyle(node: SceneNode, look: Look): NodeStyle {
  const isSelected = look.selectedNode === node.key;
  const isFaded = look.focus !== null && !look.focus.has(node.key) && !isSelected;
  const isMarked = isSelected || look.hovered === node.key;
  const base = baseOf(node, look);
  return {
    ...base,
    size: node.key === look.centre ? base.size : Math.min(base.size * look.scale, look.largestRadius),
    color: isFaded ? look.palette.faded : base.color,
    border: isMarked ? look.palette.halo : look.pinned.has(node.key) ? look.palette.text : look.palette.ground,
    borderWidth: isSelected ? 3.5 : isMarked ? 2.5 : look.pinned.has(node.key) ? 2 : 1,
    letter: isFaded ? "" : base.letter,
    isFaded,
    isSelected,
    zIndex: isMarked ? 3 : isFaded ? 0 : node.key === look.centre ? 2 : 1,
  };
}

function baseOf(node: SceneNode, look: Look): Pick<NodeStyle, "size" | "color" | "shape" | "letter"> {
  switch (node.kind) {
    case "account": {
      const { account } = node;
      const mark = account.communityId === null ? undefined : look.marks.get(account.communityId);
      return {
        size: account.isProtected ? PROTECTED_SIZE : sizeOf(account.fanIn),
        color: communityColour(account.communityId, look),
        shape: shapeOf(account),
        letter: mark?.letter ?? "",
      };
    }
    case "fold":
      return { size: 17, color: look.palette.fold, shape: "circle", letter: `+${node.members.length}` };
    case "community": {
      const mark = node.communityId === null ? undefined : look.marks.get(node.communityId);
      return {
        size: Math.min(44, 10 + 2.4 * Math.sqrt(node.members.length)),
        color: communityColour(node.communityId, look),
        shape: "circle",
        letter: mark?.letter ?? "",
      };
    }
    default:
      return node satisfies never;
  }
}

/** The hue of one of the ten communities with a mark, grey for any other. */
export function communityColour(communityId: number | null, look: Pick<Look, "marks" | "palette">): string {
  const mark = communityId === null ? undefined : look.marks.get(communityId);
  return (mark && look.palette.communities[mark.hue]) ?? look.palette.otherCommunity;
}

/** How an edge is drawn: as wide as the square root of its share of the largest in view. */
export function edgeStyle(edge: SceneEdge, look: Look): EdgeStyle {
  const isSelected = look.selectedEdge === edge.key;
  // Around the centre, which touches nearly all, being lit would say nothing.
  const touches = (key: string | null) => key !== null && key !== look.centre && (edge.from === key || edge.to === key);
  const isLit = isSelected || touches(look.hovered) || touches(look.selectedNode);
  const isFaded = !isLit && look.focus !== null && !(look.focus.has(edge.from) && look.focus.has(edge.to));
  const share = Math.min(1, shareOf(edge, look));
  const size = THINNEST + (THICKEST - THINNEST) * Math.sqrt(share);
  if (isSelected) return { size: size + 1, color: look.palette.halo, zIndex: 3 };
  if (isFaded) return { size, color: look.palette.fadedEdge, zIndex: 0 };
  if (look.isCrowded && !isLit && share < SEEN_IN_CROWD)
    return { size: THINNEST, color: look.palette.fadedEdge, zIndex: 1 };
  return { size, color: isLit ? look.palette.edgeInFocus : look.palette.edge, zIndex: isLit ? 2 : 1 };
}

function shareOf(edge: SceneEdge, look: Look): number {
  if (look.edgeWidth === "transfers") return edge.transfers / Math.max(1, look.mostTransfers);
  return Math.max(
    0,
    ...edge.amounts.map(({ currency, amount }) => roughAmount(amount) / (look.largestAmount.get(currency) || 1)),
  );
}

/** So many nodes have room for their full size. */
const ROOMY = 300;
/** Forces draw nodes into clusters, which fill the room earlier; nodes shrink with them, but no further than this. */
const ROOMY_FOR_FORCES = 40;
const LEAST_FOR_FORCES = 0.35;
/** More edges than this cover the ground: then only those with this part of the largest are drawn in full. */
const CROWD = 1_500;
const SEEN_IN_CROWD = 0.25;

/** What the looks of all nodes and edges depend on: how full the picture is, and its widest pairs. */
export function proportionsOf(
  { nodes, edges }: Scene,
  layout: Layout,
): Pick<Look, "scale" | "isCrowded" | "largestAmount" | "mostTransfers"> {
  const scaleFor = (roomy: number) => Math.min(1, Math.sqrt(roomy / Math.max(1, nodes.length)));
  const inClusters = layout === "force" ? Math.max(LEAST_FOR_FORCES, scaleFor(ROOMY_FOR_FORCES)) : 1;
  const scale = Math.min(scaleFor(ROOMY), inClusters);
  return { scale, isCrowded: edges.length > CROWD, ...widestPairs(edges) };
}

/** Edges of folds and communities are many pairs in one, and would make every single pair thin. */
function widestPairs(edges: readonly SceneEdge[]): Pick<Look, "largestAmount" | "mostTransfers"> {
  const single = edges.filter(({ pairs }) => pairs === 1);
  const largestAmount = new Map<string, number>();
  let mostTransfers = 0;
  for (const edge of single.length > 0 ? single : edges) {
    mostTransfers = Math.max(mostTransfers, edge.transfers);
    for (const { currency, amount } of edge.amounts) {
      largestAmount.set(currency, Math.max(largestAmount.get(currency) ?? 0, roughAmount(amount)));
    }
  }
  return { largestAmount, mostTransfers };
}
