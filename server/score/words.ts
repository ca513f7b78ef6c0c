import { exponentOf } from "../domain/currency.ts";
import type { Sentence } from "../domain/finding.ts";

/** How one language writes numbers. */
interface NumberStyle {
  readonly thousands: string;
  readonly decimal: string;
}
const ENGLISH: NumberStyle = { thousands: ",", decimal: "." };
const INDONESIAN: NumberStyle = { thousands: ".", decimal: "," };

function write(value: number, decimals: number, { thousands, decimal }: NumberStyle): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${value < 0 ? "-" : ""}${grouped}${fraction === undefined ? "" : decimal + fraction}`;
}

/** The same number in both languages, for use inside a sentence. */
export interface Words {
  readonly en: string;
  readonly id: string;
}

export function count(value: number): Words {
  return { en: write(value, 0, ENGLISH), id: write(value, 0, INDONESIAN) };
}

/** One decimal where it says something: 0.5, 3, 12. */
export function quantity(value: number): Words {
  const decimals = value < 10 && Math.round(value * 10) % 10 !== 0 ? 1 : 0;
  return { en: write(value, decimals, ENGLISH), id: write(value, decimals, INDONESIAN) };
}

/** 0.97 → "97%". Never "100%" of what is not all, nor "0%" of what is not nothing. */
export function percent(share: number): Words {
  const rounded = Math.round(share * 100);
  const honest = share < 1 ? Math.min(rounded, 99) : rounded;
  const text = `${share > 0 ? Math.max(honest, 1) : honest}%`;
  return { en: text, id: text };
}

/** Minor units → "IDR 1,250,000" and "Rp 1.250.000"; decimals only where the amount has some. */
export function money(amountMinor: number, currency: string): Words {
  const exponent = exponentOf(currency) ?? 0;
  const units = amountMinor / 10 ** exponent;
  const decimals = Number.isInteger(units) ? 0 : exponent;
  return {
    en: `${currency} ${write(units, decimals, ENGLISH)}`,
    id: `${currency === "IDR" ? "Rp" : currency} ${write(units, decimals, INDONESIAN)}`,
  };
}

/**
 * English needs a plural, Bahasa Indonesia does not: `plural(2, "payer")` → "payers". For a number that is shown rounded,
 * `Number(text)` of what is shown decides.
 */
export function plural(value: number, one: string, many = `${one}s`): string {
  return value === 1 ? one : many;
}

export function say(en: string, id: string): Sentence {
  return { en, id };
}
