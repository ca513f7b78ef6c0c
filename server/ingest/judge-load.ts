import { rm } from "node:fs/promises";
import { join } from "node:path";
import { decimalOf } from "../domain/currency.ts";
import { type BalanceRow, balanceBreaks } from "./balance-chain.ts";
import type { ReadFile } from "./file-context.ts";
import { isStatement } from "./mapping.ts";
import type { Mapping } from "./mapping-keys.ts";
import { reversalMatcher } from "./match-reversals.ts";
import { readOpenTexts } from "./open-texts.ts";
import { addRawTexts } from "./raw-texts.ts";
import { literal, sqlText } from "./sql-template.ts";
import type { StageClock } from "./stage-clock.ts";
import type { StagingDatabase } from "./staging-database.ts";
import { lowerCase } from "./type-rows.ts";

/** Decides every row of the files and writes the transfers. Returns the file that holds them. */
export async function judgeLoad(
  database: StagingDatabase,
  files: readonly ReadFile[],
  mapping: Mapping,
  folder: string,
  clock: StageClock,
): Promise<string> {
  const rows = literal(files.map((file) => file.typed));
  await clock.time("judge", async () => {
    await database.run(sqlText("doubtful-rows", { rows }));
    await readOpenTexts(database, mapping);
    await database.run(judgeSql(mapping));
    await database.run(sqlText("list-judged"));
  });
  await clock.time("compare", async () => {
    await database.run(sqlText("accepted-rows", { rows }));
    await database.run(sqlText("repeated-rows"));
    await database.run(sqlText("judge-repeated"));
  });
  const transfers = join(folder, "transfers.parquet");
  await clock.time("write", () => database.run(sqlText("write-transfers", { target: literal(transfers) })));
  await Promise.all(files.map((file) => rm(file.typed)));
  return clock.time("link", () => linkReversals(database, transfers, folder));
}

/** Adds the raw texts of rows that were judged, not scanned. */
export function completeLists(database: StagingDatabase, files: readonly ReadFile[], clock: StageClock): Promise<void> {
  return clock.time("raw texts", () => addRawTexts(database, files));
}

function judgeSql(mapping: Mapping): ReturnType<typeof sqlText> {
  const { columns, direction, number, counterparty } = mapping;
  const hasMarks = direction !== undefined && columns.direction === undefined;
  const unmarked = hasMarks ? direction.unmarked : "in";
  return sqlText("judge-rows", {
    isStatement: literal(isStatement(mapping)),
    isBySides: literal(columns.debit !== undefined),
    hasDirectionColumn: literal(columns.direction !== undefined),
    inWords: literal(lowerCase(direction?.in)),
    outWords: literal(lowerCase(direction?.out)),
    unmarked: literal(unmarked === "reject" ? null : unmarked),
    negative: literal(number.negative),
    isPlaceholder: literal(counterparty.empty === "placeholder"),
    isLower: literal(mapping.accountCase === "lower"),
  });
}

async function linkReversals(database: StagingDatabase, transfers: string, folder: string): Promise<string> {
  const [count] = await database.rows(sqlText("reversal-count"));
  if (Number(count?.n ?? 0) === 0) return transfers;
  const isMatch = reversalMatcher();
  await database.append("reversals", async (appender) => {
    for await (const rows of database.stream(sqlText("reversal-candidates", { transfers: literal(transfers) }))) {
      for (const row of rows) {
        const candidate = { fileIndex: Number(row.fileIndex), line: Number(row.line), original: String(row.original) };
        if (!isMatch(candidate)) continue;
        appender.appendInteger(candidate.fileIndex);
        appender.appendBigInt(BigInt(candidate.line));
        appender.appendVarchar(candidate.original);
        appender.endRow();
      }
    }
  });
  const linked = join(folder, "linked.parquet");
  await database.run(sqlText("link-reversals", { transfers: literal(transfers), target: literal(linked) }));
  return linked;
}

/** One sentence for each place where a statement's balance does not follow; the first ten of a file. */
export async function balanceWarnings(
  database: StagingDatabase,
  files: readonly ReadFile[],
  mapping: Mapping,
): Promise<readonly string[]> {
  const rows = new Map<number, (BalanceRow & { readonly currency: string })[]>();
  for await (const chunk of database.stream(sqlText("balance-rows"))) {
    for (const row of chunk) {
      const list = rows.get(Number(row.fileIndex)) ?? [];
      if (list.length === 0) rows.set(Number(row.fileIndex), list);
      list.push({
        line: Number(row.line),
        bookedAt: Number(row.bookedAt),
        movement: row.movement as bigint,
        balance: row.balanceMinor as bigint | null,
        currency: String(row.currency),
      });
    }
  }
  return [...rows].flatMap(([fileIndex, list]) => {
    const currency = list[0]?.currency ?? "";
    const shown = (minor: bigint | null): string =>
      minor === null ? "unreadable" : `${decimalOf(minor, currency)} ${currency}`;
    const breaks = balanceBreaks(list, mapping.balance.order);
    const sentences = breaks
      .slice(0, 10)
      .map(
        ({ fromLine, toLine, expected, found }) =>
          `${files[fileIndex]?.name}: the balance breaks between line ${fromLine} and line ${toLine}: ${shown(expected)} expected, ${shown(found)} found. Rows are missing, rejected or changed there.`,
      );
    const more = breaks.length - sentences.length;
    return more > 0
      ? [...sentences, `${files[fileIndex]?.name}: the balance breaks at ${more} more places.`]
      : sentences;
  });
}
