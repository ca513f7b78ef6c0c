import { open } from "node:fs/promises";
import { gunzipSync, constants as zlib } from "node:zlib";
import { Failure } from "../domain/failure.ts";
import { withoutBoms } from "./byte-classes.ts";
import { type TextForm, unreadable } from "./text-stream.ts";

/** What a file is by its content; its name does not count. */
export type ContentKind = { readonly kind: "parquet" } | { readonly kind: "text"; readonly form: TextForm };

const SNIFF_BYTES = 64 * 1024;
const PACKED = "packed with bzip2, xz, zstd or 7z: unpack it, or pack it with gzip";

const PICTURE = "a picture: ask the institution for the same statement as CSV";
const UTF_32 = "text in UTF-32: save the file as UTF-8";

/** Formats that people send and that are not read: how they begin (bytes in hex, or text), what they are, what to do. */
const REFUSED: readonly (readonly [string | RegExp, string])[] = [
  [
    "504b0304",
    "a spreadsheet (xlsx, ods) or a zip archive: save the sheet as CSV (UTF-8), with account numbers as text, or unpack the archive",
  ],
  ["d0cf11e0", "an old Excel file (xls): save the sheet as CSV (UTF-8), with account numbers as text"],
  ["25504446", "a PDF: ask the institution for the same statement as CSV"],
  ["425a68", PACKED],
  ["fd377a585a", PACKED],
  ["28b52ffd", PACKED],
  ["377abcaf", PACKED],
  ["89504e47", PICTURE],
  ["ffd8ff", PICTURE],
  ["47494638", PICTURE],
  ["53514c69746520666f726d6174203300", "an SQLite database: export the table as CSV (UTF-8)"],
  ["fffe0000", UTF_32],
  ["0000feff", UTF_32],
  [/^\s*[[{]\s*["{}[\]]/, "JSON: convert it to CSV (UTF-8), one transfer a line, with a header"],
  [/^\{\\rtf/, "a word processor's document (RTF): ask the institution for the same statement as CSV"],
  [
    /^\s*(<!doctype html|<html|<table|<head|<body)/i,
    "an HTML table, whatever its name says: open it in a spreadsheet program and save it as CSV (UTF-8)",
  ],
  [/^\s*(<\?xml|<Document)/i, "an XML file: ask the institution for the same statement as CSV"],
  [/^\s*(\{1:F01|:20:)/, "an MT940 statement: ask the institution for the same statement as CSV"],
];

/**
 * Tells from the first bytes what a file is. `stated` is the mapping's encoding; a byte-order mark overrules it.
 * Throws FILE_UNREADABLE, FILE_EMPTY, and FILE_FORMAT with what to do for formats that are not read.
 */
export async function contentKind(path: string, stated: TextForm["encoding"] | "utf-16" | null): Promise<ContentKind> {
  const start = await firstBytes(path);
  if (start.length === 0) throw new Failure("FILE_EMPTY", `${path} is empty. Ask for the file again, or leave it out.`);
  if (start.subarray(0, 4).toString("latin1") === "PAR1") return { kind: "parquet" };
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const text = isGzip ? unpackStart(path, start) : start;
  const beginning = text.subarray(0, 512);
  const [hex, latin] = [beginning.toString("hex"), withoutBoms(beginning).toString("latin1")];
  const refused = REFUSED.find(([sign]) => (typeof sign === "string" ? hex.startsWith(sign) : sign.test(latin)));
  if (refused !== undefined) throw notRead(path, refused[1]);
  return { kind: "text", form: { isGzip, encoding: encodingOf(path, text, stated) } };
}

function notRead(path: string, whatItIs: string): Failure {
  return new Failure("FILE_FORMAT", `${path} is ${whatItIs}.`, { kind: "usage" });
}

function encodingOf(path: string, text: Buffer, stated: TextForm["encoding"] | "utf-16" | null): TextForm["encoding"] {
  if (text[0] === 0xff && text[1] === 0xfe) return "utf-16le";
  if (text[0] === 0xfe && text[1] === 0xff) return "utf-16be";
  if (text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf) return "utf-8";
  const isWide = looksWide(text);
  if (stated === "utf-16") return isWide ?? "utf-16le";
  if (isWide === null) {
    if (looksWider(text)) throw notRead(path, UTF_32);
    if (looksBinary(text)) throw notRead(path, "no text but binary data: ask for the file as CSV");
    return stated ?? "utf-8";
  }
  if (stated !== null) return stated;
  throw new Failure(
    "FILE_FORMAT",
    `${path} looks like UTF-16 without a byte-order mark. Say "encoding": "utf-16" in the mapping, or save the file as UTF-8.`,
    { kind: "usage" },
  );
}

/** UTF-32 of mostly Latin text has three NULs in every four bytes. */
function looksWider(text: Buffer): boolean {
  const quads = Math.min(100, text.length >> 2);
  const zeros = (at: number): number => {
    let count = 0;
    for (let i = 0; i < quads; i++) if (text[4 * i + at] === 0) count++;
    return count;
  };
  const isZero = [0, 1, 2, 3].map((at) => zeros(at) > quads * 0.8);
  return quads >= 4 && isZero[1] === true && isZero[2] === true && isZero[0] !== isZero[3];
}

const HEADER_BYTES = 32;

/** No header begins with a NUL or with several control characters. */
function looksBinary(text: Buffer): boolean {
  const start = text.subarray(0, HEADER_BYTES);
  const controls = start.filter((byte) => byte < 32 && ![9, 10, 12, 13, 26].includes(byte));
  return controls.includes(0) || controls.length > 3;
}

/** UTF-16 of mostly Latin text has a NUL in every second byte. */
function looksWide(text: Buffer): "utf-16le" | "utf-16be" | null {
  const pairs = Math.min(200, text.length >> 1);
  let low = 0;
  let high = 0;
  for (let i = 0; i < pairs; i++) {
    if (text[2 * i] === 0) high++;
    if (text[2 * i + 1] === 0) low++;
  }
  if (pairs < 4) return null;
  if (low > pairs * 0.8 && high < pairs * 0.2) return "utf-16le";
  return high > pairs * 0.8 && low < pairs * 0.2 ? "utf-16be" : null;
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path, "r");
    try {
      if ((await file.stat()).isDirectory()) throw notRead(path, "a folder: name the files in it");
      const { bytesRead, buffer } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(path, error);
  }
}

function unpackStart(path: string, start: Buffer): Buffer {
  try {
    return gunzipSync(start, { finishFlush: zlib.Z_SYNC_FLUSH });
  } catch (error) {
    throw unreadable(path, error);
  }
}
