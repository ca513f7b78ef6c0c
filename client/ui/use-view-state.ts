import { useCallback, useSyncExternalStore } from "react";
import { type Arrangement, formatViewState, parseViewState, type ViewState } from "../view-state.ts";

/**
 * The page's address is the view. `look` is a step that the back button undoes; `settle` changes the view without a step
 * (a first choice made for the person, an arrangement, which Ctrl-Z undoes).
 */
export interface ViewControl {
  readonly view: ViewState;
  readonly look: (change: Partial<ViewState>) => void;
  readonly settle: (change: Partial<ViewState>) => void;
  readonly arrange: (arrangement: Arrangement) => void;
}

let cachedText = "";
let cachedView = parseViewState("");

/** The same object as long as the address is the same, as `useSyncExternalStore` needs. */
function currentView(): ViewState {
  if (window.location.search !== cachedText) {
    cachedText = window.location.search;
    cachedView = parseViewState(cachedText);
  }
  return cachedView;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

function go(change: Partial<ViewState>, how: "pushState" | "replaceState"): void {
  const text = formatViewState({ ...currentView(), ...change });
  const address = text ? `?${text}` : window.location.pathname;
  if (text === formatViewState(currentView())) return;
  window.history[how](null, "", address);
  for (const listener of [...listeners]) listener();
}

export function useViewState(): ViewControl {
  const view = useSyncExternalStore(subscribe, currentView);
  const look = useCallback((change: Partial<ViewState>) => go(change, "pushState"), []);
  const settle = useCallback((change: Partial<ViewState>) => go(change, "replaceState"), []);
  const arrange = useCallback((arrangement: Arrangement) => go({ arrangement }, "replaceState"), []);
  return { view, look, settle, arrange };
}
