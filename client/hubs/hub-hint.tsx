import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";

const STORED_AS = "tributary-hint-read";

/** What a hub is, in two sentences, until it is put away. */
export function HubHint() {
  const { say } = useWords();
  const [isRead, setRead] = useState(() => localStorage.getItem(STORED_AS) === "yes");
  if (isRead) return null;
  return (
    <aside className="hint" aria-label={say("hintTitle")}>
      <p>
        <strong>{say("hintTitle")}</strong> {say("hintText")}
      </p>
      <UnstyledButton
        className="icon-button"
        aria-label={say("hintClose")}
        onClick={() => {
          localStorage.setItem(STORED_AS, "yes");
          setRead(true);
        }}
      >
        <Icon name="close" size={14} />
      </UnstyledButton>
    </aside>
  );
}
