/** One step forward of a long task. `total` is null while it is not known. */
export interface Progress {
  /** Stable name of the step, for example "reading" or "communities". */
  readonly step: string;
  readonly done: number;
  readonly total: number | null;
  /** What `done` counts: "rows", "bytes", "accounts". */
  readonly unit: string;
}
export type OnProgress = (progress: Progress) => void;

/** Asks a long task to stop. AbortSignal fits; pure code does not know AbortSignal. */
export interface StopSignal {
  readonly aborted: boolean;
}
