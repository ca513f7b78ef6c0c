import { useMemo } from "react";
import { countText, shortAmount, shortId } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { usePointer } from "./pointer.ts";
import type { Scene, SceneNode } from "./scene.ts";

/** What the mouse is over, in one line at a fixed place: nothing jumps after the pointer. */
export function HoverCaption({ scene }: { readonly scene: Scene }) {
  const { say, language } = useWords();
  const pointed = usePointer();
  const nodes = useMemo(() => new Map(scene.nodes.map((node) => [node.key, node])), [scene]);
  const nameOf = (node: SceneNode | undefined) => {
    switch (node?.kind) {
      case "account":
        return shortId(node.account.accountId, 24);
      case "fold":
        return say(node.direction === "in" ? "foldCount" : "foldCountOut", { count: node.members.length });
      case "community":
        return say("accountCount", { count: node.members.length });
      case undefined:
        return "";
      default:
        return node satisfies never;
    }
  };
  const node = pointed.node === null ? undefined : nodes.get(pointed.node);
  const edge = pointed.edge === null ? undefined : scene.edges.find(({ key }) => key === pointed.edge);
  if (!node && !edge) return null;
  return (
    <div className="caption" aria-hidden="true">
      {node && (
        <>
          <strong>{nameOf(node)}</strong>
          {node.kind === "account" && (
            <span>
              {say("payers", { count: node.account.fanIn, number: countText(node.account.fanIn, language) })} ·{" "}
              {say("payees", { count: node.account.fanOut, number: countText(node.account.fanOut, language) })}
              {node.account.rank !== null &&
                !node.account.isProtected &&
                ` · ${say("hubRank", { rank: node.account.rank })}`}
            </span>
          )}
          {node.kind === "fold" && <span>{say("clickToUnfold")}</span>}
        </>
      )}
      {edge && (
        <>
          <strong>
            {nameOf(nodes.get(edge.from))} → {nameOf(nodes.get(edge.to))}
          </strong>
          <span>
            {say("inTransfers", { count: edge.transfers, number: countText(edge.transfers, language) })} ·{" "}
            {edge.amounts.map(({ amount, currency }) => shortAmount(amount, currency, language)).join(" + ")}
          </span>
        </>
      )}
    </div>
  );
}
