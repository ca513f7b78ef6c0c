import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sharedData } from "../shared-data.ts";

/** Rows of a gzipped sample file without quoting, header first. */
export function sharedRows(separator: string, ...path: readonly string[]): string[][] {
  return gunzipSync(readFileSync(sharedData(...path)))
    .toString("utf8")
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(separator));
}
