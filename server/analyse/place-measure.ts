import { FACT_INDEX as F } from "./account-facts.ts";
import { utcOffsetHours } from "./country-hours.ts";
import type { Measure, MeasureContext } from "./measure.ts";

const HOUR_MS = 3_600_000;
const NIGHT_FROM = 22;
const NIGHT_TO = 5;

/**
 * Where payers live and what time it is there (F12, F13). A payer's country is the one of the transfer, else the one
 * of the accounts file; the holder's is the one of the accounts file, else of the transfers (where they disagree, the
 * code that sorts first). Transfers known to the day only have no hour.
 */
export function placeMeasure({ graph, accounts, isUnresolved }: MeasureContext): Measure {
  const { inStart, edgePayer, edgeTransferStart, bookedAt, timePrecision, payerCountry, payeeCountry, keyOf } = graph;
  const countries = [...new Set([...graph.countries, ...accounts.countries])];
  const numberOf = new Map(countries.map((code, number) => [code, number]));
  const fromAccounts = Int32Array.from(accounts.countries, (code) => numberOf.get(code) ?? 0);
  const offsetMs = Float64Array.from(countries, (code) => utcOffsetHours(code) * HOUR_MS);
  const seen = new Int32Array(countries.length);
  const isDataWithoutCountries = countries.length <= 1;
  let stamp = 0;

  const homeOf = (account: number): number => {
    let home = fromAccounts[accounts.country[keyOf[account]]];
    if (home !== 0) return home;
    const to = edgeTransferStart[inStart[account + 1]];
    for (let t = edgeTransferStart[inStart[account]]; t < to; t++) {
      if (payeeCountry[t] !== 0 && (home === 0 || payeeCountry[t] < home)) home = payeeCountry[t];
    }
    return home;
  };

  return ({ account }, facts) => {
    if (isDataWithoutCountries) return;
    stamp++;
    const home = homeOf(account);
    let [known, foreign, origins, timed, night] = [0, 0, 0, 0, 0];
    for (let edge = inStart[account]; edge < inStart[account + 1]; edge++) {
      const payer = edgePayer[edge];
      let lives = 0;
      for (let t = edgeTransferStart[edge]; t < edgeTransferStart[edge + 1]; t++) {
        const country = payerCountry[t] !== 0 ? payerCountry[t] : fromAccounts[accounts.country[keyOf[payer]]];
        if (lives === 0) lives = country;
        if (timePrecision[t] === 0 || Number.isNaN(offsetMs[country])) continue;
        timed++;
        if (isNight(bookedAt[t] + offsetMs[country])) night++;
      }
      if (lives === 0 || isUnresolved[payer] === 1) continue;
      known++;
      if (home !== 0 && lives !== home) foreign++;
      if (seen[lives] !== stamp) origins++;
      seen[lives] = stamp;
    }
    if (timed > 0) facts[F.nightShare] = night / timed;
    if (known === 0) return;
    facts[F.countryPayers] = known;
    facts[F.originCountries] = origins;
    if (home !== 0) facts[F.foreignPayers] = foreign;
  };
}

/** Whether a clock that shows `localMs` since its epoch stands between 22:00 and 05:00. */
export function isNight(localMs: number): boolean {
  const hours = Math.floor(localMs / HOUR_MS);
  const hour = hours - 24 * Math.floor(hours / 24);
  return hour >= NIGHT_FROM || hour < NIGHT_TO;
}
