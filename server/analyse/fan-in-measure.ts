import { currencyNumber } from "./currency-number.ts";
import { highPart, lowPart } from "./exact-sum.ts";
import { transfersIn } from "./ledger.ts";
import type { Measure, MeasureContext } from "./measure.ts";

/** Who pays the account, how much in all, and how evenly the payers share it (F01, F02). */
export function fanInMeasure(context: MeasureContext): Measure {
  const { graph, accounts, isUnresolved } = context;
  const { inStart, edgePayer, edgeTransferStart, currency, amountMinor, keyOf } = graph;
  const currencyNumbers = graph.currencies.map(currencyNumber);
  return ({ account, currency: main, received }, columns, row) => {
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
    columns.fanIn[row] = fanIn;
    columns.unresolvedPayers[row] = unresolved;
    columns.transfersIn[row] = transfersIn(graph, account);
    columns.currency[row] = main < 0 ? Number.NaN : currencyNumbers[main];
    columns.amountHigh[row] = high;
    columns.amountLow[row] = low;
    columns.kind[row] = accounts.kind[keyOf[account]];
    // Rounded, so that the order of the payers leaves no trace in the last digit.
    if (sum > 0) columns.diversity[row] = Math.round((1 - squares / (sum * sum)) * 1e9) / 1e9;
  };
}
