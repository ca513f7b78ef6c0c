import { Popover, UnstyledButton } from "@mantine/core";
import type { DatasetRow } from "../../server/serve/wire.ts";
import { useDatasets } from "../queries.ts";
import { countText, windowText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";

/** What is loaded, and that nothing was lost: every row read is accepted, rejected, a duplicate or skipped. */
export function DatasetsMenu() {
  const { say } = useWords();
  const datasets = useDatasets().data?.items;
  if (!datasets) return null;
  const [first] = datasets;
  return (
    <Popover position="bottom-start" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton className="header-button">
          <span className="header-label">{say("dataset")}</span>
          <span className="header-value">
            {datasets.length === 1 && first ? first.datasetId : say("datasetCount", { count: datasets.length })}
          </span>
          <Icon name="down" size={12} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className="datasets" aria-label={say("dataset")}>
        {datasets.length === 0 && <p>{say("noDatasetText")}</p>}
        {datasets.map((dataset) => (
          <Dataset key={dataset.datasetId} dataset={dataset} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function Dataset({ dataset }: { readonly dataset: DatasetRow }) {
  const { say, language, day } = useWords();
  const rows = [
    ["rowsRead", dataset.rowsRead],
    ["rowsAccepted", dataset.accepted],
    ["rowsRejected", dataset.rejected],
    ["rowsDuplicate", dataset.duplicate],
    ["rowsSkipped", dataset.skipped],
  ] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the popover needs something to focus, and this is what is read.
    <article className="dataset" tabIndex={0}>
      <h3>{dataset.datasetId}</h3>
      <p>
        {dataset.from && dataset.to ? windowText(dataset.from, dataset.to, language) : say("noTransfers")}
        {dataset.institution && ` · ${dataset.institution}`}
      </p>
      <dl>
        {rows.map(([label, count]) => (
          <div key={label}>
            <dt>{say(label)}</dt>
            <dd>{countText(count, language)}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{say("loadedBy", { day: day(dataset.loadedAt), user: dataset.loadedBy })}</p>
      {dataset.warnings.map((warning) => (
        <p key={warning} className="warning">
          {warning}
        </p>
      ))}
    </article>
  );
}
