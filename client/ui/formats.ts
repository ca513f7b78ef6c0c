/** Numbers, money, ids and times as people read them. Amounts stay decimal text from end to end: no float ever holds one. */

export type Language = "en" | "id";

const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", id: "id-ID" };
const SEPARATORS = { en: { group: ",", decimal: "." }, id: { group: ".", decimal: "," } } as const;

/** Powers of a thousand in tight places. English avoids M, which means 10^9 to an Indonesian reader. */
const SCALES = {
  en: ["", "k", "mn", "bn", "tn"],
  id: ["", "rb", "jt", "M", "T"],
} as const;

interface Decimal {
  readonly isNegative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

function decimalOf(amount: string): Decimal {
  const match = /^(-?)0*(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) throw new RangeError(`Not a decimal amount: ${amount}`);
  return { isNegative: match[1] === "-", whole: match[2] ?? "0", fraction: match[3] ?? "" };
}

function symbolOf(currency: string): string {
  return currency === "IDR" ? "Rp" : currency;
}

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separator);
}

/** Every digit: `Rp 1.250.000` or `USD 12.50`. Only an all-zero fraction is left away. */
export function fullAmount(amount: string, currency: string, language: Language): string {
  const { isNegative, whole, fraction } = decimalOf(amount);
  const { group, decimal } = SEPARATORS[language];
  const tail = /[1-9]/.test(fraction) ? decimal + fraction : "";
  return `${isNegative ? "−" : ""}${symbolOf(currency)} ${grouped(whole, group)}${tail}`;
}

/** Three figures and a scale, rounded half up: `Rp 212 jt`, `Rp 1.25 bn`. Below a thousand, as `fullAmount`. */
export function shortAmount(amount: string, currency: string, language: Language): string {
  const { isNegative, whole } = decimalOf(amount);
  if (whole.length <= 3) return fullAmount(amount, currency, language);
  const step = 10n ** BigInt(whole.length - 3);
  const digits = String(((BigInt(whole) + step / 2n) / step) * step);
  const scale = Math.min(SCALES[language].length - 1, Math.floor((digits.length - 1) / 3));
  const head = digits.length - scale * 3;
  const decimals = digits.slice(head, 3).replace(/0+$/, "");
  const { group, decimal } = SEPARATORS[language];
  const number = grouped(digits.slice(0, head), group) + (decimals && decimal + decimals);
  return `${isNegative ? "−" : ""}${symbolOf(currency)} ${number} ${SCALES[language][scale]}`;
}

/** The exact sum of two decimals in text, with the finer one's digits. */
export function addAmounts(left: string, right: string): string {
  const parts = [decimalOf(left), decimalOf(right)] as const;
  const digits = Math.max(parts[0].fraction.length, parts[1].fraction.length);
  const scaled = (part: Decimal) => {
    const size = BigInt(part.whole + part.fraction.padEnd(digits, "0"));
    return part.isNegative ? -size : size;
  };
  const sum = scaled(parts[0]) + scaled(parts[1]);
  const text = String(sum < 0n ? -sum : sum).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return `${sum < 0n ? "-" : ""}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ""}`;
}

/** An amount as a number for lengths, widths and orders in a drawing; never for a figure that is shown. */
export function roughAmount(amount: string): number {
  return Number(amount);
}

export function countText(count: number, language: Language): string {
  return grouped(String(Math.round(count)), SEPARATORS[language].group);
}

/** At most `digits` decimals, in the language's writing. */
export function numberText(value: number, language: Language, digits = 1): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(value);
}

/** Ids up to `room` characters whole, longer ones with their middle left out; the tail, which differs most, gets more. */
export function shortId(accountId: string, room = 13): string {
  const letters = [...accountId];
  if (letters.length <= room) return accountId;
  const tail = Math.ceil((room - 1) * 0.55);
  return `${letters.slice(0, room - 1 - tail).join("")}…${letters.slice(-tail).join("")}`;
}

export type TimePrecision = "day" | "minute" | "second" | "ms";

/** `25 Nov 2024`, in UTC, as all times of the page. */
export function dayText(iso: string, language: Language): string {
  return formatter(language, { day: "numeric", month: "short", year: "numeric" }).format(new Date(iso));
}

/** `25 Nov 24`, for narrow columns. */
export function shortDayText(iso: string, language: Language): string {
  return formatter(language, { day: "numeric", month: "short", year: "2-digit" }).format(new Date(iso));
}

/** A booking time as finely as it is known: day precision shows no clock, rather than midnight. */
export function momentText(iso: string, precision: TimePrecision, language: Language): string {
  if (precision === "day") return dayText(iso, language);
  const clock = formatter(language, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    ...(precision === "minute" ? {} : { second: "2-digit" }),
  });
  return `${dayText(iso, language)} ${clock.format(new Date(iso))}`;
}

const DAY_MS = 86_400_000;

/** `1 Jan 2024 – 31 Mar 2024`: the last day is the last that the half-open window holds. */
export function windowText(from: string, to: string, language: Language): string {
  const last = new Date(Math.max(Date.parse(from), Date.parse(to) - 1)).toISOString();
  return `${dayText(from, language)} – ${dayText(last, language)}`;
}

/** Whole days that a window spans, at least one. */
export function daysIn(from: string, to: string): number {
  return Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using one a thousand times. */
function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], { timeZone: "UTC", ...options });
  formatters.set(key, made);
  return made;
}
