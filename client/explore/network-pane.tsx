import { useElementSize, useReducedMotion } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type NetworkAround, networkQuery } from "../queries.ts";
import { AccountName } from "../ui/account-name.tsx";
import { countText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { ErrorNotice, Notice, Waiting } from "../ui/notice.tsx";
import { useSpan } from "../ui/use-run.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { LayoutChoice } from "./layout-choice.tsx";
import { NetworkView } from "./network-view.tsx";
import type { Size } from "./use-drawing.ts";

interface Props {
  /** Opens the account drawer where the account has no pane of its own. */
  readonly openAccount: (() => void) | null;
}

/** The network around the hub. While a new answer is on its way, the one before stays. */
export function NetworkPane({ openAccount }: Props) {
  const { view } = useViewState();
  const span = useSpan();
  const network = useQuery({
    ...networkQuery(view.hub, view.arrangement, span),
    enabled: view.hub !== null && span.run !== null,
  });
  return (
    <>
      <NetworkHead data={network.data} />
      <Stage>{(size) => <StageContent network={network} size={size} openAccount={openAccount} />}</Stage>
    </>
  );
}

function NetworkHead({ data }: { readonly data: NetworkAround | undefined }) {
  const { say, language } = useWords();
  const { view } = useViewState();
  const hub = data?.network.nodes.find((node) => node.accountId === view.hub);
  return (
    <div className="pane-head network-head">
      <h2>{say("network")}</h2>
      {view.hub && <AccountName accountId={view.hub} />}
      {hub && (
        <span className="muted head-figures">
          {say("payers", { count: hub.fanIn, number: countText(hub.fanIn, language) })} ·{" "}
          {say("onward", { count: hub.fanOut, number: countText(hub.fanOut, language) })}
        </span>
      )}
      <LayoutChoice />
    </div>
  );
}

/** Below the drawing; as in explore.css. */
const TOOLBAR_PX = 40;

/** Measures the room for the drawing; nothing is drawn into none. */
function Stage({ children }: { readonly children: (size: Size) => React.ReactNode }) {
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const drawn = Math.max(0, height - TOOLBAR_PX);
  if (Math.abs(size.width - width) > 1 || Math.abs(size.height - drawn) > 1) setSize({ width, height: drawn });
  return (
    <div ref={ref} className="stage">
      {size.width > 200 && size.height > 150 && children(size)}
    </div>
  );
}

interface ContentProps extends Props {
  readonly network: {
    readonly data: NetworkAround | undefined;
    readonly error: unknown;
    readonly isFetching: boolean;
  };
  readonly size: Size;
}

function StageContent({ network, size, openAccount }: ContentProps) {
  const { say } = useWords();
  const { view, look } = useViewState();
  const isStill = useReducedMotion(undefined, { getInitialValueInEffect: false });
  if (view.hub === null) return <Notice title={say("noNetworkTitle")}>{say("noNetworkText")}</Notice>;
  if (network.error && !network.data) return <ErrorNotice error={network.error} />;
  if (!network.data) return <Waiting />;
  if (network.data.network.edges.length === 0) {
    return (
      <Notice
        title={view.from ? say("noEdgesInDays") : say("noEdges")}
        {...(view.from ? { action: { label: say("showAllDays"), run: () => look({ from: null, to: null }) } } : {})}
      >
        {view.from ? say("noEdgesInDaysText") : say("noEdgesText")}
      </Notice>
    );
  }
  return (
    <NetworkView
      data={network.data.network}
      hub={network.data.hub}
      size={size}
      isStill={isStill}
      isBusy={network.isFetching}
      openAccount={openAccount}
    />
  );
}
