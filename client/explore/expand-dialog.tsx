import { UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import type { NodeRow } from "../../server/serve/wire.ts";
import { useExpansion } from "../queries.ts";
import { AccountName } from "../ui/account-name.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { countText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { ErrorNotice, Waiting } from "../ui/notice.tsx";
import { useSpan } from "../ui/use-run.ts";
import type { ExpansionKind } from "../view-state.ts";

interface Props {
  /** Null while nothing is to be expanded. */
  readonly accountId: string | null;
  readonly inView: readonly NodeRow[];
  readonly close: () => void;
  readonly expand: (accountId: string, kind: ExpansionKind) => void;
}

/** Asks how much of an account's surroundings to add, with the counts, before anything is added. */
export function ExpandDialog({ accountId, inView, close, expand }: Props) {
  const { say } = useWords();
  return (
    <Dialog isOpen={accountId !== null} close={close} title={say("expand")}>
      {accountId !== null && (
        <Choices accountId={accountId} inView={inView} expand={(kind) => expand(accountId, kind)} />
      )}
    </Dialog>
  );
}

interface ChoicesProps {
  readonly accountId: string;
  readonly inView: readonly NodeRow[];
  readonly expand: (kind: ExpansionKind) => void;
}

function Choices({ accountId, inView, expand }: ChoicesProps) {
  const { say, language } = useWords();
  const span = useSpan();
  const ids = useMemo(() => inView.map((node) => node.accountId), [inView]);
  const expansion = useExpansion(accountId, span, ids);
  const counts = expansion.data;
  const all = counts ? counts.payers + counts.payees : 0;
  const choices: readonly (readonly [ExpansionKind, string, string, number])[] = [
    ["top", say("expandTop", { count: Math.min(20, all) }), say("expandTopText"), all],
    [
      "sharing",
      say("expandSharing", { count: counts?.sharing ?? 0, number: countText(counts?.sharing ?? 0, language) }),
      say("expandSharingText"),
      counts?.sharing ?? 0,
    ],
    ["all", say("expandAll", { number: countText(all, language) }), say("expandAllText"), all],
  ];
  return (
    <>
      <p className="expand-subject">
        <AccountName accountId={accountId} room={26} />
      </p>
      {expansion.error && <ErrorNotice error={expansion.error} />}
      {expansion.isPending && !expansion.error && <Waiting />}
      {counts && (
        <>
          <p className="muted">
            {say("payers", { count: counts.payers, number: countText(counts.payers, language) })} ·{" "}
            {say("payees", { count: counts.payees, number: countText(counts.payees, language) })}
          </p>
          <div className="choices">
            {choices.map(([kind, title, text, count]) => (
              <UnstyledButton key={kind} className="choice" disabled={count === 0} onClick={() => expand(kind)}>
                <strong>{title}</strong>
                <span className="muted">{text}</span>
              </UnstyledButton>
            ))}
          </div>
        </>
      )}
    </>
  );
}
