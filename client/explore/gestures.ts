import type Sigma from "sigma";
import { type EdgeLine, nearestEdge } from "./edge-hit.ts";
import type { Point } from "./flow-layout.ts";
import type { EdgeAttributes, NodeAttributes } from "./network.ts";
import { pointAt } from "./pointer.ts";

/** What a person means by what the hand does. */
export interface Intents {
  readonly chooseNode: (key: string) => void;
  readonly openNode: (key: string) => void;
  readonly chooseEdge: (key: string) => void;
  readonly clear: () => void;
  readonly move: (key: string, to: Point) => void;
}

/** So near an edge the pointer counts as on it. */
const REACH_PX = 6;

/** Turns Sigma's events into intents. `intents` is asked anew each time. Returns what ends it. */
export function listenTo(sigma: Sigma<NodeAttributes, EdgeAttributes>, intents: () => Intents): () => void {
  const graph = sigma.getGraph();
  let dragged: string | null = null;
  let overNode: string | null = null;
  let hasMoved = false;

  const edgeAt = (at: Point) => nearestEdge(linesOnScreen(sigma), at, REACH_PX);

  sigma.on("clickNode", ({ node }) => {
    if (!hasMoved) intents().chooseNode(node);
  });
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    intents().openNode(node);
  });
  sigma.on("clickStage", ({ event }) => {
    const edge = edgeAt(event);
    if (edge) intents().chooseEdge(edge);
    else intents().clear();
  });
  sigma.on("enterNode", ({ node }) => {
    overNode = node;
    pointAt(node, null);
  });
  sigma.on("leaveNode", () => {
    overNode = null;
    pointAt(null, null);
  });
  sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
    if (dragged === null) return;
    preventSigmaDefault();
    hasMoved = true;
    const { x, y } = sigma.viewportToGraph(event);
    graph.mergeNodeAttributes(dragged, { x, y });
  });
  sigma.getMouseCaptor().on("mousemove", (event) => {
    if (dragged === null && overNode === null && !sigma.getCamera().isAnimated()) pointAt(null, edgeAt(event));
  });
  sigma.on("leaveStage", () => pointAt(null, null));
  sigma.on("downNode", ({ node }) => {
    dragged = node;
    hasMoved = false;
    // The frame stays as it is while a node is moved past its rim.
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  const drop = () => {
    if (dragged !== null && hasMoved) {
      const { x, y } = graph.getNodeAttributes(dragged);
      intents().move(dragged, { x, y });
    }
    dragged = null;
  };
  sigma.on("upNode", drop);
  sigma.on("upStage", drop);
  return () => pointAt(null, null);
}

/** Every edge as it stands on the screen now. */
function* linesOnScreen(sigma: Sigma<NodeAttributes, EdgeAttributes>): Iterable<EdgeLine> {
  const graph = sigma.getGraph();
  const places = new Map<string, Point>();
  graph.forEachNode((key, { x, y }) => {
    places.set(key, sigma.graphToViewport({ x, y }));
  });
  for (const { edge, source, target, attributes } of graph.edgeEntries()) {
    const from = places.get(source);
    const to = places.get(target);
    if (from && to) yield { key: edge, from, to, bend: attributes.bend };
  }
}
