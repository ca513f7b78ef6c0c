import { roughAmount } from "../ui/formats.ts";
import type { Scene, SceneEdge } from "./scene.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface FlowOptions {
  /** Width of the drawing for a height of 1. */
  readonly aspect: number;
}

/** Rows that a column holds before it is split into columns side by side. */
const ROWS_IN_COLUMN = 26;
/** Rows are never further apart than this part of the height, so that three payers do not fly to the corners. */
const LARGEST_ROW_GAP = 0.11;
/** Columns of one step lie this part of a step apart. */
const SPLIT_COLUMN_GAP = 0.16;

/**
 * Places the nodes so that money reads from left to right: who pays the centre stands left of it, whom it pays right of
 * it, and so on by number of steps; what payers pay besides stands in the centre's own column. In a column the largest
 * flow is on top; folds come last. Coordinates lie in [-aspect/2, aspect/2] x [-0.5, 0.5], y upwards. Nodes without a
 * path to the centre share the last column. Same scene, same places.
 */
export function flowLayout(scene: Scene, centre: string, { aspect }: FlowOptions): ReadonlyMap<string, Point> {
  const stepOf = stepsFrom(scene, centre);
  const flow = flowThrough(scene.edges);
  const isFold = new Map(scene.nodes.map((node) => [node.key, node.kind === "fold"]));
  const columns = new Map<number, string[]>();
  const last = Math.max(0, ...stepOf.values());
  for (const { key } of scene.nodes) {
    const step = stepOf.get(key) ?? last + 1;
    const column = columns.get(step);
    if (column) column.push(key);
    else columns.set(step, [key]);
  }
  const steps = [...columns.keys()].sort((a, b) => a - b);
  // The centre stays in the middle as long as both sides have a column; one-sided pictures use the whole width.
  const reach = Math.max(1, ...steps.map(Math.abs));
  const stepWidth = aspect / (2 * reach);
  const places = new Map<string, Point>();
  for (const [step, keys] of columns) {
    keys.sort(
      (a, b) =>
        Number(isFold.get(a)) - Number(isFold.get(b)) || (flow.get(b) ?? 0) - (flow.get(a) ?? 0) || (a < b ? -1 : 1),
    );
    if (step === 0) centreFirst(keys, centre);
    placeColumn(keys, step * stepWidth, -Math.sign(step) * stepWidth * SPLIT_COLUMN_GAP, places);
  }
  return places;
}

/** Places across of the columns that have a name; null where a column is empty. */
export interface Columns {
  readonly payers: number | null;
  readonly centre: number | null;
  readonly payees: number | null;
}

export const NO_COLUMNS: Columns = { payers: null, centre: null, payees: null };

/** Where the centre's direct payers and payees stand; the outermost column where there are several. */
export function flowColumns(scene: Scene, centre: string, places: ReadonlyMap<string, Point>): Columns {
  const xs = (keys: readonly string[]) => keys.map((key) => places.get(key)?.x ?? 0);
  const payers = xs(scene.edges.filter(({ to }) => to === centre).map(({ from }) => from)).filter((x) => x < 0);
  const payees = xs(scene.edges.filter(({ from }) => from === centre).map(({ to }) => to)).filter((x) => x > 0);
  return {
    payers: payers.length > 0 ? Math.min(...payers) : null,
    centre: places.get(centre)?.x ?? null,
    payees: payees.length > 0 ? Math.max(...payees) : null,
  };
}

/** Steps of every reachable node from the centre: against the money -1 each, with it +1; the fewest steps win. */
function stepsFrom(scene: Scene, centre: string): ReadonlyMap<string, number> {
  const neighbours = new Map<string, { readonly key: string; readonly step: 1 | -1 }[]>();
  const note = (at: string, key: string, step: 1 | -1) => {
    const known = neighbours.get(at);
    if (known) known.push({ key, step });
    else neighbours.set(at, [{ key, step }]);
  };
  // Who pays and is paid back stands on the side of the larger flow, which is met first.
  for (const edge of [...scene.edges].sort((a, b) => b.transfers - a.transfers || (a.key < b.key ? -1 : 1))) {
    note(edge.from, edge.to, 1);
    note(edge.to, edge.from, -1);
  }
  const stepOf = new Map([[centre, 0]]);
  const queue = [centre];
  for (const key of queue) {
    for (const neighbour of neighbours.get(key) ?? []) {
      if (stepOf.has(neighbour.key)) continue;
      stepOf.set(neighbour.key, (stepOf.get(key) ?? 0) + neighbour.step);
      queue.push(neighbour.key);
    }
  }
  return stepOf;
}

function flowThrough(edges: readonly SceneEdge[]): ReadonlyMap<string, number> {
  const flow = new Map<string, number>();
  for (const edge of edges) {
    const size = roughAmount(edge.amounts[0]?.amount ?? "0");
    flow.set(edge.from, (flow.get(edge.from) ?? 0) + size);
    flow.set(edge.to, (flow.get(edge.to) ?? 0) + size);
  }
  return flow;
}

/** Puts the centre in the middle of its column, the others around it. */
function centreFirst(keys: string[], centre: string): void {
  const at = keys.indexOf(centre);
  if (at < 0) return;
  keys.splice(at, 1);
  keys.splice(Math.floor(keys.length / 2), 0, centre);
}

function placeColumn(keys: readonly string[], x: number, splitGap: number, places: Map<string, Point>): void {
  // Very full columns grow in both directions, so that thousands keep the shape of a page.
  const rows = Math.max(ROWS_IN_COLUMN, Math.ceil(Math.sqrt(keys.length * 3)));
  const parts = Math.max(1, Math.ceil(keys.length / rows));
  const inPart = Math.ceil(keys.length / parts);
  const gap = Math.min(LARGEST_ROW_GAP, 1 / Math.max(1, inPart - 1));
  const partGap = parts > 1 ? Math.min(Math.abs(splitGap), Math.abs(splitGap) * (4 / parts)) * Math.sign(splitGap) : 0;
  keys.forEach((key, index) => {
    const part = Math.floor(index / inPart);
    const inThis = Math.min(inPart, keys.length - part * inPart);
    const row = index - part * inPart;
    // Neighbouring columns are set off by half a row, so that labels do not stand on one line.
    const offset = part % 2 === 0 ? 0 : gap / 2;
    places.set(key, { x: x + part * partGap, y: ((inThis - 1) / 2 - row) * gap - offset });
  });
}

/**
 * How far an edge bends, as a part of its length: it leaves and arrives close to level, so a column of payers reads as
 * streams into one river. Level edges stay straight; an edge inside a column bends around the nodes between its ends,
 * and so does one that has a counterpart.
 */
export function flowBend(from: Point, to: Point, hasCounterpart: boolean): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  if (length === 0) return 0;
  if (Math.abs(dx) < 1e-6) return 0.22;
  const bend = (-0.26 * dy * dx) / (length * length);
  return hasCounterpart ? bend + 0.18 : bend;
}
