import { CURRENCY_EXPONENTS } from "../domain/currency.ts";
import { TIME_PRECISIONS } from "../domain/transfer.ts";
import { amountReader } from "./amount-text.ts";
import type { Mapping } from "./mapping-keys.ts";
import { type Sql, sqlText } from "./sql-template.ts";
import type { Appender, Row, StagingDatabase } from "./staging-database.ts";
import { timeReader } from "./time-text.ts";

/**
 * Reads the texts that are not in a plain form: each different text once, by the mapping's patterns. What they mean
 * goes into the tables `currencies`, `amounts` and `times`; a text that means nothing gets its reject code there, or
 * its fault (times).
 */
export async function readOpenTexts(database: StagingDatabase, mapping: Mapping): Promise<void> {
  await fill(database, "currencies", sqlText("open-currencies"), currencyRow(mapping));
  await fill(database, "amounts", sqlText("open-amounts"), amountRow(mapping));
  await fill(database, "times", sqlText("open-times"), timeRow(mapping));
}

type AppendRow = (row: Row, appender: Appender) => void;

async function fill(database: StagingDatabase, table: string, query: Sql, append: AppendRow): Promise<void> {
  await database.append(table, async (appender) => {
    for await (const rows of database.stream(query)) {
      for (const row of rows) append(row, appender);
    }
  });
}

function currencyRow(mapping: Mapping): AppendRow {
  const names = new Map(Object.entries(mapping.currencies).map(([name, code]) => [name.toLowerCase(), code]));
  return (row, appender) => {
    const text = String(row.text);
    const code = (names.get(text.toLowerCase()) ?? text).toUpperCase();
    const exponent = CURRENCY_EXPONENTS.get(code);
    if (exponent === undefined) return;
    appender.appendVarchar(text);
    appender.appendVarchar(code);
    appender.appendUTinyInt(exponent);
    appender.endRow();
  };
}

/** Reads amounts as the mapping writes them. */
export function mappedAmounts(mapping: Mapping): ReturnType<typeof amountReader> {
  const { number, direction } = mapping;
  const lower = (words: readonly string[] | undefined): readonly string[] =>
    (words ?? []).map((word) => word.trim().toLowerCase());
  const isMarked = mapping.columns.direction === undefined;
  return amountReader({
    ...number,
    isRounded: number.round === "half-even",
    inMarks: isMarked ? lower(direction?.in) : [],
    outMarks: isMarked ? lower(direction?.out) : [],
    symbols: lower(number.symbols),
  });
}

function amountRow(mapping: Mapping): AppendRow {
  const read = mappedAmounts(mapping);
  return (row, appender) => {
    const exponent = Number(row.exponent);
    const amount = read(String(row.text), exponent);
    appender.appendVarchar(String(row.text));
    appender.appendUTinyInt(exponent);
    if (amount.ok) {
      appender.appendBigInt(amount.minor);
      appender.appendVarchar(amount.sign);
      appender.appendBoolean(amount.isRounded);
      appender.appendNull();
    } else {
      appender.appendNull();
      appender.appendNull();
      appender.appendNull();
      appender.appendVarchar(amount.code);
    }
    appender.endRow();
  };
}

function timeRow(mapping: Mapping): AppendRow {
  const { date } = mapping;
  const read = timeReader({
    formats: date.formats ?? ["iso"],
    timeFormats: date.timeFormats ?? [],
    padTime: date.padTime ?? null,
    months: date.months,
    pivotYear: date.pivotYear,
    year: date.year ?? null,
    zone: date.zone ?? null,
    epoch: date.epoch ?? null,
    step: date.step === undefined ? null : { base: Date.parse(date.step.base), unit: date.step.unit },
  });
  return (row, appender) => {
    const timeText = row.timeText === null ? null : String(row.timeText);
    const time = read(String(row.dateText), timeText);
    appender.appendVarchar(String(row.dateText));
    if (timeText === null) appender.appendNull();
    else appender.appendVarchar(timeText);
    if (typeof time === "string") {
      appender.appendNull();
      appender.appendNull();
      appender.appendVarchar(time);
    } else {
      appender.appendBigInt(BigInt(time.bookedAt));
      appender.appendUTinyInt(TIME_PRECISIONS.indexOf(time.precision));
      appender.appendNull();
    }
    appender.endRow();
  };
}
