import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

const FOLDER = resolve(".bench");
const PYTHON = join(FOLDER, "venv", "bin", "python");

/** Folder of the rulers that the bench measures against; not part of the product. */
export const PEERS = join(process.env.TRIBUTARY_SHARED ?? resolve("..", "shared"), "peers");

/** A Python with polars, igraph and numpy for the transfers files and the peer, made once; null where it cannot be had. */
export function peerPython(): string | null {
  if (!existsSync(PEERS)) return null;
  if (existsSync(PYTHON)) return PYTHON;
  mkdirSync(FOLDER, { recursive: true });
  const made = spawnSync("python3", ["-m", "venv", join(FOLDER, "venv")], { stdio: "inherit" });
  if (made.status !== 0) return null;
  const packages = ["polars==2.1.0", "igraph==1.0.0", "numpy"];
  const installed = spawnSync(PYTHON, ["-m", "pip", "install", "-q", ...packages], { stdio: "inherit" });
  return installed.status === 0 ? PYTHON : null;
}

/** A canonical transfers file of the given size, with 0.03 % broken rows if asked; written once and kept. */
export function benchFile(python: string, transfers: number, hasBrokenRows: boolean): string {
  const file = join(FOLDER, `${hasBrokenRows ? "transfers" : "clean-transfers"}-${transfers}.csv`);
  if (!existsSync(file)) {
    const args = [
      join(PEERS, "make_transfers.py"),
      String(transfers),
      file,
      "7",
      ...(hasBrokenRows ? ["--dirty"] : []),
    ];
    const made = spawnSync(python, args, { stdio: "inherit" });
    if (made.status !== 0) throw new Error(`make_transfers.py could not write ${file}.`);
  }
  return file;
}
