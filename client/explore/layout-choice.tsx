import { SegmentedControl, Tooltip } from "@mantine/core";
import { useWords } from "../ui/i18n.ts";
import { useViewState } from "../ui/use-view-state.ts";
import type { EdgeWidth, Layout } from "../view-state.ts";

/** How the network is laid out, and what the width of an edge says. */
export function LayoutChoice() {
  const { say } = useWords();
  const { view, look } = useViewState();
  // Pins are places in one layout's coordinates.
  const choose = (layout: Layout) => look({ layout, arrangement: { ...view.arrangement, pins: [] } });
  return (
    <>
      <SegmentedControl
        className="layout-choice"
        size="xs"
        aria-label={say("layout")}
        value={view.layout}
        onChange={(layout) => choose(layout as Layout)}
        data={[
          { value: "flow", label: say("layoutFlow") },
          { value: "force", label: say("layoutForce") },
          { value: "communities", label: say("layoutCommunities") },
        ]}
      />
      <Tooltip label={say("edgeWidth")}>
        <SegmentedControl
          size="xs"
          aria-label={say("edgeWidth")}
          value={view.edgeWidth}
          onChange={(edgeWidth) => look({ edgeWidth: edgeWidth as EdgeWidth })}
          data={[
            { value: "amount", label: say("byAmount") },
            { value: "transfers", label: say("byCount") },
          ]}
        />
      </Tooltip>
    </>
  );
}
