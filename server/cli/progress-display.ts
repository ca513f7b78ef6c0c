import cliProgress from "cli-progress";
import type { OnProgress, Progress } from "../domain/progress.ts";

/** Between two lines about the same step where no terminal is. */
const LINE_GAP_MS = 5_000;

/** A progress bar on a terminal; elsewhere a plain line for each step, every few seconds of a long one, and at its end. */
export function showProgress(stream: NodeJS.WriteStream): { readonly onProgress: OnProgress; end(): void } {
  return stream.isTTY ? progressBar(stream) : progressLines(stream);
}

/** The bar stays with a step until it is done or quiet for so long: two threads tell of two steps at the same time. */
const STAY_MS = 1_000;

function progressBar(stream: NodeJS.WriteStream): ReturnType<typeof showProgress> {
  let bar: cliProgress.SingleBar | null = null;
  let shown: { readonly step: string; readonly isDone: boolean; readonly at: number } | null = null;
  const end = (): void => {
    bar?.stop();
    bar = null;
    shown = null;
  };
  return {
    end,
    onProgress(progress) {
      const { step, done, total, unit } = progress;
      const now = performance.now();
      const isOther = shown !== null && shown.step !== step;
      if (isOther && !shown?.isDone && now - (shown?.at ?? 0) < STAY_MS) return;
      if (isOther) end();
      shown = { step, isDone: done === total, at: now };
      if (bar === null) {
        bar = new cliProgress.SingleBar(barOptions(stream, total !== null));
        bar.start(total ?? 0, done, { step, unit });
      } else {
        bar.setTotal(total ?? 0);
        bar.update(done, { step, unit });
      }
    },
  };
}

/** Without a total nothing can be filled: then the number done is what can be said. */
function barOptions(stream: NodeJS.WriteStream, hasTotal: boolean): cliProgress.Options {
  return {
    stream,
    format: hasTotal ? "{step} {bar} {percentage} %  {value}/{total} {unit}" : "{step}  {value} {unit}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
  };
}

function progressLines(stream: NodeJS.WriteStream): ReturnType<typeof showProgress> {
  const last = new Map<string, { readonly at: number; readonly line: string }>();
  return {
    end() {},
    onProgress(progress) {
      const now = performance.now();
      const line = lineOf(progress);
      const before = last.get(progress.step);
      const isEnd = progress.done === progress.total && line !== before?.line;
      if (before !== undefined && now - before.at < LINE_GAP_MS && !isEnd) return;
      last.set(progress.step, { at: now, line });
      stream.write(`${line}\n`);
    },
  };
}

function lineOf({ step, done, total, unit }: Progress): string {
  if (done === 0) return `${step} …`;
  const amount = done.toLocaleString("en");
  return total === null ? `${step}: ${amount} ${unit}` : `${step}: ${amount} of ${total.toLocaleString("en")} ${unit}`;
}
