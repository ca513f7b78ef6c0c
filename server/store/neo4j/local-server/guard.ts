/**
 * Runs a command for as long as the process that started it lives, so that no server outlives its owner.
 *
 *   node guard.ts COMMAND ARG …
 *
 * The owner holds the other end of standard input. When it closes, on purpose or because the owner was killed, the
 * command is asked to end, and ended after 20 s. Exits as the command exits.
 */
import { spawn } from "node:child_process";

/** A clean stop of Neo4j takes 1-3 s; far beyond that it hangs. */
const PATIENCE_MS = 20_000;

const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });

function end(): void {
  child.kill("SIGTERM");
  setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS).unref();
}

process.stdin.on("end", end).on("error", end).resume();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, end);
child.on("error", (error) => {
  process.stderr.write(`${command} could not be started: ${error.message}\n`);
  process.exit(1);
});
child.on("exit", (code) => process.exit(code ?? 0));
