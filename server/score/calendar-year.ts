import { DAY_MS } from "../domain/window.ts";

/** Days of 400 years of the Gregorian calendar. */
const CYCLE_DAYS = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_SHIFT = 719_468;

/**
 * Calendar year of a moment in UTC; NaN of NaN. Pure code has no `Date`.
 *
 * Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
 */
export function yearOf(epochMs: number): number {
  const days = Math.floor(epochMs / DAY_MS) + EPOCH_SHIFT;
  const cycle = Math.floor(days / CYCLE_DAYS);
  const dayOfCycle = days - cycle * CYCLE_DAYS;
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1_460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  // Years begin on 1 March here: January and February lie in the calendar year after.
  return yearOfCycle + cycle * 400 + (dayOfYear >= 306 ? 1 : 0);
}
