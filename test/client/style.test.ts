import { describe, expect, test } from "vitest";
import { readableOn } from "../../client/explore/labels.ts";
import { COMMUNITY_LETTERS, DARK, LIGHT, markCommunities } from "../../client/explore/palette.ts";
import type { SceneEdge, SceneNode } from "../../client/explore/scene.ts";
import { edgeStyle, type Look, nodeStyle, proportionsOf, sizeOf } from "../../client/explore/style.ts";
import { node } from "./network-data.ts";

const look: Look = {
  palette: LIGHT,
  marks: markCommunities([1, 1, 2, 2, 2, null, 3]),
  focus: null,
  selectedNode: null,
  selectedEdge: null,
  hovered: null,
  centre: "HUB",
  pinned: new Set(),
  edgeWidth: "amount",
  scale: 1,
  largestRadius: 100,
  isCrowded: false,
  largestAmount: new Map([["IDR", 1_000_000]]),
  mostTransfers: 10,
};
const account = (id: string, facts = {}): SceneNode => ({ kind: "account", key: id, account: node(id, facts) });
const line = (from: string, to: string, amount = "1000000.00"): SceneEdge => ({
  key: `${from}>${to}`,
  from,
  to,
  transfers: 10,
  amounts: [{ currency: "IDR", amount }],
  firstAt: "",
  lastAt: "",
  pairs: 1,
});

describe("a node", () => {
  test("has the hue and letter of its community, largest community first", () => {
    expect(nodeStyle(account("A", { communityId: 2 }), look)).toMatchObject({
      letter: "A",
      color: LIGHT.communities[0],
    });
    expect(nodeStyle(account("A", { communityId: 1 }), look)).toMatchObject({
      letter: "B",
      color: LIGHT.communities[1],
    });
  });

  test("is grey and without a letter where its community is alone, small or not known", () => {
    for (const communityId of [3, 99, null]) {
      const style = nodeStyle(account("A", { communityId }), look);
      expect(style).toMatchObject({ letter: "", color: LIGHT.otherCommunity });
    }
  });

  test("has an area that grows with its fan-in, up to a bound", () => {
    expect(sizeOf(64) - sizeOf(0)).toBeCloseTo(2 * (sizeOf(16) - sizeOf(0)));
    expect(sizeOf(1_000_000)).toBe(sizeOf(2_000_000));
  });

  test("is a diamond of one size when protected, however many pay it", () => {
    const few = nodeStyle(account("PROT-1", { isProtected: true, fanIn: 1 }), look);
    const many = nodeStyle(account("PROT-2", { isProtected: true, fanIn: 900, kind: "merchant" }), look);
    expect([few.shape, many.shape, few.size]).toEqual(["diamond", "diamond", many.size]);
  });

  test("is a square when unresolved or a merchant", () => {
    expect(nodeStyle(account("A", { isUnresolved: true }), look).shape).toBe("square");
    expect(nodeStyle(account("A", { kind: "merchant" }), look).shape).toBe("square");
  });

  test("fades outside the focus, unless it is selected itself", () => {
    const focused = { ...look, focus: new Set(["A"]), selectedNode: "C" };
    expect(nodeStyle(account("A"), focused).isFaded).toBe(false);
    expect(nodeStyle(account("B"), focused)).toMatchObject({ isFaded: true, color: LIGHT.faded, letter: "" });
    expect(nodeStyle(account("C"), focused)).toMatchObject({ isFaded: false, border: LIGHT.halo });
  });

  test("shows how many it stands for when it is a fold", () => {
    const members = [node("A"), node("B")];
    const fold: SceneNode = { kind: "fold", key: "f", accountId: "HUB", direction: "in", members };
    expect(nodeStyle(fold, look).letter).toBe("+2");
  });
});

