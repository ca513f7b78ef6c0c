import { utcOffsetHours } from "./country-hours.ts";
import type { Measure, MeasureContext } from "./measure.ts";

const HOUR_MS = 3_600_000;
const NIGHT_FROM = 22;
const NIGHT_TO = 5;

/**
 * Where payers live and what time it is there (F12, F13). A payer's country is the one of the transfer, else the one
 * of the accounts file. Transfers known to the day only have no hour.
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
    const home = fromAccounts[accounts.country[keyOf[account]]];
    const to = edgeTransferStart[inStart[account + 1]];
    for (let t = edgeTransferStart[inStart[account]]; home === 0 && t < to; t++) {
      if (payeeCountry[t] !== 0) return payeeCountry[t];
    }
    return home;
  };

  return ({ account }, columns, row) => {
    if (isDataWithoutCountries) return;
    stamp++;
    const home = homeOf(account);
    let [known, foreign, origins, timed, night] = [0, 0, 0, 0, 0];
    for (let edge = inStart[account]; edge < inStart[account + 1]; edge++) {
      const payer = edgePayer[edge];
      const fallback = fromAccounts[accounts.country[keyOf[payer]]];
      let lives = 0;
      for (let t = edgeTransferStart[edge]; t < edgeTransferStart[edge + 1]; t++) {
        const country = payerCountry[t] !== 0 ? payerCountry[t] : fallback;
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
    if (timed > 0) columns.nightShare[row] = night / timed;
    if (known === 0) return;
    columns.countryPayers[row] = known;
    columns.originCountries[row] = origins;
    if (home !== 0) columns.foreignPayers[row] = foreign;
  };
}

function isNight(localMs: number): boolean {
  const hour = Math.floor(localMs / HOUR_MS) % 24;
  return hour >= NIGHT_FROM || hour < NIGHT_TO;
}
