import { create } from "zustand";
import { useViewState } from "../ui/use-view-state.ts";
import type { Arrangement, Expansion, FoldRef, Pin } from "../view-state.ts";
import { advance, type History, NO_HISTORY, redo, type Step, undo } from "./arrangement-history.ts";

/** Histories end with the hub they belong to. */
const useHistory = create<{ readonly hub: string | null; readonly history: History }>(() => ({
  hub: null,
  history: NO_HISTORY,
}));

export interface Arranging {
  readonly arrangement: Arrangement;
  readonly expand: (expansion: Expansion) => void;
  readonly setUnfolded: (folds: readonly FoldRef[]) => void;
  readonly hide: (accountIds: readonly string[]) => void;
  readonly setPins: (pins: readonly Pin[]) => void;
  /** Null where there is nothing to take back or do again. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/** What a person does to the picture around the hub, each act one step that Ctrl-Z takes back. */
export function useArrangement(): Arranging {
  const { view, arrange } = useViewState();
  const { arrangement, hub } = view;
  const kept = useHistory();
  const history = kept.hub === hub ? kept.history : NO_HISTORY;
  const take = (step: Step) => {
    useHistory.setState({ hub, history: step.history });
    arrange(step.present);
  };
  const act = (change: Partial<Arrangement>) => take(advance(history, arrangement, { ...arrangement, ...change }));
  const back = undo(history, arrangement);
  const forth = redo(history, arrangement);
  return {
    arrangement,
    expand: (expansion) => act({ expansions: [...arrangement.expansions, expansion] }),
    setUnfolded: (unfolded) => act({ unfolded }),
    hide: (accountIds) => act({ hidden: [...arrangement.hidden, ...accountIds] }),
    setPins: (pins) => act({ pins }),
    undo: back && (() => take(back)),
    redo: forth && (() => take(forth)),
  };
}
