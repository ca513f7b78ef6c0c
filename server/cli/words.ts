import type { Run } from "../domain/run.ts";
import type { Window } from "../domain/window.ts";

/** A window as people read it: both ends in UTC, the end not part of it. */
export function windowText({ from, to }: Window): string {
  return `${momentText(from)} to ${momentText(to)}`;
}

/** A moment in UTC; midnight as the date alone. */
function momentText(moment: number): string {
  const text = new Date(moment).toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.replace(/(:00)?\.000Z$/, "Z");
}

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
