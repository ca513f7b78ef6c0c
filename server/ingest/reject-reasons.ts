import type { ReadFile } from "./file-context.ts";
import { sqlText } from "./sql-template.ts";
import type { CheckedLoad } from "./stage-request.ts";
import type { StagingDatabase } from "./staging-database.ts";

/** One sentence for each cause that the rejects of a load have in common, with what to do about it. */
export async function rejectReasons(
  database: StagingDatabase,
  files: readonly ReadFile[],
  rejectsByCode: CheckedLoad["rejectsByCode"],
): Promise<readonly string[]> {
  const reasons = (await database.rows(sqlText("unzoned-times"))).map(
    (row) =>
      `${files[Number(row.fileIndex)]?.name}: ${rowsOf(row.rows)} a time without a zone in column ${row.columnName} (such as ${row.example}). Write it with Z or an offset such as +07:00, or load with a mapping that says "date": {"zone": "Asia/Jakarta"}, or whichever zone the institution's clock has.`,
  );
  const encoding = rejectsByCode.find(({ code }) => code === "ENCODING");
  if (encoding === undefined) return reasons;
  return [
    ...reasons,
    `${rowsOf(encoding.rows)} bytes that are not text in the encoding of their file. Try a mapping with "encoding": "windows-1252", or save the file as UTF-8.`,
  ];
}

function rowsOf(count: unknown): string {
  return Number(count) === 1 ? "1 row has" : `${count} rows have`;
}
