import { Button } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
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
  const scroller = useRef<HTMLDivElement>(null);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
  });
  if (pages.error && rows.length === 0) return <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />;
  if (pages.isLoading) return <Waiting />;
  if (rows.length === 0) return <Notice title={emptyTitle} />;
  const template = { gridTemplateColumns: columns.map((column) => column.width).join(" ") };
  const cellClass = (column: Column<Row>) => (column.isNumber ? "cell is-number" : "cell");
  return (
    <div className={`record-table${pages.isPlaceholderData ? " is-stale" : ""}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot hold rows that come and go at fixed places. */}
      <div role="table" aria-label={label} aria-rowcount={pages.hasNextPage ? -1 : rows.length + 1}>
        <div role="rowgroup">
          <div role="row" aria-rowindex={1} className="record-head" style={template}>
            {columns.map((column) => (
              <span key={column.name} role="columnheader" className={cellClass(column)}>
                {column.name}
              </span>
            ))}
          </div>
        </div>
        <div
          ref={scroller}
          role="rowgroup"
          className="record-body"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
          tabIndex={0}
          aria-label={label}
          style={{ height: Math.min(rows.length, ROWS_IN_SIGHT) * rowPx }}
        >
          <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              return row === undefined ? null : (
                <div
                  key={keyOf(row)}
                  role="row"
                  aria-rowindex={index + 2}
                  className="record-row"
                  style={{ ...template, height: rowPx, transform: `translateY(${start}px)` }}
                >
                  {columns.map((column) => (
                    <span key={column.name} role="cell" className={cellClass(column)}>
                      {column.cell(row)}
                    </span>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
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
