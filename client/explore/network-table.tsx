import { UnstyledButton } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { countText, dayText, fullAmount, roughAmount, shortId } from "../ui/formats.ts";
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
  const scroller = useRef<HTMLDivElement>(null);
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
    <span role="cell" className="cell">
      <UnstyledButton
        className="link account-id"
        title={nodes.get(key)?.kind === "account" ? key : undefined}
        onClick={() => actions.chooseNode(key)}
      >
        {name(key)}
      </UnstyledButton>
    </span>
  );
  const heads = [say("payer"), say("payee"), say("transfersShort"), say("amount"), say("first"), say("last")];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold rows that come and go at fixed places.
    <div
      className="record-table network-table"
      role="table"
      aria-label={say("network")}
      aria-rowcount={edges.length + 1}
    >
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className="record-head">
          {heads.map((head, index) => (
            <span key={head} role="columnheader" className={index < 2 ? "cell" : "cell is-number"}>
              {head}
            </span>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
      <div ref={scroller} role="rowgroup" className="record-body" tabIndex={0} aria-label={say("network")}>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const edge = edges[index];
            if (!edge) return null;
            return (
              <div
                key={edge.key}
                role="row"
                aria-rowindex={index + 2}
                className="record-row"
                style={{ height: ROW_PX, transform: `translateY(${start}px)` }}
              >
                {end(edge.from)}
                {end(edge.to)}
                <span role="cell" className="cell is-number">
                  <UnstyledButton className="link" onClick={() => actions.chooseEdge(edge.key)}>
                    {countText(edge.transfers, language)}
                  </UnstyledButton>
                </span>
                <span role="cell" className="cell is-number">
                  {edge.amounts.map(({ amount, currency }) => fullAmount(amount, currency, language)).join(" + ")}
                </span>
                <span role="cell" className="cell is-number">
                  {dayText(edge.firstAt, language)}
                </span>
                <span role="cell" className="cell is-number">
                  {dayText(edge.lastAt, language)}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function roughest(edge: SceneEdge): number {
  return roughAmount(edge.amounts[0]?.amount ?? "0");
}
