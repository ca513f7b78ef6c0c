import { Button, Tabs, UnstyledButton } from "@mantine/core";
import type { AccountDetail } from "../../server/serve/wire.ts";
import { useAccount } from "../queries.ts";
import { AccountName, CopyId } from "../ui/account-name.tsx";
import { countText, fullAmount, numberText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { ErrorNotice, Notice, Waiting } from "../ui/notice.tsx";
import { useOpenHub, useSpan } from "../ui/use-run.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { ACCOUNT_TABS, type AccountTab } from "../view-state.ts";
import { Counterparties } from "./counterparties.tsx";
import { Reasons } from "./reasons.tsx";
import { Transfers } from "./transfers.tsx";

/** What is selected: an account with its reasons and records, or the transfers of one pair. */
export function AccountPane() {
  const { say } = useWords();
  const { view } = useViewState();
  switch (view.selection?.kind) {
    case "account":
      return <SelectedAccount accountId={view.selection.accountId} />;
    case "edge":
      return <SelectedEdge payer={view.selection.payer} payee={view.selection.payee} />;
    case undefined:
      return (
        <>
          <div className="pane-head">
            <h2>{say("account")}</h2>
          </div>
          <Notice title={say("nothingSelectedTitle")}>{say("nothingSelectedText")}</Notice>
        </>
      );
    default:
      return view.selection satisfies never;
  }
}

function SelectedAccount({ accountId }: { readonly accountId: string }) {
  const { say } = useWords();
  const { view, settle } = useViewState();
  const span = useSpan();
  const account = useAccount(accountId, span);
  return (
    <>
      <div className="pane-head">
        <h2>{say("account")}</h2>
        <AccountName accountId={accountId} room={24} />
        <CopyId accountId={accountId} />
      </div>
      <div className="scroller account-scroller" tabIndex={-1}>
        {account.error && <ErrorNotice error={account.error} />}
        {account.isLoading && <Waiting />}
        {account.data && (
          <div className={account.isPlaceholderData ? "is-stale" : ""} aria-busy={account.isPlaceholderData}>
            <Facts account={account.data} />
            <Reasons account={account.data} />
          </div>
        )}
        <Tabs value={view.tab} onChange={(tab) => settle({ tab: tab as AccountTab })} keepMounted={false}>
          <Tabs.List className="tabs">
            {ACCOUNT_TABS.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {say(tab)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="counterparties">
            <Counterparties accountId={accountId} />
          </Tabs.Panel>
          <Tabs.Panel value="transfers">
            <Transfers accountId={accountId} counterparty={null} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </>
  );
}

/** What is known of the account itself, and the word on its role: nobody has decided one. */
function Facts({ account }: { readonly account: AccountDetail }) {
  const { say, language, day } = useWords();
  const { view } = useViewState();
  const openHub = useOpenHub();
  const { finding } = account;
  const isProtected = account.protection === "protected";
  return (
    <div className="facts">
      {isProtected ? (
        <p className="protected-note">
          <Icon name="shield" /> {say("protectedText")}
        </p>
      ) : (
        <p className="verdict">
          {finding && (
            <>
              <strong className="points">{Math.round(finding.score)}</strong> {say("points")}
              <span className="dot">·</span>
              {say("confidence", { share: numberText(finding.confidence, language) })}
              <span className="dot">·</span>
            </>
          )}
          {say("roleUnknown")}
        </p>
      )}
      <p className="muted">
        {[
          say(kindWord(account.kind)),
          account.issuer,
          account.country,
          account.openedAt && say("openedOn", { day: day(account.openedAt) }),
          account.isUnresolved && say("unresolved"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <dl className="flows">
        <Flow
          label={say("received")}
          count={say("payers", { count: account.fanIn, number: countText(account.fanIn, language) })}
          sums={account.received}
        />
        <Flow
          label={say("paid")}
          count={say("payees", { count: account.fanOut, number: countText(account.fanOut, language) })}
          sums={account.paid}
        />
      </dl>
      {view.hub !== account.accountId && (
        <Button
          size="xs"
          variant="light"
          leftSection={<Icon name="centre" size={14} />}
          onClick={() => openHub(account.accountId)}
        >
          {say("openInNetwork")}
        </Button>
      )}
    </div>
  );
}

interface FlowProps {
  readonly label: string;
  readonly count: string;
  readonly sums: AccountDetail["paid"];
}

function Flow({ label, count, sums }: FlowProps) {
  const { say, language } = useWords();
  return (
    <div>
      <dt>
        {label} <span className="muted">{count}</span>
      </dt>
      {sums.length === 0 && <dd className="muted">{say("nothing")}</dd>}
      {sums.map(({ currency, amount, transfers }) => (
        <dd key={currency}>
          <span className="flow-amount">{fullAmount(amount, currency, language)}</span>
          <span className="muted">
            {say("inTransfers", { count: transfers, number: countText(transfers, language) })}
          </span>
        </dd>
      ))}
    </div>
  );
}

const KINDS = {
  bank: "kindBank",
  "e-wallet": "kindWallet",
  card: "kindCard",
  crypto: "kindCrypto",
  remittance: "kindRemittance",
  merchant: "kindMerchant",
  agent: "kindAgent",
  platform: "kindPlatform",
} as const;

function kindWord(kind: string): (typeof KINDS)[keyof typeof KINDS] | "kindUnknown" {
  return kind in KINDS ? KINDS[kind as keyof typeof KINDS] : "kindUnknown";
}

function SelectedEdge({ payer, payee }: { readonly payer: string; readonly payee: string }) {
  const { say } = useWords();
  const { look } = useViewState();
  const select = (accountId: string) => look({ selection: { kind: "account", accountId } });
  return (
    <>
      <div className="pane-head">
        <h2>{say("transfers")}</h2>
      </div>
      <div className="scroller account-scroller" tabIndex={-1}>
        <p className="pair">
          <UnstyledButton className="link" onClick={() => select(payer)}>
            <AccountName accountId={payer} room={17} />
          </UnstyledButton>
          <span aria-hidden="true">→</span>
          <span className="visually-hidden">{say("paysTo")}</span>
          <UnstyledButton className="link" onClick={() => select(payee)}>
            <AccountName accountId={payee} room={17} />
          </UnstyledButton>
        </p>
        <Transfers accountId={payer} counterparty={payee} />
      </div>
    </>
  );
}
