import { Failure } from "../domain/failure.ts";
import type { Store } from "../store/store.ts";

const working = new WeakMap<Store, string>();

/**
 * Runs `work` unless another load or scoring of the same store runs in this process; then LOCK_HELD, at once. Between
 * processes the store's own lock decides.
 */
export async function oneAtATime<Result>(store: Store, what: string, work: () => Promise<Result>): Promise<Result> {
  const other = working.get(store);
  if (other !== undefined) {
    throw new Failure("LOCK_HELD", `${other} is at work in this store: start ${what} again when it has finished.`, {
      kind: "refused",
      retriable: true,
    });
  }
  working.set(store, what);
  try {
    return await work();
  } finally {
    working.delete(store);
  }
}
