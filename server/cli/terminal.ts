import { once } from "node:events";
import process from "node:process";
import type { OnProgress } from "../domain/progress.ts";
import { EXIT } from "./exit-code.ts";
import { showProgress } from "./progress-display.ts";

/** Characters written to standard output at once; a slow reader holds the writer up between two of them. */
const CHUNK = 1 << 16;

/** The two ways out of a command: data to standard output, everything said to people to standard error. */
export class Terminal {
  readonly isQuiet: boolean;
  readonly #display: { readonly onProgress: OnProgress; end(): void };

  constructor(isQuiet: boolean) {
    this.isQuiet = isQuiet;
    this.#display = isQuiet ? { onProgress: () => {}, end: () => {} } : showProgress(process.stderr);
  }

  /** Writes data as fast as its reader takes it. A reader that has gone (`| head`) ends the writing without complaint. */
  async data(text: Iterable<string>): Promise<void> {
    let chunk = "";
    for (const part of text) {
      chunk += part;
      if (chunk.length < CHUNK) continue;
      await write(chunk);
      chunk = "";
    }
    await write(chunk);
  }

  /** A message that --quiet leaves out. */
  say(text: string): void {
    if (!this.isQuiet) this.warn(text);
  }

  /** A message that is always shown. */
  warn(text: string): void {
    this.#display.end();
    process.stderr.write(`${text}\n`);
  }

  readonly onProgress: OnProgress = (progress) => this.#display.onProgress(progress);

  /** Takes the progress bar off the screen. */
  endProgress(): void {
    this.#display.end();
  }
}

async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  // A reader that goes away closes the stream and never drains it.
  const ended = new AbortController();
  const { signal } = ended;
  await Promise.race([once(process.stdout, "drain", { signal }), once(process.stdout, "close", { signal })]);
  ended.abort();
}

/**
 * Lets `tributary … | head` end quietly, and says in one sentence when standard output cannot be written. To be called
 * once, before anything is written.
 */
export function endWithOutput(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(EXIT.done);
    const why = error.code === "ENOSPC" ? "the disk is full" : error.message;
    process.stderr.write(`Standard output could not be written (${why}): what was written is not whole.\n`);
    process.exit(EXIT.failed);
  });
}
