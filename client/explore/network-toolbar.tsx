import { Tooltip, UnstyledButton } from "@mantine/core";
import { useWords } from "../ui/i18n.ts";
import { Icon, type IconName } from "../ui/icons.tsx";
import type { LayoutState } from "./force-layout.ts";
import type { Actions } from "./use-actions.ts";
import type { Arranging } from "./use-arrangement.ts";

interface Props {
  readonly actions: Actions;
  readonly arranging: Arranging;
  readonly layoutState: LayoutState;
  readonly expand: () => void;
  readonly fit: () => void;
  readonly asTable: boolean;
  readonly toggleTable: () => void;
  readonly openExport: () => void;
  readonly openAccount: (() => void) | null;
  readonly isBusy: boolean;
}

export function NetworkToolbar(props: Props) {
  const { say } = useWords();
  const { actions, arranging, layoutState } = props;
  return (
    <div className="toolbar" role="toolbar" aria-label={say("networkTools")}>
      <Tool icon="undo" label={say("undo")} keys="Ctrl Z" run={arranging.undo} />
      <Tool icon="redo" label={say("redo")} keys="Ctrl Shift Z" run={arranging.redo} />
      <span className="toolbar-gap" />
      <Tool icon="expand" label={say("expand")} keys="e" run={props.expand} isNamed />
      <Tool icon="fold" label={actions.opensFolds ? say("unfold") : say("fold")} keys="f" run={actions.toggleFold} />
      <Tool icon="hide" label={say("hide")} keys="h" run={actions.hide} />
      <Tool icon="pin" label={actions.isPinned ? say("unpin") : say("pin")} keys="p" run={actions.togglePin} />
      <span className="toolbar-gap" />
      <Tool icon="fit" label={say("fit")} run={props.asTable ? null : props.fit} />
      <Tool
        icon={props.asTable ? "drawing" : "table"}
        label={props.asTable ? say("asDrawing") : say("asTable")}
        run={props.toggleTable}
      />
      <Tool icon="exportOut" label={say("export")} run={props.openExport} isNamed />
      {props.openAccount && <Tool icon="eye" label={say("account")} run={props.openAccount} isNamed />}
      <span className="toolbar-state" role="status">
        {layoutState.status === "running" && (
          <>
            {say("layoutRunning", { percent: Math.round((layoutState.iterations / layoutState.of) * 100) })}
            <Tool icon="stop" label={say("stopLayout")} run={layoutState.stop} />
          </>
        )}
        {layoutState.status === "failed" && say("layoutFailed")}
        {layoutState.status !== "running" && props.isBusy && say("loading")}
      </span>
    </div>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string;
  /** Null greys the tool out. */
  readonly run: (() => void) | null;
  /** Shows its name beside the sign. */
  readonly isNamed?: boolean;
}

function Tool({ icon, label, keys, run, isNamed = false }: ToolProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <UnstyledButton
        className={`tool${isNamed ? " is-named" : ""}`}
        aria-label={label}
        aria-disabled={run === null}
        onClick={() => run?.()}
      >
        <Icon name={icon} />
        {isNamed && <span>{label}</span>}
      </UnstyledButton>
    </Tooltip>
  );
}
