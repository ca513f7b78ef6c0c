import { Tooltip, UnstyledButton } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { shortId } from "./formats.ts";
import { useWords } from "./i18n.ts";
import { Icon } from "./icons.tsx";

interface Props {
  readonly accountId: string;
  readonly room?: number;
}

/** An account's id, its middle left out where it is long; the whole id shows on hover. */
export function AccountName({ accountId, room = 13 }: Props) {
  const short = shortId(accountId, room);
  if (short === accountId) return <span className="account-id">{accountId}</span>;
  return (
    <Tooltip label={accountId} openDelay={250}>
      <span className="account-id">
        <span aria-hidden="true">{short}</span>
        <span className="visually-hidden">{accountId}</span>
      </span>
    </Tooltip>
  );
}

/** Copies the whole id. */
export function CopyId({ accountId }: { readonly accountId: string }) {
  const { say } = useWords();
  const clipboard = useClipboard({ timeout: 1500 });
  return (
    <Tooltip label={clipboard.copied ? say("copied") : say("copyId")}>
      <UnstyledButton className="icon-button" aria-label={say("copyId")} onClick={() => clipboard.copy(accountId)}>
        <Icon name={clipboard.copied ? "check" : "copy"} size={14} />
      </UnstyledButton>
    </Tooltip>
  );
}
