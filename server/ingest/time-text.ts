import type { TimePrecision } from "../domain/transfer.ts";
import type { EpochMs } from "../domain/window.ts";
import { localClock } from "./local-time.ts";
import { type MonthLanguage, monthNumbers } from "./month-names.ts";

/** How a source writes its times. */
export interface TimePattern {
  /** Formats of the date column, for example "dd/MM/yyyy HH:mm"; "iso" is ISO 8601. */
  readonly formats: readonly string[];
  /** Formats of the separate time column, where there is one. */
  readonly timeFormats: readonly string[];
  /** Digits to which a time of plain digits is padded on the left: 6 for a clock that lost its zeros. */
  readonly padTime: number | null;
  readonly months: readonly MonthLanguage[];
  /** Two-digit years below it are 20yy, the others 19yy. */
  readonly pivotYear: number;
  /** The year of dates that have none. */
  readonly year: number | null;
  /** IANA zone of times without an offset; null: such times are rejects. */
  readonly zone: string | null;
  readonly epoch: "seconds" | "milliseconds" | null;
  readonly step: { readonly base: EpochMs; readonly unit: StepUnit } | null;
}

/**
 * Why a text is no time. `zone`: it is a clock time, and neither it nor the pattern says where. `time`: its clock part
 * is wrong. `date`: anything else.
 */
export type TimeFault = "date" | "time" | "zone";

export const STEP_UNITS = ["day", "hour", "minute", "second"] as const;
type StepUnit = (typeof STEP_UNITS)[number];

export interface ParsedTime {
  readonly bookedAt: EpochMs;
  readonly precision: TimePrecision;
}

const STEP_MS: Readonly<Record<StepUnit, number>> = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1_000 };
const STEP_PRECISION: Readonly<Record<StepUnit, TimePrecision>> = {
  day: "day",
  hour: "minute",
  minute: "minute",
  second: "second",
};
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

type TimeReader = (date: string, time: string | null) => ParsedTime | TimeFault;

/**
 * Reads the times of one pattern; a fault for what does not fit it or does not exist (31 February, 24:15, an hour that
 * summer time jumps over). A date without a clock is midnight UTC of that date with precision `day`: a day has no zone.
 */
export function timeReader(pattern: TimePattern): TimeReader {
  if (pattern.epoch !== null) return epochReader(pattern.epoch);
  if (pattern.step !== null) return stepReader(pattern.step.base, pattern.step.unit);
  const months = monthNumbers(pattern.months);
  const dates = pattern.formats.map((format) => compileFormat(format, months));
  const times = pattern.timeFormats.map((format) => compileFormat(format, months));
  const toUtc = pattern.zone === null ? null : localClock(pattern.zone);
  return (date, time) => {
    const day = firstMatch(dates, date.trim());
    if (day === null) return "date";
    const clock = time === null ? {} : firstMatch(times, padded(time.trim(), pattern.padTime));
    return clock === null ? "time" : momentOf({ ...day, ...clock }, months, pattern, toUtc);
  };
}

type Parts = Readonly<Record<string, string | undefined>>;

function padded(time: string, digits: number | null): string {
  return digits !== null && /^[0-9]+$/.test(time) ? time.padStart(digits, "0") : time;
}

function firstMatch(formats: readonly RegExp[], text: string): Parts | null {
  for (const format of formats) {
    const groups = format.exec(text)?.groups;
    if (groups !== undefined)
      return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
  }
  return null;
}

function momentOf(
  parts: Parts,
  months: ReadonlyMap<string, number>,
  pattern: TimePattern,
  toUtc: ((localMs: number) => number | null) | null,
): ParsedTime | TimeFault {
  const year = yearOf(parts, pattern);
  const month = parts.monthName === undefined ? Number(parts.month) : months.get(parts.monthName.toLowerCase());
  if (year === null || month === undefined) return "date";
  const midnight = midnightOf(year, month, Number(parts.day));
  if (midnight === null) return "date";
  if (parts.hour === undefined) return { bookedAt: midnight, precision: "day" };

  const hour = parts.half === undefined ? Number(parts.hour) : hourOf(Number(parts.hour), parts.half);
  const minute = Number(parts.minute ?? "0");
  const second = Number(parts.second ?? "0");
  if (hour === null || hour > 23 || minute > 59 || second > 59) return "time";
  const ms = Number((parts.fraction ?? "").padEnd(3, "0").slice(0, 3));
  const local = midnight + hour * 3_600_000 + minute * 60_000 + second * 1_000 + ms;
  if (parts.offset === undefined && toUtc === null) return "zone";
  const bookedAt = parts.offset === undefined ? (toUtc?.(local) ?? null) : atOffset(local, parts.offset);
  const precision = parts.second === undefined ? "minute" : parts.fraction === undefined ? "second" : "ms";
  return bookedAt === null ? "time" : { bookedAt, precision };
}

