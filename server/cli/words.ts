import type { Run } from "../domain/run.ts";
import type { Window } from "../domain/window.ts";

export function windowJson({ from, to }: Window): { readonly from: string; readonly to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** A run as `--json` tells it. */
export function runJson({ runId, runKey, parameters, ...run }: Run): object {
  const { window, ...rest } = parameters;
  return { runId, runKey, window: windowJson(window), ...rest, ...run };
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
