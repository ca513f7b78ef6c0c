import { expect, test } from "vitest";
import { advance, NO_HISTORY, redo, undo } from "../../client/explore/arrangement-history.ts";
import { foldNetwork } from "../../client/explore/folding.ts";
import { Network } from "../../client/explore/network.ts";
import { networkQuestion } from "../../client/queries.ts";
import { KEYS, keyOf } from "../../client/ui/keyboard.ts";
import { english } from "../../client/ui/words-en.ts";
import { UNTOUCHED } from "../../client/view-state.ts";
import { edge, node, star } from "./network-data.ts";

const hiding = (...hidden: string[]) => ({ ...UNTOUCHED, hidden });
const span = { run: "run-1", from: null, to: null };

test("undo and redo walk the same steps back and forth", () => {
  const first = advance(NO_HISTORY, UNTOUCHED, hiding("A"));
  const second = advance(first.history, first.present, hiding("A", "B"));
  const back = undo(second.history, second.present)!;
  expect(back.present).toEqual(hiding("A"));
  expect(undo(back.history, back.present)?.present).toEqual(UNTOUCHED);
  expect(redo(back.history, back.present)?.present).toEqual(hiding("A", "B"));
});

test("there is nothing to undo at first, and nothing to redo after a new step", () => {
  expect(undo(NO_HISTORY, UNTOUCHED)).toBeNull();
  const back = undo(advance(NO_HISTORY, UNTOUCHED, hiding("A")).history, hiding("A"))!;
  const other = advance(back.history, back.present, hiding("C"));
  expect(redo(other.history, other.present)).toBeNull();
});

test("a hub's question asks for its payers, its payees, and what was expanded", () => {
  const plain = networkQuestion("HUB", UNTOUCHED, span);
  expect(plain).toMatchObject({ run: "run-1", accounts: ["HUB"] });
  expect(plain).not.toHaveProperty("from");
  expect(plain.neighbours?.reduce((sum, { top }) => sum + top, 0)).toBe(300);
  const more = networkQuestion("HUB", { ...UNTOUCHED, expansions: [{ accountId: "P1", kind: "top" }] }, span);
  expect(more.accounts).toEqual(["HUB", "P1"]);
  expect(more.neighbours?.at(-1)).toEqual({ account: "P1", direction: "both", top: 20, by: "amount" });
});

const placement = {
  places: new Map([["HUB", { x: 0, y: 0 }]]),
  pinned: new Map([["P001", { x: 5, y: 5 }]]),
  labelOf: () => "",
  sideOf: () => "right" as const,
  bendOf: () => 0,
};

test("the drawn graph becomes the scene: what left it is gone, what stayed keeps its place", () => {
  const network = new Network();
  const kept = new Set(["HUB"]);
  network.show(foldNetwork(star(3), UNTOUCHED, { kept }), placement);
  const before = { ...network.graph.getNodeAttributes("P000") };
  network.show(
    foldNetwork(star(2, { nodes: [node("NEW")], edges: [edge("NEW", "HUB")] }), UNTOUCHED, { kept }),
    placement,
  );
  expect(network.graph.nodes().sort()).toEqual(["HUB", "NEW", "P000", "P001"]);
  expect(network.graph.size).toBe(3);
  expect(network.graph.getNodeAttributes("P000")).toMatchObject({ x: before.x, y: before.y });
});

test("a pinned account stands where it was put, and no two new ones at one point", () => {
  const network = new Network();
  network.show(foldNetwork(star(12), UNTOUCHED, { kept: new Set(["HUB"]) }), placement);
  expect(network.graph.getNodeAttributes("P001")).toMatchObject({ x: 5, y: 5, fixed: true });
  const places = network.graph.mapNodes((_key, { x, y }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(13);
});

test("every key of the sheet has a word, and is named as keyboards name it", () => {
  for (const { does } of KEYS) expect(english).toHaveProperty(does);
  const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  expect(keyOf({ ...plain, key: "Z", ctrlKey: true, shiftKey: true })).toBe("mod+shift+z");
  expect(keyOf({ ...plain, key: "z", metaKey: true })).toBe("mod+z");
  expect(keyOf({ ...plain, key: "?", shiftKey: true })).toBe("?");
});
