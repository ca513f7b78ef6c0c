import { useDisclosure } from "@mantine/hooks";
import { useCallback, useMemo, useRef, useState } from "react";
import type { NetworkData } from "../../server/serve/wire.ts";
import { countText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { useKeys } from "../ui/keyboard.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { ExpandDialog } from "./expand-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import type { Columns } from "./flow-layout.ts";
import { HoverCaption } from "./hover-caption.tsx";
import type { ColumnHead } from "./labels.ts";
import { Legend } from "./legend.tsx";
import { type CanvasHandle, NetworkCanvas } from "./network-canvas.tsx";
import { NetworkTable } from "./network-table.tsx";
import { NetworkToolbar } from "./network-toolbar.tsx";
import { useActions } from "./use-actions.ts";
import { useArrangement } from "./use-arrangement.ts";
import { type Size, useDrawing } from "./use-drawing.ts";
import { useLook } from "./use-look.ts";

interface Props {
  readonly data: NetworkData;
  readonly hub: string;
  readonly size: Size;
  readonly isStill: boolean;
  readonly isBusy: boolean;
  readonly openAccount: (() => void) | null;
}

/** The drawing with its tools, or the same as a table. */
export function NetworkView({ data, hub, size, isStill, isBusy, openAccount }: Props) {
  const { say, language } = useWords();
  const { view, settle } = useViewState();
  const arranging = useArrangement();
  const drawing = useDrawing({ data, hub, size, isStill });
  const look = useLook(drawing);
  const canvas = useRef<CanvasHandle | null>(null);
  const onReady = useCallback((handle: CanvasHandle | null) => {
    canvas.current = handle;
  }, []);
  const actions = useActions({ data, scene: drawing.scene, hub, arranging, network: drawing.network });
  const [isExporting, exporting] = useDisclosure(false);
  const [expanding, setExpanding] = useState<string | null>(null);
  const subject = actions.selected ?? hub;
  const expand = () => setExpanding(subject);

  useKeys({
    e: expand,
    f: () => actions.toggleFold?.(),
    h: () => actions.hide?.(),
    p: () => actions.togglePin?.(),
    "mod+z": () => arranging.undo?.(),
    "mod+shift+z": () => arranging.redo?.(),
  });

  const heads = useHeads(drawing.columns);
  const counts = {
    accounts: countText(data.nodes.length, language),
    edges: countText(drawing.scene.edges.length, language),
  };
  return (
    <>
      {view.asTable ? (
        <NetworkTable scene={drawing.scene} actions={actions} />
      ) : (
        <>
          <NetworkCanvas
            network={drawing.network}
            nodes={drawing.scene.nodes.length}
            look={look}
            intents={actions}
            frame={drawing.frame}
            heads={heads}
            isStill={isStill}
            onReady={onReady}
            label={say("networkLabel", counts)}
          />
          <HoverCaption scene={drawing.scene} />
          <Legend marks={drawing.marks} look={look} />
        </>
      )}
      <ShownPart data={data} hub={hub} expand={() => setExpanding(hub)} />
      <NetworkToolbar
        actions={actions}
        arranging={arranging}
        layoutState={drawing.layoutState}
        expand={expand}
        fit={() => canvas.current?.fit()}
        asTable={view.asTable}
        toggleTable={() => settle({ asTable: !view.asTable })}
        openExport={exporting.open}
        openAccount={openAccount}
        isBusy={isBusy}
      />
      <ExpandDialog
        accountId={expanding}
        inView={data.nodes}
        close={() => setExpanding(null)}
        expand={(accountId, kind) => {
          arranging.expand({ accountId, kind });
          setExpanding(null);
        }}
      />
      <ExportDialog hub={hub} isOpen={isExporting} close={exporting.close} />
    </>
  );
}

function useHeads({ payers, centre, payees }: Columns): readonly ColumnHead[] {
  const { say, language } = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` is new each time, and says the same for one language.
  return useMemo(
    () => [
      ...(payers === null ? [] : [{ x: payers, text: say("columnPayers") }]),
      ...(centre === null ? [] : [{ x: centre, text: say("columnHub") }]),
      ...(payees === null ? [] : [{ x: payees, text: say("columnPayees") }]),
    ],
    [payers, centre, payees, language],
  );
}

/** Says so where not everything is drawn that is there. */
function ShownPart({
  data,
  hub,
  expand,
}: {
  readonly data: NetworkData;
  readonly hub: string;
  readonly expand: () => void;
}) {
  const { say, language } = useWords();
  const centre = data.nodes.find((node) => node.accountId === hub);
  const payers = new Set(data.edges.filter((edge) => edge.payee === hub).map((edge) => edge.payer)).size;
  const isPart = centre !== undefined && payers < centre.fanIn;
  if (!isPart && !data.cut) return null;
  return (
    <p className="shown-part">
      {data.cut
        ? say("networkCut", { accounts: countText(data.nodes.length, language) })
        : say("payersShown", { shown: countText(payers, language), all: countText(centre?.fanIn ?? 0, language) })}{" "}
      {!data.cut && (
        <button type="button" className="text-button" onClick={expand}>
          {say("expandMore")}
        </button>
      )}
    </p>
  );
}
