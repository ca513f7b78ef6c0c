import {
  SegmentedControl,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { DatasetsMenu } from "./filters/datasets-menu.tsx";
import { SearchBox } from "./filters/search-box.tsx";
import { RunMenu } from "./hubs/run-menu.tsx";
import icon from "./icon.svg";
import { useAtRisk } from "./queries.ts";
import { countText, type Language } from "./ui/formats.ts";
import { chooseLanguage, useWords } from "./ui/i18n.ts";
import { Icon } from "./ui/icons.tsx";
import { useRun } from "./ui/use-run.ts";
import { useViewState } from "./ui/use-view-state.ts";

export function Header({ openKeys }: { readonly openKeys: () => void }) {
  const { say, language } = useWords();
  return (
    <header className="header">
      <h1 className="brand">
        <img src={icon} alt="" width={22} height={22} />
        {say("brand")}
      </h1>
      <DatasetsMenu />
      <RunMenu />
      <SearchBox />
      <AtRiskButton />
      <SegmentedControl
        size="xs"
        aria-label={say("language")}
        value={language}
        onChange={(chosen) => void chooseLanguage(chosen as Language)}
        data={[
          { value: "en", label: say("languageEn") },
          { value: "id", label: say("languageId") },
        ]}
      />
      <ThemeButton />
      <Tooltip label={say("keys")}>
        <UnstyledButton className="icon-button" aria-label={say("keys")} onClick={openKeys}>
          <Icon name="keys" />
        </UnstyledButton>
      </Tooltip>
    </header>
  );
}

function AtRiskButton() {
  const { say, language } = useWords();
  const { look } = useViewState();
  const run = useRun();
  const total = useAtRisk(run?.runId ?? null).data?.pages[0]?.total;
  if (total === undefined) return null;
  return (
    <UnstyledButton className="header-button" onClick={() => look({ isAtRiskOpen: true })} aria-haspopup="dialog">
      <Icon name="shield" />
      <span>{say("atRiskCount", { total: countText(total, language) })}</span>
    </UnstyledButton>
  );
}

function ThemeButton() {
  const { say } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme("light", { getInitialValueInEffect: false }) === "dark";
  const label = isDark ? say("lightTheme") : say("darkTheme");
  return (
    <Tooltip label={label}>
      <UnstyledButton
        className="icon-button"
        aria-label={label}
        onClick={() => setColorScheme(isDark ? "light" : "dark")}
      >
        <Icon name={isDark ? "sun" : "moon"} />
      </UnstyledButton>
    </Tooltip>
  );
}
