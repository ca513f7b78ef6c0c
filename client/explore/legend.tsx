import { UnstyledButton } from "@mantine/core";
import { countText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { readableOn } from "./labels.ts";
import type { CommunityMark } from "./palette.ts";
import { communityColour, type Look } from "./style.ts";

interface Props {
  readonly marks: ReadonlyMap<number, CommunityMark>;
  readonly look: Pick<Look, "marks" | "palette">;
}

/** Letters and hues of the communities, and what the shapes mean. A letter chosen makes its community stand out. */
export function Legend({ marks, look }: Props) {
  const { say, language } = useWords();
  const { view, look: lookAt } = useViewState();
  return (
    // biome-ignore lint/a11y/useSemanticElements: this is no form, so it has no fieldset.
    <div className="legend" role="group" aria-label={say("legend")}>
      <span className="legend-title">{say("communities")}</span>
      {[...marks.values()].map((mark) => {
        const color = communityColour(mark.communityId, look);
        const isOn = view.community === mark.communityId;
        return (
          <UnstyledButton
            key={mark.communityId}
            className="legend-mark"
            aria-pressed={isOn}
            title={say("communityMark", { letter: mark.letter, count: mark.accounts })}
            onClick={() => lookAt({ community: isOn ? null : mark.communityId })}
          >
            <i aria-hidden="true" style={{ background: color, color: readableOn(color) }}>
              {mark.letter}
            </i>
            <span aria-hidden="true">{countText(mark.accounts, language)}</span>
            <span className="visually-hidden">
              {say("communityMark", { letter: mark.letter, count: mark.accounts })}
            </span>
          </UnstyledButton>
        );
      })}
      <span className="legend-shapes">
        <Shape path="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z" label={say("shapeAccount")} />
        <Shape path="M3 3h10v10H3Z" label={say("shapeSquare")} />
        <Shape path="m8 1 7 7-7 7-7-7Z" label={say("shapeDiamond")} />
      </span>
    </div>
  );
}

function Shape({ path, label }: { readonly path: string; readonly label: string }) {
  return (
    <span className="legend-shape">
      <svg width={10} height={10} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
        <path d={path} />
      </svg>
      {label}
    </span>
  );
}
