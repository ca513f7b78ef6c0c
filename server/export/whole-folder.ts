import { createHash } from "node:crypto";
import { type FileHandle, mkdir, mkdtemp, open, readdir, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Failure } from "../domain/failure.ts";

/** A file as written. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Text is put together to this many characters before it goes to the disk. */
const WRITE_SIZE = 1 << 18;

/**
 * Makes a folder that is whole or absent: `fill` writes its files into a hidden folder beside it, which takes the
 * folder's name at the end. When `fill` throws, nothing is left; what a killed process left goes with the next
 * export to the same path.
 *
 * Throws OUTPUT_EXISTS where the path is taken by anything but an empty folder, DISK_FULL, or OUTPUT_UNWRITABLE.
 */
export async function writeWholeFolder<Result>(
  path: string,
  fill: (folder: PartialFolder) => Promise<Result>,
): Promise<Result> {
  await refuseTaken(path);
  const hidden = await hiddenFolder(path);
  try {
    const result = await fill(new PartialFolder(hidden));
    await takeName(hidden, path);
    return result;
  } catch (error) {
    await rm(hidden, { recursive: true, force: true });
    throw writeFailure(path, error);
  }
}

async function hiddenFolder(path: string): Promise<string> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await removeAbandoned(path);
    return await mkdtemp(join(dirname(path), `${hiddenPrefix(path)}${process.pid}-`));
  } catch (error) {
    throw writeFailure(path, error);
  }
}

/** The folder while it is being filled. */
export class PartialFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Writes a file, safe on the disk when it returns. */
  async write(name: string, text: Iterable<string>): Promise<WrittenFile> {
    const hash = createHash("sha256");
    let bytes = 0;
    const file = await open(join(this.#path, name), "wx");
    try {
      for (const chunk of inChunks(text)) {
        const buffer = Buffer.from(chunk, "utf8");
        hash.update(buffer);
        bytes += buffer.length;
        await writeAll(file, buffer);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { name, bytes, sha256: hash.digest("hex") };
  }
}

function* inChunks(text: Iterable<string>): Iterable<string> {
  let chunk = "";
  for (const piece of text) {
    chunk += piece;
    if (chunk.length < WRITE_SIZE) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

async function writeAll(file: FileHandle, buffer: Buffer): Promise<void> {
  for (let written = 0; written < buffer.length; ) {
    written += (await file.write(buffer, written)).bytesWritten;
  }
}

async function refuseTaken(path: string): Promise<void> {
  const entries = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    if (error.code === "ENOTDIR") return [basename(path)];
    throw writeFailure(path, error);
  });
  if (entries.length === 0) return;
  throw new Failure("OUTPUT_EXISTS", `${path} exists already: name another path, or remove it first.`, {
    kind: "refused",
  });
}

/** An empty folder may be in the way; POSIX lets a folder take its name, Windows does not. */
async function takeName(hidden: string, path: string): Promise<void> {
  await rmdir(path).catch(() => undefined);
  try {
    await rename(hidden, path);
  } catch (error) {
    await refuseTaken(path);
    throw error;
  }
}

function hiddenPrefix(path: string): string {
  return `.${basename(path)}.partial-`;
}

/** Removes hidden folders for this path whose process no longer runs. */
async function removeAbandoned(path: string): Promise<void> {
  const prefix = hiddenPrefix(path);
  for (const name of await readdir(dirname(path))) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (pid > 0 && !isRunning(pid)) await rm(join(dirname(path), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What a person can do about an error of the file system; anything else is a bug and stays as it is. */
function writeFailure(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return error;
  if (error.code === "ENOSPC" || error.code === "EDQUOT") {
    const message = `The disk is full, so ${path} was not written: make room, or name another path.`;
    return new Failure("DISK_FULL", message, { cause: error, retriable: true });
  }
  const message = `${path} could not be written (${error.message}): name a path that you may write to.`;
  return new Failure("OUTPUT_UNWRITABLE", message, { cause: error });
}
