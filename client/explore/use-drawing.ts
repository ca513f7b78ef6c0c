import { useEffect, useMemo, useState } from "react";
import type { NetworkData } from "../../server/serve/wire.ts";
import { shortId } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { useViewState } from "../ui/use-view-state.ts";
import type { Arrangement, Layout } from "../view-state.ts";
import { circleLayout } from "./circle-layout.ts";
import { mergeCommunities } from "./communities.ts";
import { type Columns, flowBend, flowColumns, flowLayout, NO_COLUMNS, type Point } from "./flow-layout.ts";
import { foldNetwork } from "./folding.ts";
import { type LayoutState, startForceLayout } from "./force-layout.ts";
import type { LabelSide } from "./label-placement.ts";
import { nodesWithLabelRoom, rowPixels } from "./label-room.ts";
import { Network } from "./network.ts";
import type { Frame } from "./network-canvas.tsx";
import { type CommunityMark, markCommunities } from "./palette.ts";
import { accountKey, communityKey, edgeKey, type Scene, type SceneNode } from "./scene.ts";

/** Pixels kept free for names beside the outer columns, for the columns' heads above, and for the legend below. */
const ROOM = { side: 140, above: 72, below: 104 };
/** ForceAtlas2 works in units of about a node's size. */
const FORCE_SCALE = 400;
/** Edges that have a counterpart in the other direction part by this. */
const COUNTERPART_BEND = 0.18;

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Drawing {
  readonly network: Network;
  readonly scene: Scene;
  readonly marks: ReadonlyMap<number, CommunityMark>;
  readonly frame: Frame | null;
  readonly centre: string;
  /** Where the columns of the flow layout stand across; null where there is no such column. */
  readonly columns: Columns;
  /** Pixels from row to row in the fullest column of the flow layout; Infinity in other layouts. */
  readonly rowPx: number;
  readonly layoutState: LayoutState;
}

export interface DrawingOptions {
  readonly data: NetworkData;
  readonly hub: string;
  readonly size: Size;
  readonly isStill: boolean;
}

/** Turns what the server said and what a person arranged into a placed, drawn graph. */
export function useDrawing({ data, hub, size, isStill }: DrawingOptions): Drawing {
  const { view } = useViewState();
  const labelOf = useNodeLabel();
  const [network] = useState(() => new Network());
  const [layoutState, setForce] = useState<LayoutState>({ status: "idle" });
  const { layout, arrangement } = view;
  const selected = view.selection?.kind === "account" ? view.selection.accountId : null;
  const marks = useMemo(() => markCommunities(data.nodes.map((node) => node.communityId)), [data]);
  const scene = useScene(data, hub, selected);
  const hubCommunity = data.nodes.find((node) => node.accountId === hub)?.communityId ?? null;
  const centre = layout === "communities" ? communityKey(hubCommunity) : accountKey(hub);
  const frame = useMemo(() => frameFor(layout, size), [layout, size]);

  const unit = unitOf(size);
  const aspect = (size.width - 2 * ROOM.side) / unit;
  const flow = useMemo(() => flowLayout(scene, centre, { aspect }), [scene, centre, aspect]);
  const columns = useMemo(
    () => (layout === "flow" ? flowColumns(scene, centre, flow) : NO_COLUMNS),
    [layout, scene, centre, flow],
  );
  const rowPx = layout === "flow" ? rowPixels(flow, unit) : Number.POSITIVE_INFINITY;

  useEffect(() => {
    const places = placesFor(layout, { scene, centre, aspect, flow, network });
    const named = layout === "flow" ? nodesWithLabelRoom(places, unit) : null;
    network.show(scene, {
      places,
      pinned: new Map(arrangement.pins.map(({ accountId, x, y }) => [accountKey(accountId), { x, y }])),
      labelOf: (node) => (named === null || named.has(node.key) || node.key === centre ? labelOf(node) : ""),
      sideOf: (node, place) => sideFor(layout, node.kind === "fold" || node.key === centre, place),
      bendOf: bendFor(layout, scene),
    });
    if (layout !== "force") return;
    return startForceLayout(network.graph, { isStill, onState: setForce });
  }, [network, scene, layout, centre, aspect, unit, flow, arrangement.pins, labelOf, isStill]);

  return { network, scene, marks, frame, centre, columns, rowPx, layoutState };
}

