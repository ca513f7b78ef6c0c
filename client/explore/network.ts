import { DirectedGraph } from "graphology";
import type { Point } from "./flow-layout.ts";
import type { LabelSide } from "./label-placement.ts";
import type { Scene, SceneEdge, SceneNode } from "./scene.ts";

export interface NodeAttributes {
  x: number;
  y: number;
  node: SceneNode;
  label: string;
  side: LabelSide;
  /** Put there by a person: the force layout leaves it there. */
  fixed: boolean;
}

export interface EdgeAttributes {
  edge: SceneEdge;
  /** Part of its length that the edge bends by; 0 is straight. */
  bend: number;
}

/** How a scene is put into the graph. */
export interface Placement {
  readonly places: ReadonlyMap<string, Point>;
  readonly pinned: ReadonlyMap<string, Point>;
  readonly labelOf: (node: SceneNode) => string;
  readonly sideOf: (node: SceneNode, place: Point) => LabelSide;
  readonly bendOf: (edge: SceneEdge, from: Point, to: Point) => number;
}

const ORIGIN: Point = { x: 0, y: 0 };

/** The drawn graph. It lives outside React, which only ever sees that something was put into it. */
export class Network {
  readonly graph: DirectedGraph<NodeAttributes, EdgeAttributes> = new DirectedGraph();

  /** Makes the graph equal to the scene. Nodes without a place keep theirs, or start near a node they are tied to. */
  show(scene: Scene, placement: Placement): void {
    const { graph } = this;
    const shown = new Set(scene.nodes.map(({ key }) => key));
    const lines = new Set(scene.edges.map(({ key }) => key));
    graph.forEachEdge((key) => {
      if (!lines.has(key)) graph.dropEdge(key);
    });
    graph.forEachNode((key) => {
      if (!shown.has(key)) graph.dropNode(key);
    });
    const near = this.#startingPlaces(scene);
    for (const node of scene.nodes) {
      const pin = placement.pinned.get(node.key);
      const place = pin ?? placement.places.get(node.key) ?? this.placeOf(node.key) ?? near.get(node.key) ?? ORIGIN;
      const { x, y } = place;
      const side = placement.sideOf(node, place);
      graph.mergeNode(node.key, { x, y, node, label: placement.labelOf(node), side, fixed: pin !== undefined });
    }
    for (const edge of scene.edges) {
      const bend = placement.bendOf(edge, this.placeOf(edge.from) ?? ORIGIN, this.placeOf(edge.to) ?? ORIGIN);
      graph.mergeDirectedEdgeWithKey(edge.key, edge.from, edge.to, { edge, bend });
    }
  }

  /** Where a node stands now; undefined where it is not drawn. */
  placeOf(key: string): Point | undefined {
    return this.graph.hasNode(key) ? this.graph.getNodeAttributes(key) : undefined;
  }

  /** New nodes begin beside a tied node that has a place, spread on a spiral, so that no two share a point. */
  #startingPlaces(scene: Scene): ReadonlyMap<string, Point> {
    const places = new Map<string, Point>();
    const reach = this.#extent() * 0.04;
    let turn = 0;
    const begin = (key: string, at: Point | undefined) => {
      if (!at || this.graph.hasNode(key) || places.has(key)) return;
      turn++;
      const radius = reach * Math.sqrt(turn);
      places.set(key, { x: at.x + radius * Math.cos(turn * 2.4), y: at.y + radius * Math.sin(turn * 2.4) });
    };
    for (const edge of scene.edges) {
      begin(edge.from, this.placeOf(edge.to));
      begin(edge.to, this.placeOf(edge.from));
    }
    for (const { key } of scene.nodes) begin(key, ORIGIN);
    return places;
  }

  #extent(): number {
    let largest = 0;
    this.graph.forEachNode((_key, { x, y }) => {
      largest = Math.max(largest, Math.abs(x), Math.abs(y));
    });
    return largest || 1;
  }
}
