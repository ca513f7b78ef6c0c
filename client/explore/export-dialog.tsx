import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { ExportData } from "../../server/serve/wire.ts";
import { AskError, api, type ExportQuestion, exportArchiveAddress, exportFileAddress, withoutNulls } from "../api.ts";
import { AccountName } from "../ui/account-name.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { countText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { useSpan } from "../ui/use-run.ts";

type Making =
  | { readonly status: "asking" }
  | { readonly status: "making" }
  | { readonly status: "made"; readonly made: ExportData }
  | { readonly status: "failed"; readonly detail: string };

interface Props {
  readonly hub: string;
  readonly isOpen: boolean;
  readonly close: () => void;
}

const FORMATS = ["graphml", "gexf", "csv"] as const;
const HOPS = ["1", "2", "3"] as const;

/** Hands on the hub's surroundings as files with a manifest; the days are those that are looked at. */
export function ExportDialog({ hub, isOpen, close }: Props) {
  const { say } = useWords();
  return (
    <Dialog isOpen={isOpen} close={close} title={say("export")}>
      <ExportForm hub={hub} />
    </Dialog>
  );
}

function ExportForm({ hub }: { readonly hub: string }) {
  const { say } = useWords();
  const { run, from, to } = useSpan();
  const [hops, setHops] = useState<string>("1");
  const [format, setFormat] = useState<string>("graphml");
  const [making, setMaking] = useState<Making>({ status: "asking" });

  const make = async () => {
    setMaking({ status: "making" });
    try {
      const question = { accounts: [hub], hops: Number(hops), format: format as ExportQuestion["format"] };
      const made = await api.startExport({ ...question, ...withoutNulls({ runId: run, from, to }) });
      setMaking({ status: "made", made });
    } catch (error) {
      const problem = error instanceof AskError ? error.problem : null;
      setMaking({ status: "failed", detail: problem?.detail ?? say("unreachableText") });
    }
  };

  return making.status === "made" ? (
    <Made made={making.made} />
  ) : (
    <div className="form">
      <p>
        <AccountName accountId={hub} room={30} />
      </p>
      <p className="muted">{say("exportText")}</p>
      <div className="form-field">
        <span>{say("hops")}</span>
        <SegmentedControl aria-label={say("hops")} value={hops} onChange={setHops} data={[...HOPS]} />
      </div>
      <div className="form-field">
        <span>{say("format")}</span>
        <SegmentedControl
          aria-label={say("format")}
          value={format}
          onChange={setFormat}
          data={FORMATS.map((value) => ({ value, label: say(value) }))}
        />
      </div>
      {making.status === "failed" && (
        <p className="form-error" role="alert">
          {making.detail}
        </p>
      )}
      <Button loading={making.status === "making"} onClick={() => void make()}>
        {say("makeExport")}
      </Button>
    </div>
  );
}

function Made({ made }: { readonly made: ExportData }) {
  const { say, language } = useWords();
  return (
    <div className="form" role="status">
      <p>
        {say("exportMade", {
          accounts: countText(made.accounts, language),
          edges: countText(made.edges, language),
          transfers: countText(made.transfers, language),
        })}
      </p>
      <ul className="export-files">
        {made.files.map(({ name, bytes, sha256 }) => (
          <li key={name}>
            <a href={exportFileAddress(made.exportId, name)} download={name}>
              {name}
            </a>
            <span className="muted">{say("bytes", { number: countText(bytes, language) })}</span>
            <code title={sha256}>{sha256}</code>
          </li>
        ))}
      </ul>
      <Button component="a" href={exportArchiveAddress(made.exportId)} download={`${made.exportId}.zip`}>
        {say("exportAll")}
      </Button>
      <p className="muted">{say("exportVerify")}</p>
    </div>
  );
}
