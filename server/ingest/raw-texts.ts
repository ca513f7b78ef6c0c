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
      const wanted = linesWanted(database, fileIndex);
      let next = await wanted.next();
      if (form === null || next.done === true) continue;
      // The sweep is synchronous within a chunk, so the wanted lines are taken into memory first: 8 bytes each.
      const lines: number[] = [];
      for (; next.done !== true; next = await wanted.next()) lines.push(...next.value);
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

async function* linesWanted(database: StagingDatabase, fileIndex: number): AsyncGenerator<number[]> {
  for await (const rows of database.stream(sqlText("lines-without-text", { fileIndex: literal(fileIndex) }))) {
    yield rows.map((row) => Number(row.line));
  }
}
