import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Measured {
  readonly seconds: number;
  /** Largest resident memory of the process, in MB; null where the system does not tell (no /proc). */
  readonly peakMb: number | null;
  readonly stdout: string;
}

/**
 * Runs one whole process and says how long it took and how much memory it held at most.
 *
 * Memory is the kernel's own high-water mark, read every 20 ms until the process ends. A process that fails, fails the bench.
 */
export function measureProcess(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const startedAt = process.hrtime.bigint();
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let peakMb: number | null = null;
    const look = setInterval(() => {
      peakMb = highWaterMark(child.pid) ?? peakMb;
    }, 20);
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(look);
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      if (code === 0) resolve({ seconds, peakMb, stdout });
      else reject(new Error(`${command} ${args.join(" ")} ended with ${code}:\n${stderr.slice(-2_000)}`));
    });
  });
}

function highWaterMark(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_024);
  } catch {
    return null;
  }
}
