import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";

export const CLI = join(import.meta.dirname, "../../server/cli.ts");

export interface Answered {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with the process right after its start. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** The environment of a command: nothing of Tributary's from outside, the home given. */
export function cleanEnvironment(home: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(TRIBUTARY_|NEO4J_|PORT$|NODE_OPTIONS$|VITEST)/.test(name),
  );
  return { ...Object.fromEntries(kept), TRIBUTARY_HOME: home, ...more };
}

/** Runs the real command line in a process of its own. */
export function runCli(home: string, args: readonly string[], options: CliOptions = {}): Promise<Answered> {
  return runProcess(process.execPath, [CLI, ...args], home, options);
}

export function runProcess(
  program: string,
  args: readonly string[],
  home: string,
  { env, cwd, onStart }: CliOptions = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: cleanEnvironment(home, env),
      stdio: ["ignore", "pipe", "pipe"],
      ...(cwd === undefined ? {} : { cwd }),
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
    onStart?.(child);
  });
}

/** A fresh home directory for each test of the file. */
export function freshHome(): { readonly path: string } {
  let path = "";
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), "tributary-cli-"));
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  return {
    get path() {
      return path;
    },
  };
}
