import { InvalidArgumentError } from "commander";

/** Readers of option values: each returns the value or says what would have been right. */

export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text.trim()) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`It has to be a whole number of at least ${least}.`);
  };
}

export function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text.trim()) && value <= 65_535) return value;
  throw new InvalidArgumentError("It has to be a number between 1 and 65535, or 0 for any free port.");
}

export function aboveZero(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("It has to be a number above 0, for example 1.5.");
}

/** "1%" or "0.01" as a share of 0 to 1. */
export function share(text: string): number {
  const percent = /^(.+)%$/.exec(text.trim());
  const value = percent === null ? Number(text) : Number(percent[1]) / 100;
  if (text.trim() !== "" && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError("It has to be a share such as 1% or 0.01.");
}

/** "A,B" as a list; a comma cannot be part of an item. */
export function list(text: string): readonly string[] {
  const items = text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  if (items.length > 0) return items;
  throw new InvalidArgumentError("It has to name at least one, separated by commas.");
}
