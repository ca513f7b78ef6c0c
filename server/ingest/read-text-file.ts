import { rm } from "node:fs/promises";
import { join } from "node:path";
import { mayReadInPlace, type ReadableText } from "./cleaned-copy.ts";
import { type FileContext, type ReadFile, typeRowsInto } from "./file-context.ts";
import { type FileLayout, layoutOf } from "./file-layout.ts";
import { type ScannedFile, scanFile } from "./scan-file.ts";
import { literal, type Sql, type SqlValue, sqlText } from "./sql-template.ts";
import type { Appender, RunningStatement, StagingDatabase } from "./staging-database.ts";
import { headOfText, isPlain, type TextForm } from "./text-stream.ts";

/** The header and its columns are found in this much of a file. */
const HEAD_BYTES = 1024 * 1024;

/**
 * Reads one delimited text. DuckDB types the file in place while it is still being scanned; the scan has the last
 * word, and where it finds a line that is not regular, DuckDB is stopped and reads the cleaned copy instead.
 */
export async function readTextFile(context: FileContext, form: TextForm): Promise<ReadFile> {
  const { database, request, folder, clock, path, fileIndex } = context;
  const layout = layoutOf(await headOfText(path, form, HEAD_BYTES), request.mapping, path);
  const copy = join(folder, `cleaned-${fileIndex}.csv`);
  const typing = (text: ReadableText) =>
    typeRowsInto(context, {
      columns: layout,
      width: layout.width,
      headings: layout.headings,
      firstLine: text.firstLine,
      source: csvSource(text, layout),
    });
  const inPlace = typing({ path, skipLines: layout.linesAbove, firstLine: layout.linesAbove + 1 });
  const isHopeful = mayReadInPlace({ isPlain: isPlain(form), linesAbove: layout.linesAbove });
  const running = isHopeful ? await database.start(inPlace.sql) : null;
  const scanned = await clock.time("scan", () => scan(context, form, layout, copy, running));
  await clock.time("type", async () => {
    const failure = scanned.text.path === path ? await running?.failure : await running?.stop();
    if (failure) throw failure;
    if (scanned.text.path !== path || running === null) await database.run(typing(scanned.text).sql);
  });
  await rm(copy, { force: true });
  return { name: path, path, form, ...scanned, headings: layout.headings, columns: layout, typed: inPlace.target };
}

async function scan(
  context: FileContext,
  form: TextForm,
  layout: FileLayout,
  target: string,
  running: RunningStatement | null,
): Promise<ScannedFile> {
  const { database, request, path, fileIndex, onBytes, task } = context;
  try {
    return await withLists(database, (rejects, skippedRows) =>
      scanFile({
        path,
        fileIndex,
        form,
        layout,
        mapping: request.mapping,
        target,
        rejects,
        skippedRows,
        onBytes,
        onCopy: () => void running?.stop(),
        signal: task.signal,
      }),
    );
  } catch (error) {
    await running?.stop();
    throw error;
  }
}

function csvSource(text: ReadableText, layout: FileLayout): Sql {
  const { delimiter, quote } = layout.dialect;
  const columns = Array.from({ length: layout.width }, (_, i): [string, SqlValue] => [`c${i}`, "VARCHAR"]);
  return sqlText("csv-source", {
    path: literal(text.path),
    columns: literal(new Map(columns)),
    skipLines: literal(text.skipLines),
    delimiter: literal(String.fromCharCode(delimiter)),
    quote: literal(quote < 0 ? "" : String.fromCharCode(quote)),
  });
}

async function withLists<T>(
  database: StagingDatabase,
  work: (rejects: Appender, skippedRows: Appender) => Promise<T>,
): Promise<T> {
  let result: T | undefined;
  await database.append("rejects", (rejects) =>
    database.append("skippedRows", async (skippedRows) => {
      result = await work(rejects, skippedRows);
    }),
  );
  return result as T;
}
