import process from "node:process";
import { EXIT } from "./exit-code.ts";

/** A terminal's Ctrl-C can arrive twice within moments: from the terminal and from the launcher that passes it on. */
const SAME_PRESS_MS = 500;

/**
 * Turns Ctrl-C and `kill` into a request to stop, so that nothing is left half done. A second Ctrl-C, later than the
 * same press can arrive, ends the process at once; then the next load or score cleans up.
 */
export function stopOnInterrupt(): { readonly signal: AbortSignal; end(): void } {
  const stop = new AbortController();
  let firstAt = 0;
  const onSignal = (): void => {
    const now = performance.now();
    if (stop.signal.aborted && now - firstAt > SAME_PRESS_MS) process.exit(EXIT.stopped);
    if (stop.signal.aborted) return;
    firstAt = now;
    process.stderr.write("\nStopping …\n");
    stop.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return {
    signal: stop.signal,
    end() {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
    },
  };
}
