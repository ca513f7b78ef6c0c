import type { Page } from "../store/store.ts";

const ROWS_AT_ONCE = 10_000;

/** Every row of a list that is read page by page, in its order. */
export async function allPages<Row>(read: (page: Page) => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await read({ after: rows.length, limit: ROWS_AT_ONCE });
    for (const row of page) rows.push(row);
    if (page.length < ROWS_AT_ONCE) return rows;
  }
}
