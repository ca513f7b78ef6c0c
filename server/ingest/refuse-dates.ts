import { Failure } from "../domain/failure.ts";
import type { ReadFile } from "./file-context.ts";
import type { Mapping } from "./mapping-keys.ts";
import { sqlText } from "./sql-template.ts";
import type { Row, StagingDatabase } from "./staging-database.ts";

/** Refuses a file whose dates could be read in two ways while the mapping states no format. */
export async function refuseAmbiguousDates(
  database: StagingDatabase,
  files: readonly ReadFile[],
  mapping: Mapping,
): Promise<void> {
  const { formats, epoch, step } = mapping.date;
  if (formats !== undefined || epoch !== undefined || step !== undefined) return;
  for (const row of await database.rows(sqlText("unread-dates"))) {
    const file = files[Number(row.fileIndex)] as ReadFile;
    if (Number(row.rows) * 2 < file.rows) continue;
    const example = String(row.example);
    const zone = /[ T]/.test(example) ? `, "zone": "Asia/Jakarta"` : "";
    const [stated, other] = fittingFormats(example, row).map((format) => `{"formats": ["${format}"]${zone}}`);
    const hint = Number(row.largestFirst) > 12 ? ", and a first number above 12 points to day first" : "";
    const choice = other === undefined ? stated : `${stated} for day first or ${other} for month first,`;
    throw new Failure(
      "FILE_FORMAT",
      `${file.name}: the dates in column ${row.columnName} (such as ${example}) can be day/month or month/day, and the mapping "${mapping.name}" does not say which${hint}. They are not guessed: write a mapping with "date": ${choice} as the institution states.`,
      { kind: "refused" },
    );
  }
}

/** Formats that fit dates such as the example, day first before month first; only one where a number above 12 decides. */
function fittingFormats(example: string, found: Row): readonly string[] {
  const parts = /^\d+([./-])\d+[./-](\d+)([ T])?(.*)$/.exec(example);
  const [, sign = "/", year = "", between = "", clock = ""] = parts ?? [];
  const [day, month] = found.hasOneDigit === true ? ["d", "M"] : ["dd", "MM"];
  const rest = `${sign}${year.length === 4 ? "yyyy" : "yy"}${between}${clockFormat(clock)}`;
  const dayFirst = `${day}${sign}${month}${rest}`;
  const monthFirst = `${month}${sign}${day}${rest}`;
  const [isDayFirst, isMonthFirst] = [Number(found.largestFirst) > 12, Number(found.largestSecond) > 12];
  if (isDayFirst === isMonthFirst) return [dayFirst, monthFirst];
  return isDayFirst ? [dayFirst] : [monthFirst];
}

function clockFormat(clock: string): string {
  const half = /[ap]\.?m/i.test(clock);
  const hour = half ? "h" : /^\d\d/.test(clock) ? "HH" : "H";
  return clock
    .replace(/^\d+/, hour)
    .replace(/([:.])\d\d/, "$1mm")
    .replace(/([:.])\d\d/, "$1ss")
    .replace(/[ap]\.?m\.?/i, "a");
}
