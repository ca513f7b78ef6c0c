import { expect, test } from "vitest";
import { mergeCommunities } from "../../client/explore/communities.ts";
import { foldNetwork } from "../../client/explore/folding.ts";
import { UNTOUCHED } from "../../client/view-state.ts";
import { edge, node, star } from "./network-data.ts";

const kept = new Set(["HUB"]);
const keysOf = (scene: { readonly nodes: readonly { readonly key: string }[] }) => scene.nodes.map(({ key }) => key);

test("payers who pay nobody else fold into one counted node, but for the ten largest", () => {
  const scene = foldNetwork(star(41), UNTOUCHED, { kept });
  const fold = scene.nodes.find((drawn) => drawn.kind === "fold");
  expect(fold).toMatchObject({ accountId: "HUB", direction: "in" });
  expect(fold?.kind === "fold" && fold.members).toHaveLength(31);
  expect(keysOf(scene).slice(0, 11)).toEqual(["HUB", ...Array.from({ length: 10 }, (_, at) => `P00${at}`)]);
});

test("the fold's edge sums its payers' edges exactly", () => {
  const scene = foldNetwork(star(41), UNTOUCHED, { kept });
  const folded = scene.edges.find((drawn) => drawn.pairs > 1);
  // The 31 smallest of 1,000 … 41,000.
  expect(folded).toMatchObject({ pairs: 31, transfers: 31, amounts: [{ currency: "IDR", amount: "496000.00" }] });
});

test("a payer who pays a second account in view is drawn", () => {
  const more = { nodes: [node("OTHER")], edges: [edge("P040", "OTHER")] };
  expect(keysOf(foldNetwork(star(41, more), UNTOUCHED, { kept }))).toContain("P040");
});

test("three payers too many are no fold", () => {
  expect(foldNetwork(star(13), UNTOUCHED, { kept }).nodes.every((drawn) => drawn.kind === "account")).toBe(true);
  expect(foldNetwork(star(14), UNTOUCHED, { kept }).nodes.some((drawn) => drawn.kind === "fold")).toBe(true);
});

test("an opened fold, a selected payer and a hidden payer are no part of one", () => {
  const opened = foldNetwork(star(41), { ...UNTOUCHED, unfolded: [{ accountId: "HUB", direction: "in" }] }, { kept });
  expect(opened.nodes).toHaveLength(42);
  expect(keysOf(foldNetwork(star(41), UNTOUCHED, { kept: new Set(["HUB", "P040"]) }))).toContain("P040");
  const hidden = foldNetwork(star(41), { ...UNTOUCHED, hidden: ["P040"] }, { kept });
  expect(hidden.edges.reduce((pairs, drawn) => pairs + drawn.pairs, 0)).toBe(40);
});

test("two accounts that only pay each other stay drawn", () => {
  const pair = { nodes: [node("A"), node("B")], edges: [edge("A", "B"), edge("B", "A")], cut: false };
  expect(keysOf(foldNetwork(pair, UNTOUCHED, { kept: new Set() }))).toEqual(["A", "B"]);
});

test("payees paid by nobody else fold on their own side", () => {
  const payees = Array.from({ length: 20 }, (_, index) => `E${index}`);
  const network = {
    nodes: [node("HUB"), ...payees.map((id) => node(id))],
    edges: payees.map((id) => edge("HUB", id)),
    cut: false,
  };
  const fold = foldNetwork(network, UNTOUCHED, { kept }).nodes.find((drawn) => drawn.kind === "fold");
  expect(fold).toMatchObject({ direction: "out", accountId: "HUB" });
});

test("nothing is lost by folding: pairs and transfers add up", () => {
  const network = star(300);
  const scene = foldNetwork(network, UNTOUCHED, { kept });
  expect(scene.edges.reduce((sum, drawn) => sum + drawn.transfers, 0)).toBe(300);
  const drawn = scene.nodes.reduce((sum, each) => sum + (each.kind === "account" ? 1 : each.members.length), 0);
  expect(drawn).toBe(network.nodes.length);
});

test("amounts of different currencies stay apart in one edge", () => {
  const network = {
    nodes: [node("A"), node("B")],
    edges: [edge("A", "B", { transfers: 3 }), edge("A", "B", { currency: "USD", amount: "12.50" })],
    cut: false,
  };
  const [drawn] = foldNetwork(network, UNTOUCHED, { kept: new Set(["A", "B"]) }).edges;
  expect(drawn).toMatchObject({
    transfers: 4,
    pairs: 1,
    amounts: [
      { currency: "IDR", amount: "100000.00" },
      { currency: "USD", amount: "12.50" },
    ],
  });
});

test("communities become one node each, largest first, with the edges inside them left out", () => {
  const network = {
    nodes: [node("A", { communityId: 2 }), node("B"), node("C"), node("D", { communityId: null })],
    edges: [edge("B", "C"), edge("B", "A"), edge("C", "A"), edge("D", "A")],
    cut: false,
  };
  const scene = mergeCommunities(network, new Set());
  expect(scene.nodes.map((drawn) => drawn.kind === "community" && [drawn.communityId, drawn.members.length])).toEqual([
    [1, 2],
    [2, 1],
    [null, 1],
  ]);
  expect(scene.edges.map(({ pairs, transfers }) => [pairs, transfers])).toEqual([
    [2, 2],
    [1, 1],
  ]);
});
