import { Kbd } from "@mantine/core";
import { Dialog } from "./dialog.tsx";
import { useWords } from "./i18n.ts";
import { KEYS } from "./keyboard.ts";

const NAMES: Readonly<Record<string, string>> = { mod: "Ctrl", shift: "Shift", z: "Z" };

/** All keys that work. */
export function KeySheet({ isOpen, close }: { readonly isOpen: boolean; readonly close: () => void }) {
  const { say } = useWords();
  return (
    <Dialog isOpen={isOpen} close={close} title={say("keys")}>
      <dl className="key-sheet">
        {KEYS.map(({ key, does }) => (
          <div key={key}>
            <dt>
              {key.split("+").map((part) => (
                <Kbd key={part}>{NAMES[part] ?? part}</Kbd>
              ))}
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
