import { Button } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, useRef } from "react";
import type { Pages } from "../queries.ts";
import { useWords } from "../ui/i18n.ts";
import { ErrorNotice, Notice, Waiting } from "../ui/notice.tsx";

export interface Column<Row> {
  readonly name: string;
  /** A track of a CSS grid. */
  readonly width: string;
  readonly isNumber?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly pages: Pages<Row>;
  readonly columns: readonly Column<Row>[];
  readonly rowPx: number;
  readonly label: string;
  readonly emptyTitle: string;
  readonly keyOf: (row: Row) => string;
}

/** Up to so many rows the table is as tall as they are; longer ones scroll inside. */
const ROWS_IN_SIGHT = 12;

/** A table of records that grows by pages; only rows in sight exist. */
export function RecordTable<Row>({ pages, columns, rowPx, label, emptyTitle, keyOf }: Props<Row>) {
  const { say } = useWords();
  const scroller = useRef<HTMLTableSectionElement>(null);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
  });
  if (pages.error && rows.length === 0) return <ErrorNotice error={pages.error} />;
  if (pages.isLoading) return <Waiting />;
  if (rows.length === 0) return <Notice title={emptyTitle} />;
  const template = { gridTemplateColumns: columns.map((column) => column.width).join(" ") };
  const cellClass = (column: Column<Row>) => (column.isNumber ? "cell is-number" : "cell");
  return (
    <div className={`record-table${pages.isPlaceholderData ? " is-stale" : ""}`}>
      <table aria-label={label} aria-rowcount={pages.hasNextPage ? -1 : rows.length + 1}>
        <thead>
          <tr aria-rowindex={1} className="record-head" style={template}>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={cellClass(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          ref={scroller}
          className="record-body"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
          tabIndex={0}
          style={{ height: Math.min(rows.length, ROWS_IN_SIGHT) * rowPx, ...roomFor(virtual.getTotalSize()) }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <tr
                key={keyOf(row)}
                aria-rowindex={index + 2}
                className="record-row"
                style={{ ...template, height: rowPx, transform: `translateY(${start}px)` }}
              >
                {columns.map((column) => (
                  <td key={column.name} className={cellClass(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {say("more")}
        </Button>
      )}
    </div>
  );
}

/** As tall as all rows together, so that the scroll bar is right while few of them exist (see `.record-body`). */
export function roomFor(height: number): CSSProperties {
  return { "--all-rows": `${height}px` } as CSSProperties;
}
