import { exponentOf } from "../domain/currency.ts";
import type { TransferGraph } from "../graph/transfer-graph.ts";
import { FACT_INDEX as F, FACTS } from "./account-facts.ts";
import type { CurrencyBand } from "./currency-band.ts";

/** Accounts with more payers are context (shops, platforms): who shares payers with them says nothing. */
export const MOST_PAYERS = 5_000;
/** A payer who pays more of the accounts than this is context too (an exchange, an employer). */
export const MOST_PAYEES = 200;
/** F22 of the catalogue of features: at least 3 shared payers, 10 times what chance gives. */
const LEAST_SHARED = 3;
const LEAST_LIFT = 10;
/** Chance may make this many partners per account, all its possible partners taken together. */
const CHANCE_PARTNERS = 0.01;

export interface CoPaymentInput {
  readonly graph: TransferGraph;
  readonly isUnresolved: Uint8Array;
  readonly fanIn: Int32Array;
  readonly bands: ReadonlyMap<string, CurrencyBand>;
  /** Account index of each row, ascending. */
  readonly account: Int32Array;
}

/**
 * Accounts that share payers with each other beyond chance (F22), written into the facts `copaidAccounts`,
 * `sharedPayers` and `copaymentLift` of `values`. Only person-sized amounts count: up to the top of the currency's high
 * band; in a currency without a band every amount does.
 *
 * Chance is the null model that keeps every account's number of payers and every payer's number of payees: with M
 * pairs in all, accounts a and b of da and db payers share da * db * sum(c(c-1)) / M^2 of them on average, c being the
 * payees of a payer. Shared payers count when there are 3 or more, 10 times as many as that, and so many that chance
 * (Poisson) would give one such partner to one account in a hundred. An account left out as context keeps NaN.
 *
 * Cost: the sum of c^2 over the payers, at most 200 per pair; 8 bytes a pair.
 */
export function measureCoPayment(input: CoPaymentInput, values: Float64Array): void {
  const { account } = input;
  const incidence = personalPairs(input);
  const { payerStart, payers, rowStart, rows } = incidence;
  const pairs = payers.length;
  let excess = 0;
  for (let payer = 0; payer + 1 < rowStart.length; payer++) {
    const payees = rowStart[payer + 1] - rowStart[payer];
    excess += payees * (payees - 1);
  }
  const chance = pairs === 0 ? 0 : excess / (pairs * pairs);
  const shared = new Int32Array(account.length);
  const touched = new Int32Array(account.length);
  const isPartner = new Uint8Array(account.length);
  for (let row = 0; row < account.length; row++) {
    if (input.fanIn[account[row]] > MOST_PAYERS) continue;
    let touchedCount = 0;
    for (let i = payerStart[row]; i < payerStart[row + 1]; i++) {
      const payer = payers[i];
      for (let j = rowStart[payer]; j < rowStart[payer + 1]; j++) {
        const other = rows[j];
        if (other === row) continue;
        if (shared[other]++ === 0) touched[touchedCount++] = other;
      }
    }
    let [partners, best] = [0, 0];
    const own = payerStart[row + 1] - payerStart[row];
    for (let i = 0; i < touchedCount; i++) {
      const other = touched[i];
      if (shared[other] < LEAST_SHARED) continue;
      const expected = own * (payerStart[other + 1] - payerStart[other]) * chance;
      const lift = shared[other] / expected;
      if (lift < LEAST_LIFT || tailOfPoisson(shared[other], expected) * account.length > CHANCE_PARTNERS) continue;
      isPartner[other] = 1;
      partners++;
      best = Math.max(best, lift);
    }
    const facts = row * FACTS.length;
    values[facts + F.copaidAccounts] = partners;
    values[facts + F.sharedPayers] = partners === 0 ? 0 : payersOfPartners(incidence, row, isPartner);
    values[facts + F.copaymentLift] = best;
    for (let i = 0; i < touchedCount; i++) {
      shared[touched[i]] = 0;
      isPartner[touched[i]] = 0;
    }
  }
}

/** Upper bound of the probability of `count` or more where `mean` are expected, for means well below the count. */
export function tailOfPoisson(count: number, mean: number): number {
  let term = Math.exp(-mean);
  for (let i = 1; i <= count; i++) term *= mean / i;
  return term / (1 - mean / (count + 1));
}

function payersOfPartners(incidence: Incidence, row: number, isPartner: Uint8Array): number {
  const { payerStart, payers, rowStart, rows } = incidence;
  let count = 0;
  for (let i = payerStart[row]; i < payerStart[row + 1]; i++) {
    const end = rowStart[payers[i] + 1];
    let j = rowStart[payers[i]];
    while (j < end && isPartner[rows[j]] === 0) j++;
    if (j < end) count++;
  }
  return count;
}

/** Who pays whom, both ways: payers of row r in payers[payerStart[r]..], rows of payer p in rows[rowStart[p]..]. */
interface Incidence {
  readonly payerStart: Int32Array;
  readonly payers: Int32Array;
  readonly rowStart: Int32Array;
  readonly rows: Int32Array;
}

function personalPairs(input: CoPaymentInput): Incidence {
  const { graph, account, fanIn } = input;
  const { inStart, edgePayer } = graph;
  const isPersonal = personalEdgeTest(input);
  const rowStart = new Int32Array(graph.accountCount + 1);
  const forEachPair = (visit: (payer: number, row: number) => void): void => {
    for (let row = 0; row < account.length; row++) {
      if (fanIn[account[row]] > MOST_PAYERS) continue;
      for (let edge = inStart[account[row]]; edge < inStart[account[row] + 1]; edge++) {
        if (isPersonal(edge)) visit(edgePayer[edge], row);
      }
    }
  };
  forEachPair((payer) => {
    rowStart[payer + 1]++;
  });
  for (let payer = 0; payer < graph.accountCount; payer++) {
    if (rowStart[payer + 1] > MOST_PAYEES) rowStart[payer + 1] = 0;
    rowStart[payer + 1] += rowStart[payer];
  }
  const rows = new Int32Array(rowStart[graph.accountCount]);
  const payers = new Int32Array(rows.length);
  const payerStart = new Int32Array(account.length + 1);
  const next = rowStart.slice(0, graph.accountCount);
  let pair = 0;
  let filledTo = 0;
  forEachPair((payer, row) => {
    if (rowStart[payer] === rowStart[payer + 1]) return;
    while (filledTo < row) payerStart[++filledTo] = pair;
    rows[next[payer]++] = row;
    payers[pair++] = payer;
  });
  payerStart.fill(pair, filledTo + 1);
  return { payerStart, payers, rowStart, rows };
}

/** Whether an edge comes from a payer with an account number and holds at least one person-sized amount. */
function personalEdgeTest({ graph, isUnresolved, bands }: CoPaymentInput): (edge: number) => boolean {
  const { edgePayer, edgeTransferStart, currency, amountMinor } = graph;
  const largest = Float64Array.from(graph.currencies, (code) => {
    const band = bands.get(code);
    return band === undefined ? Number.POSITIVE_INFINITY : band.high[1] * 10 ** (exponentOf(code) ?? 0);
  });
  return (edge) => {
    if (isUnresolved[edgePayer[edge]] === 1) return false;
    for (let t = edgeTransferStart[edge]; t < edgeTransferStart[edge + 1]; t++) {
      if (amountMinor[t] <= largest[currency[t]]) return true;
    }
    return false;
  };
}
