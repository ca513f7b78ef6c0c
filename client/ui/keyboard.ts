import { useEffect, useRef } from "react";

/** Keys that do something, in the order of the key sheet. `mod` is Ctrl, or Command on a Mac. */
export const KEYS = [
  { key: "/", does: "keySearch" },
  { key: "j", does: "keyNextHub" },
  { key: "k", does: "keyPreviousHub" },
  { key: "Enter", does: "keyOpen" },
  { key: "e", does: "keyExpand" },
  { key: "f", does: "keyFold" },
  { key: "h", does: "keyHide" },
  { key: "p", does: "keyPin" },
  { key: "t", does: "keyTime" },
  { key: "mod+z", does: "keyUndo" },
  { key: "mod+shift+z", does: "keyRedo" },
  { key: "?", does: "keySheet" },
] as const;

type Key = (typeof KEYS)[number]["key"];
type Handlers = Partial<Readonly<Record<Key, () => void>>>;

/** The key of an event in the words of KEYS. */
export function keyOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">): string {
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) return `alt+${name}`;
  if (event.ctrlKey || event.metaKey) return `mod+${event.shiftKey ? "shift+" : ""}${name}`;
  return name;
}

const TYPED_INTO = "input, textarea, select, [contenteditable]";
/** Where Enter belongs to what has the focus, and letters belong to an open dialog. */
const OWNS_ENTER = "button, a, [role=option], [role=tab], [role=menuitem], [role=slider], summary";

/** Runs the handler of a key wherever the focus is, except where text is typed or a dialog is open. */
export function useKeys(handlers: Handlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (
        event.defaultPrevented ||
        target?.closest(TYPED_INTO) ||
        document.querySelector("[role=dialog][aria-modal=true]")
      )
        return;
      const key = keyOf(event);
      if (key === "Enter" && target?.closest(OWNS_ENTER)) return;
      const handler = latest.current[key as Key];
      if (!handler) return;
      event.preventDefault();
      handler();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
