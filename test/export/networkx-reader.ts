import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL("./read-with-networkx.py", import.meta.url));

export interface NetworkxGraph {
  readonly directed: boolean;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly edges: readonly Readonly<Record<string, unknown>>[];
  readonly amountMinor: string;
}

/** What networkx, a reader that owes us nothing, finds in a graph file. */
export async function readWithNetworkx(file: string): Promise<NetworkxGraph> {
  const { stdout } = await run(await python(), [SCRIPT, file], { maxBuffer: 1 << 26, encoding: "utf8" });
  return JSON.parse(stdout) as NetworkxGraph;
}

let found: Promise<string> | undefined;

function python(): Promise<string> {
  found ??= pythonWithNetworkx();
  return found;
}

/** The system's Python when it has networkx, else a virtual environment in the temporary folder that gets it once. */
async function pythonWithNetworkx(): Promise<string> {
  if (await imports("python3", "sys")) {
    if (await imports("python3", "networkx")) return "python3";
    const environment = join(tmpdir(), "tributary-test-networkx");
    const own = join(environment, "bin", "python3");
    if (!existsSync(own)) await run("python3", ["-m", "venv", environment]);
    if (!(await imports(own, "networkx"))) await run(own, ["-m", "pip", "install", "--quiet", "networkx"]);
    return own;
  }
  throw new Error(
    "python3 is missing, and with it networkx, which reads the exports back: install python3 and python3-venv.",
  );
}

function imports(python: string, module: string): Promise<boolean> {
  return run(python, ["-c", `import ${module}`]).then(
    () => true,
    () => false,
  );
}
