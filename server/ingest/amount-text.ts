import type { RejectCode } from "../domain/reject.ts";

/** How a source writes its numbers. */
export interface NumberPattern {
  readonly decimal: "." | ",";
  /** Sign between groups of three digits; null where there is none. A space or apostrophe stands for any kind of it. */
  readonly group: "." | "," | " " | "'" | null;
  readonly scientific: boolean;
  /** The number counts units of 10^-scale: 18 for wei. */
  readonly scale: number;
  /** Round half to even where the currency has fewer decimals; otherwise such an amount is a reject. */
  readonly isRounded: boolean;
  /** Words beside the number that tell the direction, lower case. */
  readonly inMarks: readonly string[];
  readonly outMarks: readonly string[];
  /** `(5.00)` is minus five. */
  readonly brackets: boolean;
  /** `5.00-` is minus five. */
  readonly trailingSign: boolean;
  /** Currency words beside the number that mean nothing: "rp", "idr"; lower case. */
  readonly symbols: readonly string[];
}

/** `none`: a bare number. */
type AmountSign = "none" | "plus" | "minus" | "in" | "out";

export type ParsedAmount =
  | { readonly ok: true; readonly minor: bigint; readonly sign: AmountSign; readonly isRounded: boolean }
  | { readonly ok: false; readonly code: Extract<RejectCode, "AMOUNT_FORMAT" | "AMOUNT_DECIMALS" | "AMOUNT_RANGE"> };

/** Largest amount a store can hold: 2^63 - 1 minor units. */
const MAX_MINOR = 9_223_372_036_854_775_807n;
const FORMAT: ParsedAmount = { ok: false, code: "AMOUNT_FORMAT" };

/**
 * Reads amounts of one number pattern. The result is exact, in minor units, never below zero, with its sign apart.
 * What does not fit the pattern letter by letter is AMOUNT_FORMAT; nothing is guessed, no float is involved.
 */
export function amountReader(pattern: NumberPattern): (text: string, exponent: number) => ParsedAmount {
  const digits = digitsPattern(pattern);
  return (text, exponent) => {
    const bare = takeSigns(text.trim(), pattern);
    if (bare === null) return FORMAT;
    const match = digits.exec(bare.text);
    if (match === null) return FORMAT;
    const whole = (match[1] as string).replace(/[^0-9]/g, "");
    const power = Number(match[3] ?? "0");
    const scaled = scaledDigits(whole, match[2] ?? "", power - pattern.scale, exponent, pattern.isRounded);
    return typeof scaled === "string" ? { ok: false, code: scaled } : { ok: true, sign: bare.sign, ...scaled };
  };
}

const GROUP_SIGNS: Readonly<Record<NonNullable<NumberPattern["group"]>, string>> = {
  ".": "\\.",
  ",": ",",
  " ": "[ \\u00a0\\u2009\\u202f]",
  "'": "['\\u2019]",
};

function digitsPattern(pattern: NumberPattern): RegExp {
  const decimal = pattern.decimal === "." ? "\\." : ",";
  const group = pattern.group === null ? null : GROUP_SIGNS[pattern.group];
  const whole = group === null ? "[0-9]+" : `[0-9]{1,3}(?:${group}[0-9]{3})+|[0-9]+`;
  const power = pattern.scientific ? "(?:[eE]([+-]?[0-9]{1,3}))?" : "()?";
  return new RegExp(`^(${whole})(?:${decimal}([0-9]+))?${power}$`);
}

/** Takes marks, symbols, brackets and signs off; null where two of them contradict each other or repeat. */
function takeSigns(text: string, pattern: NumberPattern): { readonly text: string; readonly sign: AmountSign } | null {
  let rest = text;
  const signs: AmountSign[] = [];
  const marked = takeWord(rest, [...pattern.inMarks, ...pattern.outMarks]);
  if (marked !== null) {
    rest = marked.rest;
    signs.push(pattern.inMarks.includes(marked.word) ? "in" : "out");
  }
  rest = takeWord(rest, pattern.symbols)?.rest ?? rest;
  if (pattern.brackets && rest.startsWith("(") && rest.endsWith(")")) {
    rest = rest.slice(1, -1).trim();
    signs.push("minus");
  }
  const leading = /^[+-]/.exec(rest)?.[0];
  const trailing = leading === undefined && pattern.trailingSign ? /[+-]$/.exec(rest)?.[0] : undefined;
  if (leading !== undefined) rest = rest.slice(1);
  if (trailing !== undefined) rest = rest.slice(0, -1).trimEnd();
  if (leading !== undefined || trailing !== undefined) signs.push((leading ?? trailing) === "-" ? "minus" : "plus");
  rest = takeWord(rest, pattern.symbols)?.rest ?? rest;
  const sign = agreed(signs);
  return sign === null ? null : { text: rest, sign };
}

function agreed(signs: readonly AmountSign[]): AmountSign | null {
  const [first, second] = signs;
  if (first === undefined) return "none";
  if (second === undefined) return first;
  if (signs.length > 2) return null;
  return (first === "in" && second === "plus") || (first === "out" && second === "minus") ? first : null;
}

/** A word at either end of the text, apart from the number by spaces or by nothing. */
function takeWord(text: string, words: readonly string[]): { readonly rest: string; readonly word: string } | null {
  if (words.length === 0) return null;
  const lower = text.toLowerCase();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    if (lower.endsWith(word)) return { rest: text.slice(0, text.length - word.length).trimEnd(), word };
    if (lower.startsWith(word)) return { rest: text.slice(word.length).trimStart(), word };
  }
  return null;
}

/** whole.fraction × 10^shift as an integer of 10^-exponent. */
function scaledDigits(
  whole: string,
  fraction: string,
  shift: number,
  exponent: number,
  mayRound: boolean,
): { readonly minor: bigint; readonly isRounded: boolean } | "AMOUNT_DECIMALS" | "AMOUNT_RANGE" {
  const digits = (whole + fraction).replace(/^0+(?=.)/, "");
  if (digits.length > 400) return "AMOUNT_RANGE";
  const power = shift + exponent - fraction.length;
  let minor = BigInt(digits);
  let isRounded = false;
  if (power >= 0) {
    if (minor > 0n && power > 40) return "AMOUNT_RANGE";
    minor *= 10n ** BigInt(Math.min(power, 40));
  } else {
    const divisor = 10n ** BigInt(-power);
    const remainder = minor % divisor;
    // Too many written decimals are no rounding matter but another unit; only an exact shift of units passes.
    if (!mayRound && (remainder !== 0n || shift === 0)) return "AMOUNT_DECIMALS";
    minor /= divisor;
    isRounded = remainder !== 0n;
    const twice = remainder * 2n;
    if (twice > divisor || (twice === divisor && minor % 2n === 1n)) minor += 1n;
  }
  return minor > MAX_MINOR ? "AMOUNT_RANGE" : { minor, isRounded };
}
