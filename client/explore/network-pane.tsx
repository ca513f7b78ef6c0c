import { useElementSize, useReducedMotion } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { NetworkData } from "../../server/serve/wire.ts";
import { networkQuery } from "../queries.ts";
import { AccountName } from "../ui/account-name.tsx";
import { countText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { ErrorNotice, Notice, Waiting } from "../ui/notice.tsx";
import { useSpan } from "../ui/use-run.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { LayoutChoice } from "./layout-choice.tsx";
import type { Frame } from "./network-canvas.tsx";
import { NetworkView } from "./network-view.tsx";

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

function NetworkHead({ data }: { readonly data: NetworkData | undefined }) {
  const { say, language } = useWords();
  const { view } = useViewState();
  const hub = data?.nodes.find((node) => node.accountId === view.hub);
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

/** Measures the room for the drawing; nothing is drawn into none. */
function Stage({ children }: { readonly children: (size: Frame) => React.ReactNode }) {
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const [size, setSize] = useState<Frame>({ width: 0, height: 0 });
  if (Math.abs(size.width - width) > 1 || Math.abs(size.height - height) > 1) setSize({ width, height });
  return (
    <div ref={ref} className="stage">
      {size.width > 200 && size.height > 150 && children(size)}
    </div>
  );
}

interface ContentProps extends Props {
  readonly network: {
    readonly data: NetworkData | undefined;
    readonly error: unknown;
    readonly isFetching: boolean;
    refetch(): unknown;
  };
  readonly size: Frame;
}

function StageContent({ network, size, openAccount }: ContentProps) {
  const { say } = useWords();
  const { view, look } = useViewState();
  const isStill = useReducedMotion(undefined, { getInitialValueInEffect: false });
  if (view.hub === null) return <Notice title={say("noNetworkTitle")}>{say("noNetworkText")}</Notice>;
  if (network.error && !network.data) return <ErrorNotice error={network.error} retry={() => network.refetch()} />;
  if (!network.data) return <Waiting />;
  if (network.data.edges.length === 0) {
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
      data={network.data}
      hub={view.hub}
      size={size}
      isStill={isStill}
      isBusy={network.isFetching}
      openAccount={openAccount}
    />
  );
}
