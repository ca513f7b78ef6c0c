import { UnstyledButton } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { roomFor } from "../account/record-table.tsx";
import { countText, fullAmount, roughAmount, shortDayText, shortId } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import type { Scene, SceneEdge } from "./scene.ts";
import type { Actions } from "./use-actions.ts";

interface Props {
  readonly scene: Scene;
  readonly actions: Actions;
}

const ROW_PX = 34;

/** Everything that the drawing shows, as rows: largest amount first. A name does what its node does. */
export function NetworkTable({ scene, actions }: Props) {
  const { say, language } = useWords();
  const scroller = useRef<HTMLTableSectionElement>(null);
  const edges = useMemo(
    () => [...scene.edges].sort((a, b) => roughest(b) - roughest(a) || (a.key < b.key ? -1 : 1)),
    [scene],
  );
  const nodes = useMemo(() => new Map(scene.nodes.map((node) => [node.key, node])), [scene]);
  const virtual = useVirtualizer({
    count: edges.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const name = (key: string) => {
    const node = nodes.get(key);
    if (node?.kind === "fold") {
      return say(node.direction === "in" ? "foldCount" : "foldCountOut", { count: node.members.length });
    }
    if (node?.kind === "community") return say("accountCount", { count: node.members.length });
    return shortId(key, 24);
  };
  const end = (key: string) => (
    <td className="cell">
      <UnstyledButton
        className="link account-id"
        title={nodes.get(key)?.kind === "account" ? key : undefined}
        onClick={() => actions.chooseNode(key)}
      >
        {name(key)}
      </UnstyledButton>
    </td>
  );
  const heads = [say("payer"), say("payee"), say("transfersShort"), say("amount"), say("first"), say("last")];
  return (
    <table className="record-table network-table" aria-label={say("network")} aria-rowcount={edges.length + 1}>
      <thead>
        <tr aria-rowindex={1} className="record-head">
          {heads.map((head, index) => (
            <th key={head} scope="col" className={index < 2 ? "cell" : "cell is-number"}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
      <tbody ref={scroller} className="record-body" tabIndex={0} style={roomFor(virtual.getTotalSize())}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const edge = edges[index];
          if (!edge) return null;
          return (
            <tr
              key={edge.key}
              aria-rowindex={index + 2}
              className="record-row"
              style={{ height: ROW_PX, transform: `translateY(${start}px)` }}
            >
              {end(edge.from)}
              {end(edge.to)}
              <td className="cell is-number">
                <UnstyledButton className="link" onClick={() => actions.chooseEdge(edge.key)}>
                  {countText(edge.transfers, language)}
                </UnstyledButton>
              </td>
              <td className="cell is-number">
                {edge.amounts.map(({ amount, currency }) => fullAmount(amount, currency, language)).join(" + ")}
              </td>
              <td className="cell is-number">{shortDayText(edge.firstAt, language)}</td>
              <td className="cell is-number">{shortDayText(edge.lastAt, language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function roughest(edge: SceneEdge): number {
  return roughAmount(edge.amounts[0]?.amount ?? "0");
}