describe("an edge", () => {
  test("has a width that grows with the square root of its share of the largest", () => {
    const whole = edgeStyle(line("A", "B"), look).size;
    const quarter = edgeStyle(line("A", "B", "250000.00"), look).size;
    expect(whole - 1).toBeCloseTo(2 * (quarter - 1));
  });

  test("is compared within its currency only", () => {
    const dollars = { ...line("A", "B"), amounts: [{ currency: "USD", amount: "50.00" }] };
    const { largestAmount, mostTransfers } = proportionsOf({ nodes: [], edges: [line("A", "B"), dollars] }, "flow");
    expect([...largestAmount]).toEqual([
      ["IDR", 1_000_000],
      ["USD", 50],
    ]);
    expect(edgeStyle(dollars, { ...look, largestAmount, mostTransfers }).size).toBe(
      edgeStyle(line("A", "B"), look).size,
    );
  });

  test("of a fold is as wide as the widest pair at most, and makes no pair thinner", () => {
    const fold = { ...line("F", "B", "90000000.00"), pairs: 300 };
    const proportions = proportionsOf({ nodes: [], edges: [line("A", "B"), fold] }, "flow");
    expect(proportions.largestAmount.get("IDR")).toBe(1_000_000);
    expect(edgeStyle(fold, { ...look, ...proportions }).size).toBe(edgeStyle(line("A", "B"), look).size);
  });

  test("is faint among thousands, and the nodes are small but for the centre", () => {
    const edges = Array.from({ length: 3_000 }, (_, index) => line(`P${index}`, "HUB", "100000.00"));
    const nodes = edges.map(({ from }) => account(from));
    const large = line("HUB", "PAYEE");
    const crowd = { ...look, ...proportionsOf({ nodes, edges: [...edges, large] }, "flow") };
    expect(edgeStyle(large, crowd).color).toBe(LIGHT.edge);
    expect(edgeStyle(edges[0]!, crowd)).toMatchObject({ size: 1, color: LIGHT.fadedEdge });
    expect(nodeStyle(account("A"), crowd).size).toBeLessThan(nodeStyle(account("A"), look).size / 2);
    expect(nodeStyle(account("HUB"), crowd).size).toBe(nodeStyle(account("HUB"), look).size);
  });

  test("joins smaller nodes among forces, which draw them together, though never invisible ones", () => {
    const scaleOf = (count: number, layout: "flow" | "force") => {
      const nodes = Array.from({ length: count }, (_, index) => account(`N${index}`));
      return proportionsOf({ nodes, edges: [] }, layout).scale;
    };
    expect([scaleOf(40, "flow"), scaleOf(40, "force")]).toEqual([1, 1]);
    expect([scaleOf(160, "flow"), scaleOf(160, "force")]).toEqual([1, 0.5]);
    expect(scaleOf(1_200, "force")).toBe(0.35);
    expect(scaleOf(4_800, "force")).toBe(0.25);
  });

  test("fades when an end is out of focus, and is lit where the selected account is an end", () => {
    const focused = { ...look, focus: new Set(["A", "B"]), selectedNode: "A" };
    expect(edgeStyle(line("C", "D"), focused).color).toBe(LIGHT.fadedEdge);
    expect(edgeStyle(line("A", "B"), focused).color).toBe(LIGHT.edgeInFocus);
  });

  test("is not lit only because it ends at the centre", () => {
    expect(edgeStyle(line("A", "HUB"), { ...look, selectedNode: "HUB" }).color).toBe(LIGHT.edge);
  });
});

/** What people with each kind of colour vision see: Machado, Oliveira & Fernandes (2009), severity 1. */
const VISIONS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): number[] {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

/** OKLab (Ottosson, 2020) of a colour as seen. */
function seen(hex: string, vision: readonly (readonly number[])[]): number[] {
  const light = linear(hex);
  const dot = (row: readonly number[], values: readonly number[]) =>
    row.reduce((sum, part, at) => sum + part * values[at]!, 0);
  const rgb = vision.map((row) => Math.min(1, Math.max(0, dot(row, light))));
  const cones = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ].map((row) => Math.cbrt(dot(row, rgb)));
  return [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ].map((row) => dot(row, cones));
}

function contrast(one: string, other: string): number {
  const [low, high] = [one, other]
    .map((hex) => linear(hex))
    .map(([red, green, blue]) => 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!)
    .sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
] as const)("the %s palette", (_name, palette) => {
  test("has ten hues, one a letter, that stand out from the ground and carry readable letters", () => {
    expect(palette.communities).toHaveLength(COMMUNITY_LETTERS.length);
    for (const hue of palette.communities) {
      expect(contrast(hue, palette.ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(hue, readableOn(hue))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(Object.entries(VISIONS))("keeps its hues apart with %s", (_vision, matrix) => {
    const labs = palette.communities.map((hue) => seen(hue, matrix));
    const gaps = labs.flatMap((lab, at) =>
      labs.slice(0, at).map((other) => Math.hypot(...lab.map((part, axis) => part - other[axis]!))),
    );
    expect(gaps).toHaveLength(45);
    // 0.02 is a just noticeable difference in OKLab.
    expect(Math.min(...gaps)).toBeGreaterThan(0.08);
  });

  test("says no account in red", () => {
    for (const hue of palette.communities) {
      const [, green, blue] = seen(hue, VISIONS.full!);
      const chroma = Math.hypot(green!, blue!);
      const angle = (Math.atan2(blue!, green!) * 180) / Math.PI;
      expect(chroma > 0.1 && angle > -12 && angle < 40).toBe(false);
    }
  });

  test("writes text that passes AA on its ground", () => {
    expect(contrast(palette.text, palette.ground)).toBeGreaterThanOrEqual(7);
    expect(contrast(palette.mutedText, palette.ground)).toBeGreaterThanOrEqual(4.5);
  });
});
