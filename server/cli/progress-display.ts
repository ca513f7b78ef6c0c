import cliProgress from "cli-progress";
import type { OnProgress, Progress } from "../domain/progress.ts";

/** Between two lines about the same step where no terminal is. */
const LINE_GAP_MS = 5_000;

/** A progress bar on a terminal; elsewhere a plain line for each step, and every few seconds of a long one. */
export function showProgress(stream: NodeJS.WriteStream): { readonly onProgress: OnProgress; end(): void } {
  return stream.isTTY ? progressBar(stream) : progressLines(stream);
}

function progressBar(stream: NodeJS.WriteStream): ReturnType<typeof showProgress> {
  let bar: cliProgress.SingleBar | null = null;
  let step = "";
  const end = (): void => {
    bar?.stop();
    bar = null;
    step = "";
  };
  return {
    end,
    onProgress(progress) {
      const values = { step: progress.step, unit: progress.unit };
      // An unknown total fills nothing: the number done is what can be said.
      const total = progress.total ?? 0;
      if (bar === null || step !== progress.step) {
        end();
        step = progress.step;
        bar = new cliProgress.SingleBar({
          stream,
          format:
            progress.total === null ? "{step}  {value} {unit}" : "{step} {bar} {percentage} %  {value}/{total} {unit}",
          barCompleteChar: "█",
          barIncompleteChar: "░",
          barsize: 30,
          hideCursor: true,
          clearOnComplete: true,
        });
        bar.start(total, progress.done, values);
        return;
      }
      bar.setTotal(total);
      bar.update(progress.done, values);
    },
  };
}

function progressLines(stream: NodeJS.WriteStream): ReturnType<typeof showProgress> {
  let step = "";
  let lastAt = 0;
  return {
    end() {},
    onProgress(progress) {
      const now = performance.now();
      if (progress.step === step && now - lastAt < LINE_GAP_MS) return;
      step = progress.step;
      lastAt = now;
      stream.write(`${lineOf(progress)}\n`);
    },
  };
}

function lineOf({ step, done, total, unit }: Progress): string {
  if (done === 0) return `${step} …`;
  const amount = done.toLocaleString("en");
  return total === null ? `${step}: ${amount} ${unit}` : `${step}: ${amount} of ${total.toLocaleString("en")} ${unit}`;
}
