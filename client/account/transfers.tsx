import { Switch, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { TransferRow } from "../../server/serve/wire.ts";
import { useTransfers } from "../queries.ts";
import { AccountName } from "../ui/account-name.tsx";
import { fullAmount, momentText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { useSpan } from "../ui/use-run.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { RecordTable } from "./record-table.tsx";

const ROW_PX = 68;

interface Props {
  readonly accountId: string;
  /** Only transfers from the account to this one; null is all, in both directions. */
  readonly counterparty: string | null;
}

/** The records themselves, newest first: each with its file and line. */
export function Transfers({ accountId, counterparty }: Props) {
  const { say, language } = useWords();
  const span = useSpan();
  const pages = useTransfers(accountId, span, { direction: counterparty === null ? "both" : "out", counterparty });
  const [areRemarksClear, setRemarksClear] = useState(false);
  return (
    <>
      <div className="table-tools">
        <Switch
          size="xs"
          label={say("showRemarks")}
          checked={areRemarksClear}
          onChange={(event) => setRemarksClear(event.currentTarget.checked)}
        />
      </div>
      <RecordTable
        pages={pages}
        rowPx={ROW_PX}
        label={say("transfers")}
        emptyTitle={say("noTransfers")}
        keyOf={(row) => `${row.datasetId}\n${row.transferId}`}
        columns={[
          {
            name: say("transferHead"),
            width: "minmax(0, 1fr)",
            cell: (row) => <TransferCell row={row} of={accountId} areRemarksClear={areRemarksClear} />,
          },
          {
            name: say("amount"),
            width: "150px",
            isNumber: true,
            cell: (row) => (
              <span className="stack">
                <span className={row.standing === "counted" ? "" : "is-struck"}>
                  {fullAmount(row.amount, row.currency, language)}
                </span>
                <span className="muted">{momentText(row.bookedAt, row.timePrecision, language)}</span>
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

const STANDINGS = {
  counted: null,
  "second report": "secondReport",
  returned: "returned",
  reversal: "reversal",
} as const satisfies Readonly<Record<TransferRow["standing"], string | null>>;

/** The last part of a path, of whichever system. */
function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function sourceOf({ datasetId, sourceFile, sourceLine, transferId }: TransferRow) {
  return { datasetId, sourceFile, sourceLine, transferId };
}

interface CellProps {
  readonly row: TransferRow;
  readonly of: string;
  readonly areRemarksClear: boolean;
}

function TransferCell({ row, of, areRemarksClear }: CellProps) {
  const { say } = useWords();
  const { look } = useViewState();
  const isIn = row.payee === of;
  const other = isIn ? row.payer : row.payee;
  const standing = STANDINGS[row.standing];
  return (
    <span className="stack">
      <span className="with-icon">
        <span className="muted">
          <Icon name={isIn ? "arrowIn" : "arrowOut"} size={13} />
          <span className="visually-hidden">{isIn ? say("pays") : say("isPaid")}</span>
        </span>
        <UnstyledButton className="link" onClick={() => look({ selection: { kind: "account", accountId: other } })}>
          <AccountName accountId={other} />
        </UnstyledButton>
        {standing && <span className="tag">{say(standing)}</span>}
        {row.channel && <span className="tag">{row.channel}</span>}
      </span>
      <Remark row={row} isClear={areRemarksClear} />
      <span className="muted source" title={say("transferSource", sourceOf(row))}>
        {fileName(row.sourceFile)}:{row.sourceLine}
      </span>
    </span>
  );
}

/** What the payer wrote: under a veil until asked for, one by one or all, and never there for a protected account. */
function Remark({ row, isClear }: { readonly row: TransferRow; readonly isClear: boolean }) {
  const { say } = useWords();
  const [isAsked, setAsked] = useState(false);
  if (row.remarkWithheld) return <span className="muted remark">{say("remarkWithheld")}</span>;
  if (row.remark === null) return null;
  if (isClear || isAsked) return <span className="remark">{row.remark}</span>;
  return (
    <UnstyledButton
      className="remark-veil"
      aria-label={say("showRemark")}
      onClick={() => setAsked(true)}
    ></UnstyledButton>
  );
}
