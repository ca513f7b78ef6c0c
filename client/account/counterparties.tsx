import { UnstyledButton } from "@mantine/core";
import type { CounterpartyRow } from "../../server/serve/wire.ts";
import { useCounterparties } from "../queries.ts";
import { AccountName } from "../ui/account-name.tsx";
import { countText, fullAmount, shortDayText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { useSpan } from "../ui/use-run.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { RecordTable } from "./record-table.tsx";

const ROW_PX = 34;

/** Who paid the account and whom it paid, most transfers first. A row selects the account, its count opens the transfers. */
export function Counterparties({ accountId }: { readonly accountId: string }) {
  const { say, language } = useWords();
  const { look } = useViewState();
  const span = useSpan();
  const pages = useCounterparties(accountId, span);
  const openPair = (row: CounterpartyRow) =>
    look({
      selection:
        row.direction === "in"
          ? { kind: "edge", payer: row.accountId, payee: accountId }
          : { kind: "edge", payer: accountId, payee: row.accountId },
    });
  return (
    <RecordTable
      pages={pages}
      rowPx={ROW_PX}
      label={say("counterparties")}
      emptyTitle={say("noCounterparties")}
      keyOf={(row) => `${row.direction}\n${row.currency}\n${row.accountId}`}
      columns={[
        {
          name: say("counterparty"),
          width: "minmax(0, 1fr)",
          cell: (row) => (
            <span className="with-icon">
              <span className="muted" title={row.direction === "in" ? say("pays") : say("isPaid")}>
                <Icon name={row.direction === "in" ? "arrowIn" : "arrowOut"} size={13} />
                <span className="visually-hidden">{row.direction === "in" ? say("pays") : say("isPaid")}</span>
              </span>
              <UnstyledButton
                className="link"
                onClick={() => look({ selection: { kind: "account", accountId: row.accountId } })}
              >
                <AccountName accountId={row.accountId} room={12} />
              </UnstyledButton>
            </span>
          ),
        },
        {
          name: say("transfersShort"),
          width: "40px",
          isNumber: true,
          cell: (row) => (
            <UnstyledButton
              className="link"
              aria-label={say("openTransfers", { count: row.transfers, accountId: row.accountId })}
              onClick={() => openPair(row)}
            >
              {countText(row.transfers, language)}
            </UnstyledButton>
          ),
        },
        {
          name: say("amount"),
          width: "98px",
          isNumber: true,
          cell: (row) => fullAmount(row.amount, row.currency, language),
        },
        { name: say("last"), width: "78px", isNumber: true, cell: (row) => shortDayText(row.lastAt, language) },
      ]}
    />
  );
}
