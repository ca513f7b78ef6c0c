import { FACT_INDEX as F } from "./account-facts.ts";
import { currencyNumber } from "./currency-number.ts";
import { highPart, lowPart } from "./exact-sum.ts";
import { transfersIn } from "./ledger.ts";
import type { Measure, MeasureContext } from "./measure.ts";

/** Who pays the account, how much in all, and how evenly the payers share it (F01, F02). */
export function fanInMeasure(context: MeasureContext): Measure {
  const { graph, accounts, isUnresolved } = context;
  const { inStart, edgePayer, edgeTransferStart, currency, amountMinor, keyOf } = graph;
  const currencyNumbers = graph.currencies.map(currencyNumber);
  return ({ account, currency: main, received }, facts) => {
    let [fanIn, unresolved, sum, squares] = [0, 0, 0, 0];
    for (let edge = inStart[account]; edge < inStart[account + 1]; edge++) {
      if (isUnresolved[edgePayer[edge]] === 1) {
        unresolved++;
        continue;
      }
      fanIn++;
      let fromPayer = 0;
      for (let t = edgeTransferStart[edge]; t < edgeTransferStart[edge + 1]; t++) {
        if (currency[t] === main) fromPayer += amountMinor[t];
      }
      sum += fromPayer;
      squares += fromPayer * fromPayer;
    }
    let [high, low] = [0, 0];
    for (let i = 0; i < received.length; i++) {
      high += highPart(received.amount[i]);
      low += lowPart(received.amount[i]);
    }
    facts[F.fanIn] = fanIn;
    facts[F.unresolvedPayers] = unresolved;
    facts[F.transfersIn] = transfersIn(graph, account);
    facts[F.currency] = main < 0 ? Number.NaN : currencyNumbers[main];
    facts[F.amountHigh] = high;
    facts[F.amountLow] = low;
    facts[F.kind] = accounts.kind[keyOf[account]];
    // Rounded, so that the order of the payers leaves no trace in the last digit.
    if (sum > 0) facts[F.diversity] = Math.round((1 - squares / (sum * sum)) * 1e9) / 1e9;
  };
}