function yearOf(parts: Parts, pattern: TimePattern): number | null {
  if (parts.year !== undefined) {
    const year = Number(parts.year);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
  }
  if (parts.shortYear === undefined) return pattern.year;
  const short = Number(parts.shortYear);
  return short + (short < pattern.pivotYear ? 2000 : 1900);
}

/** Midnight UTC of a date that exists. */
function midnightOf(year: number, month: number, day: number): number | null {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : null;
}

function hourOf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function atOffset(local: number, offset: string): number | null {
  if (/^z$/i.test(offset)) return local;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(":", "") || "0");
  if (hours > 18 || minutes > 59) return null;
  const ms = hours * 3_600_000 + minutes * 60_000;
  return offset.startsWith("-") ? local + ms : local - ms;
}

const OFFSET = "(?<offset>[zZ]|[+-]\\d{2}(?::?\\d{2})?)";
const ISO = new RegExp(
  `^(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:[Tt ](?<hour>\\d{2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?${OFFSET}?)?$`,
);

/** What each token of a format stands for; longest first. */
const TOKENS: readonly (readonly [string, string])[] = [
  ["yyyy", "(?<year>\\d{4})"],
  ["yy", "(?<shortYear>\\d{2})"],
  ["MMMM", "(?<monthName>NAMES)\\.?"],
  ["MMM", "(?<monthName>NAMES)\\.?"],
  ["MM", "(?<month>\\d{2})"],
  ["M", "(?<month>\\d{1,2})"],
  ["dd", "(?<day>\\d{2})"],
  ["d", "(?<day>\\d{1,2})"],
  ["HH", "(?<hour>\\d{2})"],
  ["H", "(?<hour>\\d{1,2})"],
  ["hh", "(?<hour>\\d{2})"],
  ["h", "(?<hour>\\d{1,2})"],
  ["mm", "(?<minute>\\d{2})"],
  ["ss", "(?<second>\\d{2})"],
  ["SSS", "(?<fraction>\\d{1,9})"],
  ["XXX", OFFSET],
  ["a", "(?<half>[aApP]\\.?[mM]\\.?)"],
];

/** A day beside the name of its month is written with one digit as well, whatever the format says: 3-AUG-2026. */
const DAY_BESIDE_NAME = "(?<day>\\d{1,2})";

/** Throws an Error that names the part of the format that is not understood. */
export function compileFormat(format: string, months: ReadonlyMap<string, number>): RegExp {
  if (format === "iso") return ISO;
  const names = [...months.keys()].sort((a, b) => b.length - a.length).join("|");
  const isByName = format.includes("MMM");
  let pattern = "";
  for (let i = 0; i < format.length; ) {
    const quoted = /^'([^']*)'/.exec(format.slice(i));
    const token = quoted === null ? TOKENS.find(([name]) => format.startsWith(name, i)) : undefined;
    if (quoted !== null) {
      pattern += escaped(quoted[1] as string);
      i += quoted[0].length;
    } else if (token !== undefined) {
      pattern += token[0] === "dd" && isByName ? DAY_BESIDE_NAME : token[1].replace("NAMES", names);
      i += token[0].length;
    } else {
      const literal = format[i] as string;
      if (/[A-Za-z]/.test(literal) && literal !== "T")
        throw new Error(`"${literal}" in the format "${format}" is no token`);
      pattern += literal === " " ? " +" : escaped(literal);
      i++;
    }
  }
  return new RegExp(`^${pattern}$`, "i");
}

/** True where a date of the format says its year. */
export function hasYear(format: RegExp): boolean {
  return /\(\?<(year|shortYear)>/.test(format.source);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

function epochReader(unit: "seconds" | "milliseconds"): TimeReader {
  const digits = unit === "seconds" ? /^\d{1,11}$/ : /^\d{1,14}$/;
  const precision = unit === "seconds" ? "second" : "ms";
  return (date) => {
    const text = date.trim();
    return digits.test(text) ? { bookedAt: Number(text) * (unit === "seconds" ? 1_000 : 1), precision } : "date";
  };
}

function stepReader(base: EpochMs, unit: StepUnit): TimeReader {
  return (date) => {
    const text = date.trim();
    return /^\d{1,9}$/.test(text)
      ? { bookedAt: base + Number(text) * STEP_MS[unit], precision: STEP_PRECISION[unit] }
      : "date";
  };
}
