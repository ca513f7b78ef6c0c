import { createHash } from "node:crypto";
import { HttpProblem } from "./problem.ts";

/**
 * Cursors of pages: how many rows of which list were read, as text that only this module reads.
 *
 * A cursor is bound to its list (what is listed, and how, but for the limit; accounts as shown, or a patient reader could
 * compute a protected number from it), so that one handed to another list, or
 * changed on the way, is refused with CURSOR_INVALID and never answers with wrong rows. It survives a restart.
 */
const CHECK_BYTES = 9;

export function cursorAt(list: string, after: number): string {
  return Buffer.concat([check(list, after), Buffer.from(String(after))]).toString("base64url");
}

/** Rows already read; 0 without a cursor. */
export function rowsBefore(list: string, cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const bytes = Buffer.from(cursor, "base64url");
  const text = bytes.subarray(CHECK_BYTES).toString("latin1");
  const after = Number(text);
  const isWhole = /^[0-9]{1,15}$/.test(text);
  if (!isWhole || !check(list, after).equals(bytes.subarray(0, CHECK_BYTES))) {
    throw new HttpProblem(400, "CURSOR_INVALID", "The cursor is not one of this list; start again without it.");
  }
  return after;
}

/**
 * A page of a list that is read by "rows already read": asks for one row more than shown, and that row says whether a
 * next page exists.
 */
export async function pageOf<Row>(
  list: string,
  asked: { readonly cursor?: string | undefined; readonly limit: number },
  read: (page: { readonly after: number; readonly limit: number }) => Promise<readonly Row[]> | readonly Row[],
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }> {
  const after = rowsBefore(list, asked.cursor);
  const rows = await read({ after, limit: asked.limit + 1 });
  if (rows.length <= asked.limit) return { rows, next: null };
  return { rows: rows.slice(0, asked.limit), next: cursorAt(list, after + asked.limit) };
}

function check(list: string, after: number): Buffer {
  return createHash("sha256").update(`${after}\0${list}`).digest().subarray(0, CHECK_BYTES);
}
