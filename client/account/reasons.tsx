import { useState } from "react";
import type { AccountDetail } from "../../server/serve/wire.ts";
import { countText, numberText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";

/** The largest reasons say most; the others are a click away. */
const REASONS_AT_FIRST = 6;

/** Why an account stands out, what else it could be, and what is not known: in that order, always all three. */
export function Reasons({ account }: { readonly account: AccountDetail }) {
  const { say, sentence } = useWords();
  const { contributions, lookAlikes, unknowns } = account;
  if (!account.finding) return <p className="muted reasons-none">{say("notScored")}</p>;
  const reasons = contributions.filter(({ points }) => points !== 0).sort((a, b) => b.points - a.points);
  const fitting = lookAlikes.filter(({ strength, points }) => strength > 0 || points < 0);
  const others = lookAlikes.filter((lookAlike) => !fitting.includes(lookAlike));
  return (
    <div className="reasons">
      <h3>{account.protection === "protected" ? say("whyInQueue") : say("whyItStandsOut")}</h3>
      <Reasoned reasons={reasons.slice(0, REASONS_AT_FIRST)} />
      {reasons.length > REASONS_AT_FIRST && (
        <details className="more-reasons">
          <summary>{say("smallerReasons", { count: reasons.length - REASONS_AT_FIRST })}</summary>
          <Reasoned reasons={reasons.slice(REASONS_AT_FIRST)} />
        </details>
      )}
      <h3>{say("whatElseItCouldBe")}</h3>
      {fitting.length === 0 && <p className="muted">{say("noLookAlike")}</p>}
      <LookAlikes lookAlikes={fitting} />
      {others.length > 0 && (
        <details className="more-reasons">
          <summary>{say("lookedForToo", { count: others.length })}</summary>
          <LookAlikes lookAlikes={others} />
        </details>
      )}
      {unknowns.length > 0 && (
        <>
          <h3>{say("notKnown")}</h3>
          <ul className="unknowns">
            {unknowns.map((unknown) => (
              <li key={unknown.field}>{sentence(unknown.sentence)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function LookAlikes({ lookAlikes }: { readonly lookAlikes: AccountDetail["lookAlikes"] }) {
  const { sentence, language } = useWords();
  return (
    <ul>
      {lookAlikes.map((lookAlike) => (
        <li key={lookAlike.lookAlike} className="reason">
          <span className="reason-points">{signed(lookAlike.points, language)}</span>
          <span>{sentence(lookAlike.sentence)}</span>
        </li>
      ))}
    </ul>
  );
}

function Reasoned({ reasons }: { readonly reasons: readonly Contribution[] }) {
  return (
    <ul>
      {reasons.map((reason) => (
        <Reason key={reason.feature} reason={reason} />
      ))}
    </ul>
  );
}

type Contribution = AccountDetail["contributions"][number];

/** A sentence with its points; unfolded, the figure, its place among peers, and the transfers behind it. */
function Reason({ reason }: { readonly reason: Contribution }) {
  const { say, sentence, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="reason">
          <span className="reason-points">{signed(reason.points, language)}</span>
          <span>{sentence(reason.sentence)}</span>
        </summary>
        {isOpen && (
          <div className="reason-detail">
            <p className="muted">
              {say("featureFigure", {
                feature: reason.feature,
                value: numberText(reason.value, language, 2),
                unit: reason.unit,
              })}
              {reason.peerPercentile !== null &&
                ` · ${say("peerPercentile", { percentile: numberText(reason.peerPercentile, language, 0) })}`}
            </p>
            {reason.evidenceTotal > 0 && (
              <p className="muted">
                {say("evidence", {
                  shown: reason.evidence.length,
                  total: countText(reason.evidenceTotal, language),
                  count: reason.evidenceTotal,
                })}
              </p>
            )}
            <ul className="evidence">
              {reason.evidence.map(({ datasetId, transferId }) => (
                <li key={`${datasetId}\n${transferId}`} title={`${datasetId}: ${transferId}`}>
                  {transferId}
                </li>
              ))}
            </ul>
          </div>
        )}
      </details>
    </li>
  );
}

function signed(points: number, language: "en" | "id"): string {
  const size = Math.abs(points);
  const text = numberText(size, language, size < 1 ? 1 : 0);
  return points < 0 ? `−${text}` : text;
}
