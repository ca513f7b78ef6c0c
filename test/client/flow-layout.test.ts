import { describe, expect, test } from "vitest";
import { circleLayout } from "../../client/explore/circle-layout.ts";
import { controlPoint, nearestEdge } from "../../client/explore/edge-hit.ts";
import { flowBend, flowLayout } from "../../client/explore/flow-layout.ts";
import { foldNetwork } from "../../client/explore/folding.ts";
import { nodesWithLabelRoom, rowPixels } from "../../client/explore/label-room.ts";
import { UNTOUCHED } from "../../client/view-state.ts";
import { edge, node, star } from "./network-data.ts";

const kept = new Set(["HUB"]);
const layoutOf = (network: Parameters<typeof foldNetwork>[0]) =>
  flowLayout(foldNetwork(network, UNTOUCHED, { kept }), "HUB", { aspect: 1.5 });

describe("the flow layout", () => {
  const network = star(3, {
    nodes: [node("PAYEE"), node("BEYOND"), node("BEFORE"), node("RIVAL")],
    edges: [edge("HUB", "PAYEE"), edge("PAYEE", "BEYOND"), edge("BEFORE", "P001"), edge("P000", "RIVAL")],
  });
  const places = layoutOf(network);
  const x = (key: string) => places.get(key)?.x ?? Number.NaN;

  test("puts payers left of the hub, payees right of it, and each step further out", () => {
    expect(x("HUB")).toBe(0);
    expect(x("P000")).toBeLessThan(0);
    expect(x("BEFORE")).toBeLessThan(x("P001"));
    expect(x("PAYEE")).toBeGreaterThan(0);
    expect(x("BEYOND")).toBeGreaterThan(x("PAYEE"));
  });

  test("puts what payers pay besides into the hub's own column", () => {
    expect(x("RIVAL")).toBe(0);
    expect(places.get("RIVAL")?.y).not.toBe(places.get("HUB")?.y);
  });

  test("puts the largest flow on top", () => {
    expect(places.get("P000")!.y).toBeGreaterThan(places.get("P002")!.y);
  });

  test("keeps every node in the frame and apart from every other, for a star of 3,000 opened payers", () => {
    const scene = foldNetwork(
      star(3000),
      { ...UNTOUCHED, unfolded: [{ accountId: "HUB", direction: "in" }] },
      { kept },
    );
    const spread = flowLayout(scene, "HUB", { aspect: 1.5 });
    expect(spread.size).toBe(3001);
    expect(new Set([...spread.values()].map(({ x: at, y }) => `${at.toFixed(5)} ${y.toFixed(5)}`)).size).toBe(3001);
    for (const { x: at, y } of spread.values()) {
      expect(Math.abs(at)).toBeLessThanOrEqual(0.75 + 1e-9);
      expect(Math.abs(y)).toBeLessThanOrEqual(0.53);
    }
  });

  test("gives the same places for the same scene, whatever the order of its nodes and edges", () => {
    const turned = { ...network, nodes: [...network.nodes].reverse(), edges: [...network.edges].reverse() };
    expect(new Map([...layoutOf(turned)].sort())).toEqual(new Map([...places].sort()));
  });

  test("puts a fold last in its column", () => {
    const scene = foldNetwork(star(41), UNTOUCHED, { kept });
    const fold = scene.nodes.find((drawn) => drawn.kind === "fold")!;
    const column = flowLayout(scene, "HUB", { aspect: 1 });
    const lowest = Math.min(...[...column.values()].map(({ y }) => y));
    expect(column.get(fold.key)?.y).toBe(lowest);
  });
});

test("an edge bends the same way up as down, and not at all where it is level", () => {
  const origin = { x: 0, y: 0 };
  expect(flowBend({ x: -1, y: 0 }, origin, false)).toBeCloseTo(0);
  expect(flowBend({ x: -1, y: 1 }, origin, false)).toBeCloseTo(-flowBend({ x: -1, y: -1 }, origin, false));
  expect(flowBend(origin, origin, false)).toBe(0);
});

test("names are written only where a line each has room and no column stands in the way", () => {
  const column = (x: number, count: number, gap: number) =>
    Array.from({ length: count }, (_, row) => [`${x}:${row}`, { x, y: row * gap }] as const);
  const wide = nodesWithLabelRoom(new Map([...column(-0.5, 5, 0.1), ...column(0.5, 90, 0.01)]), 500);
  expect(wide.has("-0.5:0")).toBe(true);
  expect(wide.has("0.5:0")).toBe(false);
  const covered = nodesWithLabelRoom(new Map([...column(-0.5, 5, 0.1), ...column(-0.45, 5, 0.1)]), 500);
  expect([covered.has("-0.5:0"), covered.has("-0.45:0")]).toEqual([true, false]);
});

test("the pixels from row to row are those of the fullest column", () => {
  const places = new Map([
    ["A", { x: 0, y: 0 }],
    ["B", { x: 0, y: 0.5 }],
    ["C", { x: 1, y: 0 }],
    ["D", { x: 1, y: 0.02 }],
  ]);
  expect(rowPixels(places, 500)).toBeCloseTo(10);
  expect(rowPixels(new Map([["A", { x: 0, y: 0 }]]), 500)).toBe(Number.POSITIVE_INFINITY);
});

test("communities stand on rings around the middle one, no two at one place", () => {
  const nodes = Array.from({ length: 40 }, (_, index) => node(`C${index}`, { communityId: index }));
  const scene = {
    nodes: nodes.map((account) => ({ kind: "account" as const, key: account.accountId, account })),
    edges: [],
  };
  const places = circleLayout(scene, "C0", 1.2);
  expect(places.get("C0")).toEqual({ x: 0, y: 0 });
  expect(new Set([...places.values()].map(({ x, y }) => `${x.toFixed(4)} ${y.toFixed(4)}`)).size).toBe(40);
});

describe("finding the edge under the pointer", () => {
  const straight = { key: "straight", from: { x: 0, y: 0 }, to: { x: 100, y: 0 }, bend: 0 };
  const bent = { key: "bent", from: { x: 0, y: 100 }, to: { x: 100, y: 100 }, bend: 0.3 };

  test("takes the nearest within reach", () => {
    expect(nearestEdge([straight, bent], { x: 50, y: 4 }, 6)).toBe("straight");
    expect(nearestEdge([straight, bent], { x: 50, y: 40 }, 6)).toBeNull();
    expect(nearestEdge([straight], { x: 108, y: 0 }, 6)).toBeNull();
  });

  test("follows a curve, not the line between its ends", () => {
    const control = controlPoint(bent);
    const top = { x: 50, y: (100 + control.y) / 2 };
    expect(nearestEdge([bent], top, 4)).toBe("bent");
    expect(nearestEdge([bent], { x: 50, y: 100 }, 4)).toBeNull();
  });

  test("takes an edge of no length for a point", () => {
    expect(nearestEdge([{ key: "dot", from: { x: 5, y: 5 }, to: { x: 5, y: 5 }, bend: 0 }], { x: 6, y: 5 }, 3)).toBe(
      "dot",
    );
  });
});
