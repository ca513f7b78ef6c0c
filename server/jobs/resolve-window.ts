import { Failure } from "../domain/failure.ts";
import { DAY_MS, type EpochMs, type Window } from "../domain/window.ts";
import { windowText } from "./window-text.ts";

/** A span as a person asks for it. */
export interface AskedWindow {
  /** First moment of the window; null is the start of the data (or what `last` says). */
  readonly from: string | null;
  /** First moment after the window; null is the end of the data. */
  readonly to: string | null;
  /** "90d", "12h" or "4w": a length that ends at `to`. */
  readonly last: string | null;
}

const UNIT_MS: Readonly<Record<string, number>> = { h: DAY_MS / 24, d: DAY_MS, w: 7 * DAY_MS };

/**
 * The half-open window [from, to) that was asked for, in UTC. A date without time is 00:00 of that day, so
 * `--from 2024-03-01 --to 2024-04-01` is March. `period` is the span of all data; it fills what was not asked.
 * OPTION_INVALID where a date cannot be read or the window is empty.
 */
export function resolveWindow(asked: AskedWindow, period: Window): Window {
  if (asked.last !== null && asked.from !== null) {
    throw invalid("--last and --from both say where the window starts: give one of them.");
  }
  const to = asked.to === null ? period.to : instantOf("--to", asked.to);
  const from = startOf(asked, to, period);
  if (from >= to) {
    throw invalid(
      `The window of ${windowText({ from, to })} is empty: --from has to lie before --to, and the data goes from ` +
        `${windowText(period)} (UTC).`,
    );
  }
  return { from, to };
}

function startOf(asked: AskedWindow, to: EpochMs, period: Window): EpochMs {
  if (asked.last !== null) return to - lengthOf(asked.last);
  return asked.from === null ? period.from : instantOf("--from", asked.from);
}

function lengthOf(text: string): number {
  const match = /^(\d{1,6})([hdw])$/.exec(text.trim());
  const length = match === null ? 0 : Number(match[1]) * (UNIT_MS[match[2] as string] as number);
  if (length > 0) return length;
  throw invalid(`--last ${text} is not a length: write a number and h, d or w, for example --last 90d.`);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

function instantOf(option: string, text: string): EpochMs {
  const match = INSTANT.exec(text.trim());
  if (match !== null) {
    const [, day, time = "00:00", zone = "Z"] = match;
    const dayStart = Date.parse(`${day}T00:00Z`);
    const instant = Date.parse(`${day}T${time}${zone}`);
    // Date.parse makes 1 March of 30 February; the calendar does not.
    if (!Number.isNaN(instant) && new Date(dayStart).toISOString().startsWith(day as string)) return instant;
  }
  throw invalid(
    `${option} ${text} is not a date: write 2024-03-31, or 2024-03-31T18:00 with Z or +07:00 for another zone than UTC.`,
  );
}

function invalid(message: string): Failure {
  return new Failure("OPTION_INVALID", message, { kind: "usage" });
}
