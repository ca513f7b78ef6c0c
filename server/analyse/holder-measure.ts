import { DAY_MS } from "../domain/window.ts";
import { FACT_INDEX as F } from "./account-facts.ts";
import { transfersIn } from "./ledger.ts";
import type { Measure, MeasureContext } from "./measure.ts";

/** A coarse band: older by this many years, from years of birth alone (F15). */
const OLDER_YEARS = 15;

/** What the accounts file says of both sides: payers much older than the holder, a young account (F15, F16). */
export function holderMeasure({ graph, accounts, isUnresolved }: MeasureContext): Measure {
  const { inStart, edgePayer, edgeTransferStart, bookedAt, keyOf } = graph;
  const { birthYear, openedAt } = accounts;
  return ({ account }, facts) => {
    const born = birthYear[keyOf[account]];
    if (born !== 0) {
      let [known, older] = [0, 0];
      for (let edge = inStart[account]; edge < inStart[account + 1]; edge++) {
        const payerBorn = birthYear[keyOf[edgePayer[edge]]];
        if (payerBorn === 0 || isUnresolved[edgePayer[edge]] === 1) continue;
        known++;
        if (born - payerBorn >= OLDER_YEARS) older++;
      }
      if (known > 0) {
        facts[F.agePayers] = known;
        facts[F.olderPayers] = older;
      }
    }
    const opened = openedAt[keyOf[account]];
    if (Number.isNaN(opened) || transfersIn(graph, account) === 0) return;
    let firstAt = Number.POSITIVE_INFINITY;
    for (let edge = inStart[account]; edge < inStart[account + 1]; edge++) {
      firstAt = Math.min(firstAt, bookedAt[edgeTransferStart[edge]]);
    }
    // An account that was paid before it was opened has a wrong date: no age is better than a negative one.
    if (firstAt >= opened) facts[F.accountAgeDays] = (firstAt - opened) / DAY_MS;
  };
}
