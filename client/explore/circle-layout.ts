import type { Point } from "./flow-layout.ts";
import type { Scene } from "./scene.ts";

/** Nodes on one ring; the next ring outside it holds as many more. */
const ON_FIRST_RING = 9;

/** Places one node in the middle and the others on rings around it, in the scene's order, clockwise from the top. */
export function circleLayout(scene: Scene, middle: string | null, aspect: number): ReadonlyMap<string, Point> {
  const others = scene.nodes.map(({ key }) => key).filter((key) => key !== middle);
  const places = new Map<string, Point>();
  if (others.length < scene.nodes.length && middle !== null) places.set(middle, { x: 0, y: 0 });
  const rings: string[][] = [];
  for (let taken = 0; taken < others.length; taken += rings.length * ON_FIRST_RING) {
    rings.push(others.slice(taken, taken + (rings.length + 1) * ON_FIRST_RING));
  }
  rings.forEach((ring, depth) => {
    const reach = (0.5 * (depth + 1)) / rings.length;
    ring.forEach((key, index) => {
      const angle = Math.PI / 2 - (2 * Math.PI * index) / ring.length;
      places.set(key, { x: Math.cos(angle) * reach * Math.min(aspect, 1.6), y: Math.sin(angle) * reach });
    });
  });
  return places;
}
