import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Failure } from "../domain/failure.ts";
import type { StopSignal } from "../domain/progress.ts";

/** How a file's bytes become UTF-8 text. */
export interface TextForm {
  readonly isGzip: boolean;
  /** "utf-8" is taken as it is; anything else goes through Node's TextDecoder. */
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
}

export interface StreamWatch {
  /** Called with the raw bytes of the file as they are read. */
  readonly onBytes?: (bytes: Buffer) => void;
  readonly signal?: StopSignal | undefined;
}

const CHUNK_BYTES = 4 * 1024 * 1024;

/** True where DuckDB can read the file itself, because its bytes are the text. */
export function isPlain(form: TextForm): boolean {
  return !form.isGzip && form.encoding === "utf-8";
}

/** The text of a file as UTF-8, in pieces, without a byte-order mark in front. Throws FILE_UNREADABLE, LOAD_STOPPED. */
export async function* utf8Chunks(path: string, form: TextForm, watch: StreamWatch = {}): AsyncGenerator<Buffer> {
  const decode = form.encoding === "utf-8" ? null : new TextDecoder(form.encoding);
  try {
    for await (const chunk of unpacked(path, form.isGzip, watch)) {
      if (watch.signal?.aborted) throw new Failure("LOAD_STOPPED", "The load was stopped; nothing was loaded.");
      const text = decode === null ? chunk : Buffer.from(decode.decode(chunk, { stream: true }));
      if (text.length > 0) yield text;
    }
    const tail = decode === null ? "" : decode.decode();
    if (tail.length > 0) yield Buffer.from(tail);
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(path, error);
  }
}

/** The first `size` bytes of the text, or all of it. */
export async function headOfText(path: string, form: TextForm, size: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of utf8Chunks(path, form)) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= size) break;
  }
  return Buffer.concat(parts).subarray(0, size);
}

async function* unpacked(path: string, isGzip: boolean, watch: StreamWatch): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (watch.onBytes !== undefined) file.on("data", (chunk) => watch.onBytes?.(chunk as Buffer));
  if (!isGzip) {
    yield* file;
    return;
  }
  const gunzip = createGunzip({ chunkSize: 1024 * 1024 });
  file.on("error", (error) => gunzip.destroy(error));
  yield* file.pipe(gunzip);
}

export function unreadable(path: string, cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Failure(
    "FILE_UNREADABLE",
    `${path} could not be read (${reason}). Check that the file is there, whole and readable.`,
    {
      cause,
    },
  );
}
