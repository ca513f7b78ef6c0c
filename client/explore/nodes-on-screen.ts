import type Sigma from "sigma";
import type { LabelPlace } from "./label-placement.ts";
import { labelFont, type WrittenNode } from "./labels.ts";
import type { EdgeAttributes, NodeAttributes } from "./network.ts";
import type { Look, NodeStyle } from "./style.ts";

/** So far beyond the rim a node's name may still reach into the picture. In pixels. */
const MARGIN = { x: 150, y: 50 };

export interface Naming {
  readonly look: Look;
  /** Radius below which a node's name is not written, unless it is selected, pointed at, or the centre. In pixels. */
  readonly smallestNamed: number;
  /** Width of a text in a font, in pixels. */
  readonly widthOf: (text: string, font: string) => number;
}

/**
 * The nodes in or near the canvas as they stand now: the selected one, the centre, then the largest first. One that is
 * pointed at comes last, so that pointing moves no other name.
 */
export function nodesOnScreen(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  { look, smallestNamed, widthOf }: Naming,
): readonly WrittenNode[] {
  const graph = sigma.getGraph();
  const font = sigma.getSetting("labelFont");
  const { width, height } = sigma.getDimensions();
  const middle = look.centre !== null && graph.hasNode(look.centre) ? graph.getNodeAttribute(look.centre, "x") : 0;
  const named: WrittenNode[] = [];
  const nameless: WrittenNode[] = [];
  graph.forEachNode((key, attributes) => {
    // The reducer's styles are part of what Sigma displays.
    const shown = sigma.getNodeDisplayData(key) as
      | (NodeStyle & { x: number; y: number; label: string | null })
      | undefined;
    if (!shown) return;
    const { x, y } = sigma.framedGraphToViewport(shown);
    if (x < -MARGIN.x || x > width + MARGIN.x || y < -MARGIN.y || y > height + MARGIN.y) return;
    const radius = sigma.scaleSize(shown.size);
    const isStrong = shown.isSelected || key === look.hovered;
    const isRequired = isStrong || key === look.centre;
    const label = isRequired || radius >= smallestNamed ? (shown.label ?? "") : "";
    (label ? named : nameless).push({
      key,
      x,
      y,
      radius,
      label,
      width: label ? widthOf(label, labelFont(isStrong, font)) : 0,
      letter: shown.letter,
      color: shown.color,
      isStrong,
      isRequired,
      places: placesOf(attributes, middle),
    });
  });
  const precedence = ({ key, isStrong, radius }: WrittenNode) =>
    key === look.hovered ? -1 : isStrong ? 2_000 : key === look.centre ? 1_000 : radius;
  named.sort((a, b) => precedence(b) - precedence(a) || (a.key < b.key ? -1 : 1));
  return [...named, ...nameless];
}

/** While forces move the nodes, which side is outward changes; among them a name may stand anywhere around its node. */
function placesOf({ side, x }: NodeAttributes, middle: number): readonly LabelPlace[] {
  if (side !== "outward") return [side];
  return x < middle ? ["left", "below", "above", "right"] : ["right", "below", "above", "left"];
}
