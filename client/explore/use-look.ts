import { useComputedColorScheme } from "@mantine/core";
import { useMemo } from "react";
import { useViewState } from "../ui/use-view-state.ts";
import type { ViewState } from "../view-state.ts";
import { DARK, LIGHT } from "./palette.ts";
import { accountKey, communityKey, edgeKey, type Scene } from "./scene.ts";
import { type Look, proportionsOf } from "./style.ts";
import type { Drawing } from "./use-drawing.ts";

/** Neighbours in a full column may touch, not cover each other. */
const ROW_PART = 0.52;
/** Smaller, a node could not be hit. */
const SMALLEST_RADIUS = 2;

/** How the drawing looks now: theme, selection, and what fades. */
export function useLook({ scene, marks, centre, rowPx }: Drawing): Omit<Look, "hovered"> {
  const { view } = useViewState();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  return useMemo(() => {
    const selectedEdge = view.selection?.kind === "edge" ? edgeKey(view.selection.payer, view.selection.payee) : null;
    const selectedNode = selectedNodeOf(scene, view);
    return {
      palette: scheme === "dark" ? DARK : LIGHT,
      marks,
      focus: focusOf(scene, view, { selectedNode, selectedEdge, centre }),
      selectedNode,
      selectedEdge,
      centre,
      pinned: new Set(view.arrangement.pins.map(({ accountId }) => accountKey(accountId))),
      edgeWidth: view.edgeWidth,
      largestRadius: Math.max(SMALLEST_RADIUS, rowPx * ROW_PART),
      ...proportionsOf(scene, view.layout),
    };
  }, [scheme, marks, scene, view, centre, rowPx]);
}

function selectedNodeOf(scene: Scene, view: ViewState): string | null {
  if (view.selection?.kind !== "account") return null;
  const { accountId } = view.selection;
  const holder = scene.nodes.find((node) =>
    node.kind === "account"
      ? node.account.accountId === accountId
      : node.members.some((member) => member.accountId === accountId),
  );
  return holder?.key ?? null;
}

interface Chosen {
  readonly selectedNode: string | null;
  readonly selectedEdge: string | null;
  readonly centre: string;
}

/** What stands out: a community, else the selected account and its counterparties, else the ends of an edge; null is all. */
function focusOf(
  scene: Scene,
  view: ViewState,
  { selectedNode, selectedEdge, centre }: Chosen,
): ReadonlySet<string> | null {
  if (view.community !== null) {
    const { community } = view;
    const inCommunity = scene.nodes.filter((node) =>
      node.kind === "account"
        ? node.account.communityId === community
        : node.members.some((member) => member.communityId === community),
    );
    return new Set([communityKey(community), ...inCommunity.map(({ key }) => key)]);
  }
  if (selectedEdge !== null) {
    const edge = scene.edges.find(({ key }) => key === selectedEdge);
    return edge ? new Set([edge.from, edge.to]) : null;
  }
  if (selectedNode === null || selectedNode === centre) return null;
  const focus = new Set([selectedNode]);
  for (const { from, to } of scene.edges) {
    if (from === selectedNode) focus.add(to);
    if (to === selectedNode) focus.add(from);
  }
  return focus;
}
