import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import type { SearchData, TransferRow } from "../../server/serve/wire.ts";
import { useSearch } from "../queries.ts";
import { dayText, shortAmount, shortId } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { useKeys } from "../ui/keyboard.ts";
import { useOpenHub, useRun } from "../ui/use-run.ts";

const TYPING_PAUSE_MS = 180;

/** Finds accounts by id and transfers by remark. Choosing one opens its account in the network. */
export function SearchBox() {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), TYPING_PAUSE_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const input = useRef<HTMLInputElement>(null);
  const run = useRun();
  const found = useSearch(asked, run?.runId ?? null);
  const openHub = useOpenHub();
  const { selectFirstOption } = combobox;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every new answer, Enter takes its first.
  useEffect(() => {
    selectFirstOption();
  }, [found.data, selectFirstOption]);
  useKeys({ "/": () => input.current?.focus() });

  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(value) => {
        openHub(value.slice(value.lastIndexOf("\n") + 1));
        combobox.closeDropdown();
        input.current?.blur();
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={input}
          className="search"
          size="xs"
          type="search"
          aria-label={say("search")}
          placeholder={say("searchPlaceholder")}
          leftSection={<Icon name="search" size={14} />}
          rightSection={<kbd className="key-hint">/</kbd>}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => text && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => event.key === "Escape" && input.current?.blur()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === "" || !found.data}>
        <Combobox.Options className="found-options" aria-label={say("search")}>
          {found.data && <Found found={found.data} />}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Found({ found }: { readonly found: SearchData }) {
  const { say } = useWords();
  if (found.accounts.length + found.transfers.length === 0)
    return <Combobox.Empty>{say("nothingFound")}</Combobox.Empty>;
  return (
    <>
      {found.accounts.length > 0 && (
        <Combobox.Group label={say("accounts")}>
          {found.accounts.map(({ accountId, rank }) => (
            <Combobox.Option key={accountId} value={`account\n${accountId}`}>
              <span className="found">
                <span className="account-id">{shortId(accountId, 26)}</span>
                <span className="muted">{rank === null ? "" : say("hubRank", { rank })}</span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Group>
      )}
      {found.transfers.length > 0 && (
        <Combobox.Group label={say("transfersByRemark")}>
          {found.transfers.map((transfer) => (
            <Combobox.Option
              key={`${transfer.datasetId}\n${transfer.transferId}`}
              value={`${transfer.datasetId} ${transfer.transferId}\n${transfer.payee}`}
            >
              <FoundTransfer transfer={transfer} />
            </Combobox.Option>
          ))}
        </Combobox.Group>
      )}
    </>
  );
}

/** The remark itself stays in the account's transfers, where it is blurred until asked for. */
function FoundTransfer({ transfer }: { readonly transfer: TransferRow }) {
  const { language } = useWords();
  return (
    <span className="found">
      <span className="account-id">
        {shortId(transfer.payer)} → {shortId(transfer.payee)}
      </span>
      <span className="muted">
        {shortAmount(transfer.amount, transfer.currency, language)} · {dayText(transfer.bookedAt, language)}
      </span>
    </span>
  );
}
