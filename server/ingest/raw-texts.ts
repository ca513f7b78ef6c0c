import { forEachLine, rawText } from "./scan-file.ts";
import { literal, sqlText } from "./sql-template.ts";
import type { StagingDatabase } from "./staging-database.ts";
import type { TextForm } from "./text-stream.ts";

/** Fetches the text of rejected and skipped lines that were found wrong only after the scan, as it stands in the file. */
export async function addRawTexts(
  database: StagingDatabase,
  files: readonly { readonly path: string; readonly form: TextForm | null }[],
): Promise<void> {
  await database.run(sqlText("raw-texts-table"));
  await database.append("rawTexts", async (appender) => {
    for (const [fileIndex, { path, form }] of files.entries()) {
      // Parquet has no lines of text.
      if (form === null) continue;
      const lines = await linesWanted(database, fileIndex);
      if (lines.length === 0) continue;
      let at = 0;
      await forEachLine(
        path,
        form,
        (line, text) => {
          if (line !== lines[at]) return;
          at++;
          appender.appendInteger(fileIndex);
          appender.appendBigInt(BigInt(line));
          appender.appendVarchar(rawText(text));
          appender.endRow();
        },
        () => at >= lines.length,
      );
    }
  });
  await database.run(sqlText("raw-texts"));
}

/** Line numbers in ascending order, in memory: the sweep over the file cannot wait for a query between two lines. */
async function linesWanted(database: StagingDatabase, fileIndex: number): Promise<readonly number[]> {
  const lines: number[] = [];
  for await (const rows of database.stream(sqlText("lines-without-text", { fileIndex: literal(fileIndex) }))) {
    for (const row of rows) lines.push(Number(row.line));
  }
  return lines;
}
