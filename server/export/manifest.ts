import { byCodePoint } from "../domain/code-point-order.ts";
import type { Dataset } from "../domain/dataset.ts";
import type { Run } from "../domain/run.ts";
import type { EpochMs, Window } from "../domain/window.ts";
import type { MaskedCounts } from "./shown-subgraph.ts";
import type { WrittenFile } from "./whole-folder.ts";

export const MANIFEST_NAME = "manifest.json";
/** The digests of all other files, the manifest's too, in the form that `sha256sum --check` reads. */
export const DIGESTS_NAME = "SHA256SUMS";

/** Who may read it: protected accounts by pseudonym, without remarks. The only profile there is so far. */
export const PROFILE = "lea-pseudonymised";

/** What an export holds, where it comes from and how it was made: `manifest.json`, as canonical JSON. */
export interface Manifest {
  readonly format: "tributary-export";
  readonly formatVersion: 1;
  readonly profile: typeof PROFILE;
  readonly madeBy: string;
  /** ISO 8601 UTC, where the caller told the time. */
  readonly madeAt: string | null;
  readonly request: {
    /** As shown. */
    readonly accounts: readonly string[];
    readonly hops: number;
    readonly exportFormat: string;
  };
  readonly window: ManifestWindow;
  /** The run whose communities, scores and ranks the accounts carry. */
  readonly run: ManifestRun | null;
  /** The datasets that the transfers come from, by datasetId as shown. */
  readonly datasets: readonly ManifestDataset[];
  readonly counts: { readonly accounts: number; readonly transfers: number; readonly edges: number };
  readonly files: readonly (WrittenFile & { readonly rows: number })[];
  readonly masked: MaskedCounts;
  readonly conventions: typeof CONVENTIONS;
}

/** Half-open. Null where the window has no end on that side. */
interface ManifestWindow {
  readonly from: string | null;
  readonly to: string | null;
}

interface ManifestRun {
  readonly runId: string;
  readonly runKey: string;
  readonly engine: string;
  readonly resolution: number;
  readonly seed: number;
  readonly minFanIn: number;
  readonly catalogueVersion: string;
  readonly window: ManifestWindow;
}

interface ManifestDataset {
  readonly datasetId: string;
  readonly institution: string | null;
  readonly legalBasis: string | null;
  readonly mapping: string;
  readonly mappingDigest: string;
  readonly contentDigest: string;
  readonly files: Dataset["files"];
}

/** How to read the files; the same in every export. */
const CONVENTIONS = {
  accounts:
    "Account ids are text. PROT-... is a pseudonym of a protected account. hop counts edges from the accounts asked for.",
  amounts: "amount is an exact decimal in currency; amountMinor is the same in the currency's smallest unit.",
  assessments:
    "communityId, score and rank are what the run computed, not facts; a score is no statement about a person.",
  controlCharacters: "Control characters are shown by their pictures (U+2400 onwards); what is no character is U+FFFD.",
  csv: "UTF-8 with byte order mark, comma, CRLF, texts in quotes. A text that begins with = + - @ (or their wide forms), tab or carriage return has an apostrophe before it, so that no spreadsheet runs it.",
  edges: "Counted transfers above zero between different accounts, merged by payer, payee and currency.",
  times: "ISO 8601 in UTC. timePrecision says how exactly a time is known: with day, the hour says nothing.",
  transfers:
    "Every transfer of the window between the accounts listed; standing says how it counts. A transferId of the form file:line stands in for one that would give a protected account away.",
} as const;

export interface ManifestParts
  extends Omit<Manifest, "format" | "formatVersion" | "profile" | "window" | "run" | "datasets" | "conventions"> {
  readonly window: Window;
  readonly run: Run | null;
  readonly datasets: readonly Dataset[];
  /** Free text as it may be shown. */
  readonly shownText: (text: string) => string;
}

/** The manifest of these parts. No clock: same parts, same manifest. */
export function manifestOf({ window, run, datasets, shownText, ...parts }: ManifestParts): Manifest {
  return {
    format: "tributary-export",
    formatVersion: 1,
    profile: PROFILE,
    ...parts,
    window: manifestWindow(window),
    run: run && manifestRun(run),
    datasets: datasets
      .map((dataset) => manifestDataset(dataset, shownText))
      .sort((a, b) => byCodePoint(a.datasetId, b.datasetId)),
    conventions: CONVENTIONS,
  };
}

function manifestRun({ runId, runKey, parameters }: Run): ManifestRun {
  const { engine, resolution, seed, minFanIn, catalogueVersion, window } = parameters;
  return { runId, runKey, engine, resolution, seed, minFanIn, catalogueVersion, window: manifestWindow(window) };
}

function manifestDataset(dataset: Dataset, shownText: (text: string) => string): ManifestDataset {
  const { datasetId, institution, legalBasis, mapping, mappingDigest, contentDigest, files } = dataset;
  return {
    datasetId: shownText(datasetId),
    institution: institution && shownText(institution),
    legalBasis: legalBasis && shownText(legalBasis),
    mapping,
    mappingDigest,
    contentDigest,
    files: files.map(({ name, sha256, bytes }) => ({ name: shownText(name), sha256, bytes })),
  };
}

function manifestWindow({ from, to }: Window): ManifestWindow {
  return { from: timeText(from), to: timeText(to) };
}

/** The last instant that a Date can hold; windows without an end lie beyond it. */
const LAST_INSTANT = 8.64e15;

function timeText(instant: EpochMs): string | null {
  return Math.abs(instant) > LAST_INSTANT ? null : new Date(instant).toISOString();
}
