import { create } from "zustand";

/** What the mouse is over in the drawing. Changes often and matters to few: it lives in neither the address nor React. */
interface Pointer {
  readonly node: string | null;
  readonly edge: string | null;
}

export const usePointer = create<Pointer>(() => ({ node: null, edge: null }));

export function pointAt(node: string | null, edge: string | null): void {
  const now = usePointer.getState();
  if (now.node !== node || now.edge !== edge) usePointer.setState({ node, edge });
}
