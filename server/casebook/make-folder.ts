import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are missing, readable by their owner only. Throws what the system says.
 *
 * Node's own `recursive` never returns below /proc and /sys, where a folder cannot be made although the one above it is
 * there; here every folder is tried once.
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process was faster, or it is there and no folder: the next look tells.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
