import type { NetworkData } from "../../server/serve/wire.ts";
import { useOpenHub } from "../ui/use-run.ts";
import { useViewState } from "../ui/use-view-state.ts";
import type { FoldRef } from "../view-state.ts";
import type { Point } from "./flow-layout.ts";
import type { Intents } from "./gestures.ts";
import type { Network } from "./network.ts";
import { accountKey, type Scene, type SceneNode } from "./scene.ts";
import type { Arranging } from "./use-arrangement.ts";

export interface Actions extends Intents {
  /** The selected account, where one in view is selected. */
  readonly selected: string | null;
  /** Null where it would do nothing. */
  readonly hide: (() => void) | null;
  readonly togglePin: (() => void) | null;
  readonly isPinned: boolean;
  readonly toggleFold: (() => void) | null;
  /** Whether `toggleFold` opens folds, rather than closing them. */
  readonly opensFolds: boolean;
}

interface Options {
  readonly data: NetworkData;
  readonly scene: Scene;
  readonly hub: string;
  readonly arranging: Arranging;
  readonly network: Network;
}

/** What the toolbar, the keys and the gestures do in the network. */
export function useActions({ data, scene, hub, arranging, network }: Options): Actions {
  const { view, look } = useViewState();
  const openHub = useOpenHub();
  const { arrangement, setUnfolded, hide, setPins } = arranging;
  const inView = (accountId: string) => data.nodes.some((node) => node.accountId === accountId);
  const selected =
    view.selection?.kind === "account" && inView(view.selection.accountId) ? view.selection.accountId : null;
  const nodeOf = (key: string): SceneNode | undefined => scene.nodes.find((node) => node.key === key);
  const unfold = (folds: readonly FoldRef[]) => setUnfolded([...arrangement.unfolded, ...folds]);

  const closed = scene.nodes.flatMap((node) =>
    node.kind === "fold" && node.accountId === selected
      ? [{ accountId: node.accountId, direction: node.direction }]
      : [],
  );
  const open = arrangement.unfolded.filter((fold) => fold.accountId === selected);
  const isPinned = arrangement.pins.some((pin) => pin.accountId === selected);
  const otherPins = arrangement.pins.filter((pin) => pin.accountId !== selected);

  const pinAt = (accountId: string, { x, y }: Point) =>
    setPins([
      ...arrangement.pins.filter((pin) => pin.accountId !== accountId),
      { accountId, x: Number(x.toFixed(3)), y: Number(y.toFixed(3)) },
    ]);

  const pinWhereItIs = (accountId: string) => {
    const place = network.placeOf(accountKey(accountId));
    if (place) pinAt(accountId, place);
  };

  return {
    selected,
    isPinned,
    opensFolds: closed.length > 0,
    hide:
      selected === null || selected === hub
        ? null
        : () => {
            hide([selected]);
            look({ selection: { kind: "account", accountId: hub } });
          },
    togglePin: selected === null ? null : () => (isPinned ? setPins(otherPins) : pinWhereItIs(selected)),
    toggleFold:
      closed.length > 0
        ? () => unfold(closed)
        : open.length > 0
          ? () => setUnfolded(arrangement.unfolded.filter((fold) => fold.accountId !== selected))
          : null,
    chooseNode(key) {
      const node = nodeOf(key);
      if (node?.kind === "account") look({ selection: { kind: "account", accountId: node.account.accountId } });
      if (node?.kind === "fold") unfold([{ accountId: node.accountId, direction: node.direction }]);
      if (node?.kind === "community")
        look({ community: view.community === node.communityId ? null : node.communityId });
    },
    openNode(key) {
      const node = nodeOf(key);
      if (node?.kind === "account") openHub(node.account.accountId);
      if (node?.kind === "community") look({ layout: "flow", community: node.communityId });
    },
    chooseEdge(key) {
      const edge = scene.edges.find((known) => known.key === key);
      const from = edge && nodeOf(edge.from);
      const to = edge && nodeOf(edge.to);
      if (from?.kind === "account" && to?.kind === "account") {
        look({ selection: { kind: "edge", payer: from.account.accountId, payee: to.account.accountId } });
      }
      // The transfers of many pairs are reached pair by pair.
      const fold = from?.kind === "fold" ? from : to;
      if (fold?.kind === "fold") unfold([{ accountId: fold.accountId, direction: fold.direction }]);
    },
    clear: () => look({ selection: { kind: "account", accountId: hub }, community: null }),
    move(key, to) {
      const node = nodeOf(key);
      if (node?.kind === "account" && view.layout !== "communities") pinAt(node.account.accountId, to);
    },
  };
}
