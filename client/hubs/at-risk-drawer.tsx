import { Button, UnstyledButton } from "@mantine/core";
import { useAtRisk } from "../queries.ts";
import { SidePane } from "../ui/dialog.tsx";
import { useWords } from "../ui/i18n.ts";
import { ErrorNotice, Notice, Waiting } from "../ui/notice.tsx";
import { useRun } from "../ui/use-run.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { UNTOUCHED } from "../view-state.ts";
import { HubRowContent } from "./hub-list.tsx";

/** Accounts that may belong to a child or a payer under pressure: by urgency, by pseudonym, apart from the hubs. */
export function AtRiskDrawer() {
  const { say } = useWords();
  const { view, look } = useViewState();
  const run = useRun();
  const queue = useAtRisk(run?.runId ?? null);
  const rows = queue.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <SidePane isOpen={view.isAtRiskOpen} close={() => look({ isAtRiskOpen: false })} title={say("atRisk")} side="left">
      <p className="calm">{say("atRiskText")}</p>
      {queue.error && <ErrorNotice error={queue.error} />}
      {queue.isLoading && <Waiting />}
      {queue.data && rows.length === 0 && <Notice title={say("atRiskNone")} />}
      <ol className="at-risk-list">
        {rows.map((row) => (
          <li key={row.accountId}>
            <UnstyledButton
              className="hub-row at-risk-row"
              aria-current={row.accountId === view.hub}
              onClick={() =>
                look({
                  hub: row.accountId,
                  selection: { kind: "account", accountId: row.accountId },
                  arrangement: UNTOUCHED,
                  community: null,
                  isAtRiskOpen: false,
                })
              }
            >
              <HubRowContent row={row} lit={null} />
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {queue.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={queue.isFetchingNextPage}
          onClick={() => void queue.fetchNextPage()}
        >
          {say("more")}
        </Button>
      )}
    </SidePane>
  );
}
