import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { AccountPane } from "./account/account-pane.tsx";
import { NetworkPane } from "./explore/network-pane.tsx";
import { TimePane } from "./filters/time-pane.tsx";
import { Header } from "./header.tsx";
import { AtRiskDrawer } from "./hubs/at-risk-drawer.tsx";
import { HubsPane } from "./hubs/hubs-pane.tsx";
import { useSession } from "./queries.ts";
import { SidePane } from "./ui/dialog.tsx";
import { Divider } from "./ui/divider.tsx";
import { useWords } from "./ui/i18n.ts";
import { KeySheet } from "./ui/key-sheet.tsx";
import { useKeys } from "./ui/keyboard.ts";
import { useViewState } from "./ui/use-view-state.ts";

const HUBS_WIDTH = { first: 336, least: 264, most: 520 };
const ACCOUNT_WIDTH = { first: 408, least: 320, most: 640 };

/** Hubs on the left, network in the middle, the account on the right, time below, and one selection shared by all four. */
export function Page() {
  const { say } = useWords();
  const { view } = useViewState();
  const isNarrow = useMediaQuery("(max-width: 1199px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const [hubsWidth, setHubsWidth] = useState(HUBS_WIDTH.first);
  const [accountWidth, setAccountWidth] = useState(ACCOUNT_WIDTH.first);
  const [isSheetOpen, sheet] = useDisclosure(false);
  const [isAccountOpen, account] = useDisclosure(false);
  useKeys({ "?": sheet.open });

  const selected = JSON.stringify(view.selection);
  const isHubSelected = view.selection?.kind === "account" && view.selection.accountId === view.hub;
  useEffect(() => {
    // A hub that was just opened keeps the network in view; whatever is chosen in it opens beside it.
    if (selected !== "null" && !isHubSelected) account.open();
  }, [selected, isHubSelected, account.open]);

  return (
    <div className="page">
      <Header openKeys={sheet.open} />
      <main className="panes">
        <section className="pane hubs-pane" style={{ width: hubsWidth }} aria-label={say("hubs")}>
          <HubsPane />
        </section>
        <Divider {...limits(HUBS_WIDTH)} label={say("resizeHubs")} size={hubsWidth} side={1} onResize={setHubsWidth} />
        <section className="pane network-pane" aria-label={say("network")}>
          <NetworkPane openAccount={isNarrow ? account.open : null} />
        </section>
        {!isNarrow && (
          <>
            <Divider
              {...limits(ACCOUNT_WIDTH)}
              label={say("resizeAccount")}
              size={accountWidth}
              side={-1}
              onResize={setAccountWidth}
            />
            <section className="pane account-pane" style={{ width: accountWidth }} aria-label={say("account")}>
              <AccountPane />
            </section>
          </>
        )}
      </main>
      <section className="pane time-pane" aria-label={say("time")}>
        <TimePane />
      </section>
      <Footer />
      {isNarrow && (
        <SidePane isOpen={isAccountOpen} close={account.close} title={say("account")} side="right">
          <AccountPane />
        </SidePane>
      )}
      <AtRiskDrawer />
      <KeySheet isOpen={isSheetOpen} close={sheet.close} />
    </div>
  );
}

function limits({ least, most }: { readonly least: number; readonly most: number }) {
  return { least, most };
}

function Footer() {
  const { say, sentence } = useWords();
  const session = useSession().data;
  return (
    <footer className="footer">
      <span>{session && sentence(session.secrecyNotice)}</span>
      <span>{session && say("footer", { user: session.user, version: session.version })}</span>
    </footer>
  );
}