/**
 * The scene of the layout in use. Selecting an account that is drawn already changes nothing, so that no layout starts
 * anew; one that is in a fold comes out of it.
 */
function useScene(data: NetworkData, hub: string, selected: string | null): Scene {
  const { layout, arrangement } = useViewState().view;
  const scene = useMemo(() => sceneFor(layout, data, arrangement, [hub]), [layout, data, arrangement, hub]);
  const isFolded = scene.nodes.some(
    (node) => node.kind === "fold" && node.members.some(({ accountId }) => accountId === selected),
  );
  return useMemo(
    () => (isFolded && selected !== null ? sceneFor(layout, data, arrangement, [hub, selected]) : scene),
    [isFolded, selected, layout, data, arrangement, hub, scene],
  );
}

function sceneFor(layout: Layout, data: NetworkData, arrangement: Arrangement, kept: readonly string[]): Scene {
  if (layout === "communities") return mergeCommunities(data, new Set(arrangement.hidden));
  const pinned = arrangement.pins.map(({ accountId }) => accountId);
  const expanded = arrangement.expansions.map(({ accountId }) => accountId);
  return foldNetwork(data, arrangement, { kept: new Set([...kept, ...pinned, ...expanded]) });
}

interface Placing {
  readonly scene: Scene;
  readonly centre: string;
  readonly aspect: number;
  readonly flow: ReadonlyMap<string, Point>;
  readonly network: Network;
}

function placesFor(layout: Layout, { scene, centre, aspect, flow, network }: Placing): ReadonlyMap<string, Point> {
  switch (layout) {
    case "flow":
      return flow;
    case "communities":
      return circleLayout(scene, centre, aspect);
    case "force":
      // A picture that the force layout made already goes on from there; another begins from the flow's places.
      if (network.graph.someNode((_key, { x, y }) => Math.hypot(x, y) > aspect)) return new Map();
      return new Map([...flow].map(([key, { x, y }], index) => [key, spread(x, y, index)]));
    default:
      return layout satisfies never;
  }
}

/** Forces need every node at a point of its own, off the straight columns. */
function spread(x: number, y: number, index: number): Point {
  return { x: x * FORCE_SCALE + 9 * Math.cos(index * 2.4), y: y * FORCE_SCALE + 9 * Math.sin(index * 2.4) };
}

/** Pixels of a coordinate's 1: the height that is left for nodes. */
function unitOf(size: Size): number {
  return Math.max(100, size.height - ROOM.above - ROOM.below);
}

function frameFor(layout: Layout, size: Size): Frame | null {
  if (layout === "force") return null;
  const unit = unitOf(size);
  const half = size.width / unit / 2;
  return { x: [-half, half], y: [-0.5 - ROOM.below / unit, 0.5 + ROOM.above / unit] };
}

function sideFor(layout: Layout, isBelow: boolean, place: Point): LabelSide {
  if (layout === "communities" || isBelow || Math.abs(place.x) < 1e-6) return "below";
  if (layout === "force") return "outward";
  return place.x < 0 ? "left" : "right";
}

function bendFor(layout: Layout, scene: Scene) {
  const keys = new Set(scene.edges.map(({ key }) => key));
  return (edge: Scene["edges"][number], from: Point, to: Point) => {
    const hasCounterpart = keys.has(edgeKey(edge.to, edge.from));
    if (layout === "flow") return flowBend(from, to, hasCounterpart);
    return hasCounterpart ? COUNTERPART_BEND : 0;
  };
}

/** Names of nodes in the page's language. The function changes with the language only. */
function useNodeLabel(): (node: SceneNode) => string {
  const { say, language } = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` is new each time, and says the same for one language.
  return useMemo(
    () => (node: SceneNode) => {
      switch (node.kind) {
        case "account":
          return shortId(node.account.accountId);
        case "fold":
          return node.direction === "in" ? say("foldedPayers") : say("foldedPayees");
        case "community":
          return say("accountCount", { count: node.members.length });
        default:
          return node satisfies never;
      }
    },
    [language],
  );
}
