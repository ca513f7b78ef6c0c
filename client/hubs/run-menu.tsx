import { Menu, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { RunRow } from "../../server/serve/wire.ts";
import { useRuns } from "../queries.ts";
import { countText, daysIn, momentText, windowText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { useRun } from "../ui/use-run.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { UNTOUCHED } from "../view-state.ts";
import { NewRun } from "./new-run.tsx";

/** The run whose findings are looked at, the others, and the way to a new one. */
export function RunMenu() {
  const { say, language } = useWords();
  const { look } = useViewState();
  const runs = useRuns().data?.items;
  const run = useRun();
  const [isNewOpen, newRun] = useDisclosure(false);
  if (!runs) return null;
  const choose = (runId: string) =>
    look({ runId, from: null, to: null, hub: null, selection: null, arrangement: UNTOUCHED, community: null });
  return (
    <>
      <Menu position="bottom-start" width={360} shadow="md">
        <Menu.Target>
          <UnstyledButton className="header-button">
            <span className="header-label">{say("run")}</span>
            <span className="header-value">{run ? <RunTitle run={run} /> : say("noRun")}</span>
            <Icon name="down" size={12} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown className="run-menu">
          <Menu.Item leftSection={<Icon name="play" size={14} />} onClick={newRun.open}>
            {say("newRun")}
          </Menu.Item>
          {runs.length > 0 && <Menu.Divider />}
          {runs.map((known) => (
            <Menu.Item
              key={known.runId}
              disabled={known.outcome !== "finished"}
              aria-current={known.runId === run?.runId}
              onClick={() => choose(known.runId)}
            >
              <strong>
                <RunTitle run={known} />
              </strong>
              <div className="muted">
                {windowText(known.from, known.to, language)} ·{" "}
                {say("runFigures", {
                  hubs: countText(known.counts.scored, language),
                  transfers: countText(known.counts.transfers, language),
                })}
              </div>
              <div className="muted">
                {say("runKnobs", {
                  engine: ENGINES[known.engine],
                  resolution: known.resolution,
                  seed: known.seed,
                  catalogue: known.catalogueVersion,
                })}
              </div>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <NewRun
        isOpen={isNewOpen}
        close={newRun.close}
        run={run}
        onFinished={(runId) => {
          newRun.close();
          choose(runId);
        }}
      />
    </>
  );
}

const ENGINES = { leiden: "Leiden", louvain: "Louvain" } as const;

function RunTitle({ run }: { readonly run: RunRow }) {
  const { say, language } = useWords();
  return (
    <>
      {momentText(run.startedAt, "minute", language)} · {say("days", { count: daysIn(run.from, run.to) })} ·{" "}
      {ENGINES[run.engine]}
    </>
  );
}
