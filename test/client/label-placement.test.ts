import { describe, expect, test } from "vitest";
import { type LabelledNode, labelAnchor, placeLabels } from "../../client/explore/label-placement.ts";

const named = (key: string, x: number, y: number, facts: Partial<LabelledNode> = {}): LabelledNode => ({
  key,
  x,
  y,
  radius: 10,
  width: 100,
  places: ["right", "left", "below", "above"],
  isRequired: false,
  ...facts,
});
/** Around a point in the middle of a canvas. */
const placesOf = (...nodes: readonly LabelledNode[]) =>
  Object.fromEntries(
    placeLabels(
      nodes.map((node) => ({ ...node, x: node.x + 500, y: node.y + 500 })),
      { width: 1_000, height: 1_000 },
    ),
  );

describe("a name", () => {
  test("stands in its first place where that is free", () => {
    expect(placesOf(named("A", 0, 0), named("B", 0, 40, { places: ["below"] }))).toEqual({ A: "right", B: "below" });
  });

  test("covers no node, whether that has a name or not, and takes the next place instead", () => {
    expect(placesOf(named("A", 0, 0), named("B", 60, 0, { width: 0 }))).toEqual({ A: "left" });
  });

  test("covers no name of a node that chose before it", () => {
    const [a, b] = [named("A", 0, 0), named("B", 220, 0, { places: ["left", "right"] })];
    expect(placesOf(a, b)).toEqual({ A: "right", B: "right" });
    expect(placesOf(b, a)).toEqual({ A: "left", B: "left" });
  });

  test("is left out where no place has room, unless it is required", () => {
    const neighbour = named("B", 60, 0, { width: 0 });
    expect(placesOf(named("A", 0, 0, { places: ["right"] }), neighbour)).toEqual({});
    expect(placesOf(named("A", 0, 0, { places: ["right"], isRequired: true }), neighbour)).toEqual({ A: "right" });
  });

  test("has room beside rows that are a line apart", () => {
    const rows = Array.from({ length: 20 }, (_, row) => named(`R${row}`, 0, row * 13, { radius: 5, places: ["left"] }));
    expect(Object.keys(placesOf(...rows))).toHaveLength(20);
  });

  test("is never cut by the rim of the canvas", () => {
    expect(placesOf(named("A", 480, 0))).toEqual({ A: "left" });
    expect(placesOf(named("A", 480, 0, { places: ["right", "below"] }))).toEqual({});
  });
});

test("among nodes anywhere, no written name covers a node or another name", () => {
  const nodes = Array.from({ length: 400 }, (_, index) =>
    named(`N${index}`, (index * 197) % 1_200, (index * 389) % 800, { radius: 4 + (index % 9) }),
  );
  const placed = placeLabels(nodes, { width: 1_200, height: 800 });
  expect(placed.size).toBeGreaterThan(40);
  expect(placed.size).toBeLessThan(400);
  const boxes = nodes.flatMap((node) => {
    const place = placed.get(node.key);
    if (!place) return [];
    const { x, y } = labelAnchor(node, place);
    const left = place === "right" ? x : place === "left" ? x - 100 : x - 50;
    return [{ key: node.key, left, right: left + 100, y }];
  });
  const covered = boxes.flatMap((box) => [
    ...boxes.filter(
      (other) =>
        other.key < box.key && other.left < box.right && box.left < other.right && Math.abs(other.y - box.y) < 12,
    ),
    ...nodes.filter(
      ({ key, x, y, radius }) =>
        key !== box.key &&
        x + radius > box.left &&
        x - radius < box.right &&
        y + radius > box.y - 6 &&
        y - radius < box.y + 6,
    ),
  ]);
  expect(covered).toEqual([]);
});
