import process from "node:process";
import { CommanderError } from "commander";
import { isDebugging } from "../config.ts";
import { Failure } from "../domain/failure.ts";
import { EXIT, exitCodeOf } from "./exit-code.ts";
import { stopOnInterrupt } from "./stop-on-interrupt.ts";
import { endWithOutput } from "./terminal.ts";

/** Runs the work of a process and returns its exit code; a failure becomes one sentence on standard error. Never throws. */
export async function runSafely(work: (signal: AbortSignal) => Promise<void>): Promise<number> {
  endWithOutput();
  const interrupt = stopOnInterrupt();
  try {
    await work(interrupt.signal);
    return EXIT.done;
  } catch (error) {
    // Commander has said it already: help, or what was wrong with the options.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    report(error);
    return exitCodeOf(error, interrupt.signal.aborted);
  } finally {
    interrupt.end();
  }
}

/** A failure in one sentence; one that nobody foresaw says that it is. */
function report(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const isForeseen = error instanceof Failure;
  process.stderr.write(isForeseen ? `${message}\n` : `Tributary failed in a way that nobody foresaw: ${message}\n`);
  if (isDebugging()) process.stderr.write(`${error instanceof Error ? error.stack : ""}\n`);
  else if (!isForeseen) process.stderr.write("Set TRIBUTARY_DEBUG=1 to see where, and report it.\n");
}
