const UNSEEN = "[\\s\\u00a0\\u00ad\\u200b-\\u200f\\u202a-\\u202f\\u2060-\\u2069\\ufeff]+";
const AROUND = new RegExp(`^${UNSEEN}|${UNSEEN}$`, "g");
const SPREADSHEET_TEXT = /^="\s*([^"]*?)\s*"$/;

/**
 * An id without what programs put around it and nobody sees: blanks, zero-width signs, and the `="…"` by which a
 * spreadsheet keeps zeros. The macro `tidy_id` reads the ids of transfers in the same way.
 */
export function idText(field: string): string {
  return field.replace(AROUND, "").replace(SPREADSHEET_TEXT, "$1");
}
