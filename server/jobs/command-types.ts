import type { Dataset } from "../domain/dataset.ts";
import type { Queue, Sentence } from "../domain/finding.ts";
import type { Reject, RowList, SkippedRow } from "../domain/reject.ts";
import type { Run } from "../domain/run.ts";
import type { TransferRef } from "../domain/transfer.ts";
import type { MappingSummary } from "../ingest/mapping-files.ts";
import type { ReportLink } from "../store/store.ts";
import type { LoadOptions, LoadReport, ScoreOptions } from "./workspace.ts";

/**
 * What every command is asked and what it answers: plain JSON, so that a command runs the same in this process or in
 * the server that holds the store. Paths are absolute.
 */
export interface CommandOptions {
  readonly load: LoadOptions;
  readonly datasets: { readonly linked: boolean };
  readonly mappings: Readonly<Record<string, never>>;
  readonly rejects: { readonly dataset: string; readonly list: RowList };
  readonly unload: { readonly dataset: string };
  readonly score: ScoreOptions;
  /** `limit` 0 is every scored account. */
  readonly hubs: { readonly run: string | null; readonly queue: Queue; readonly limit: number };
  readonly communities: { readonly run: string | null };
  readonly explain: { readonly account: string; readonly run: string | null };
  readonly export: ExportOptions;
  readonly verify: { readonly path: string };
  readonly protect: ProtectionOptions;
  readonly release: ProtectionOptions;
}

export interface CommandResults {
  readonly load: LoadReport;
  readonly datasets: { readonly datasets: readonly Dataset[]; readonly links: readonly ReportLink[] };
  readonly mappings: { readonly mappings: readonly MappingSummary[] };
  readonly rejects: {
    /** Rows of each list, whichever was asked for. */
    readonly counts: Readonly<Record<RowList, number>>;
    /** Of the files or of the accounts file; empty where the skipped rows were asked for. */
    readonly rejects: readonly Reject[];
    /** Empty unless they were asked for. */
    readonly skippedRows: readonly SkippedRow[];
  };
  readonly unload: { readonly dataset: string };
  readonly score: Run;
  readonly hubs: {
    readonly run: Run;
    readonly queue: Queue;
    readonly total: number;
    readonly hubs: readonly HubLine[];
  };
  readonly communities: {
    readonly run: Run;
    readonly accountIds: readonly string[];
    readonly communityIds: readonly number[];
  };
  readonly explain: ExplanationAnswer;
  readonly export: ExportAnswer;
  readonly verify: { readonly path: string; readonly files: number; readonly runId: string | null };
  readonly protect: ProtectionAnswer;
  readonly release: ProtectionAnswer;
}

export type CommandName = keyof CommandOptions;

/** A line of the hub list; the columns of `hubs --format csv`, in their order. */
export interface HubLine {
  readonly rank: number;
  /** The pseudonym of a protected account. */
  readonly accountId: string;
  readonly score: number;
  readonly confidence: number;
  readonly fanIn: number;
  readonly transfers: number;
  /** Decimal text with all of the currency's digits. */
  readonly amount: string;
  readonly currency: string;
  readonly communityId: number;
  readonly lookAlike: string | null;
  readonly protected: boolean;
}

export interface ExplanationAnswer {
  readonly run: Run;
  readonly hub: HubLine;
  readonly contributions: readonly {
    readonly feature: string;
    readonly group: string;
    readonly value: number;
    readonly unit: string;
    readonly peerPercentile: number | null;
    readonly points: number;
    readonly sentence: Sentence;
    readonly transfers: readonly TransferRef[];
  }[];
  readonly lookAlikes: readonly {
    readonly lookAlike: string;
    readonly strength: number;
    readonly points: number;
    readonly sentence: Sentence;
  }[];
  readonly unknowns: readonly { readonly field: string; readonly sentence: Sentence }[];
}

export interface ProtectionOptions {
  readonly account: string;
  readonly reason: string;
  /** The person who decides, who need not be the one that runs the server: two different ones release. */
  readonly who: string;
}

export interface ProtectionAnswer {
  /** As it is shown from now on. */
  readonly account: string;
  readonly decision: "protected" | "released";
  /** What holds now: after the first of two releases the account is still protected. */
  readonly isProtected: boolean;
}

export const EXPORT_FORMATS = ["graphml", "gexf", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  /** Accounts to start from; with `hub`, exactly one of the two. */
  readonly accounts: readonly string[];
  readonly hub: string | null;
  readonly hops: number;
  readonly format: ExportFormat;
  readonly out: string;
  readonly run: string | null;
  /** ISO dates or times; null or absent is the window of the run. */
  readonly from?: string | null;
  readonly to?: string | null;
}

export interface ExportAnswer {
  readonly path: string;
  readonly accounts: number;
  readonly edges: number;
  readonly transfers: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}
