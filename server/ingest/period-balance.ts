import { decimalOf, exponentOf } from "../domain/currency.ts";
import type { ReadFile } from "./file-context.ts";
import type { Mapping } from "./mapping-keys.ts";
import { mappedAmounts } from "./open-texts.ts";
import { sqlText } from "./sql-template.ts";
import type { StagingDatabase } from "./staging-database.ts";

/**
 * One sentence for each statement whose closing balance is not its opening balance plus what arrived minus what left,
 * or whose balances are not where the mapping says.
 */
export async function periodWarnings(
  database: StagingDatabase,
  files: readonly ReadFile[],
  mapping: Mapping,
): Promise<readonly string[]> {
  const { opening, closing } = mapping.balance;
  if (opening === undefined || closing === undefined) return [];
  const below = new Map<number, string[]>();
  for await (const rows of database.stream(sqlText("lines-left-out"))) {
    for (const { fileIndex, raw } of rows) {
      const lines = below.get(Number(fileIndex));
      if (lines === undefined) below.set(Number(fileIndex), [String(raw)]);
      else lines.push(String(raw));
    }
  }
  const read = mappedAmounts(mapping);
  const balanceIn = (lines: readonly string[], pattern: string, currency: string): bigint | null => {
    const find = new RegExp(pattern, "u");
    const match = lines.map((line) => find.exec(line)).find((found) => found !== null);
    const amount = match == null ? null : read(match[1] ?? match[0], exponentOf(currency) ?? 0);
    if (amount === null || !amount.ok) return null;
    return amount.sign === "minus" || amount.sign === "out" ? -amount.minor : amount.minor;
  };
  return (await database.rows(sqlText("period-sums"))).flatMap((row) => {
    const file = files[Number(row.fileIndex)] as ReadFile;
    const currency = String(row.currency);
    const shown = (minor: bigint): string => `${decimalOf(minor, currency)} ${currency}`;
    const lines = [...file.headings, ...(below.get(Number(row.fileIndex)) ?? [])];
    const [from, to] = [balanceIn(lines, opening, currency), balanceIn(lines, closing, currency)];
    if (from === null || to === null) {
      const key = from === null ? "balance.opening" : "balance.closing";
      return [`${file.name}: no amount is found by ${key} of the mapping, so the sum of the period was not checked.`];
    }
    const [moneyIn, moneyOut] = [BigInt(String(row.moneyIn)), BigInt(String(row.moneyOut))];
    const expected = from + moneyIn - moneyOut;
    if (expected === to) return [];
    return [
      `${file.name}: the period does not add up: ${shown(from)} at its start, ${shown(moneyIn)} in and ${shown(moneyOut)} out make ${shown(expected)}, but it closes with ${shown(to)}. Rows are missing, rejected or changed.`,
    ];
  });
}
