import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../domain/failure.ts";
import { readDigestsText } from "./digests-text.ts";
import { DIGESTS_NAME, MANIFEST_NAME, type Manifest } from "./manifest.ts";

export interface VerifiedExport {
  readonly path: string;
  /** Files looked at, manifest and digests included. */
  readonly files: number;
  readonly runId: string | null;
}

type Digests = ReadonlyMap<string, string>;

/**
 * Compares an export with its manifest and digests, byte for byte. Returns what was looked at when all is as written.
 *
 * Throws VERIFY_FAILED with every file that was changed, removed or added, and FILE_UNREADABLE where there is no folder.
 * Whoever changes files together with both lists of digests is not found out by the folder alone: keep the digest of
 * SHA256SUMS apart, or hand it over on another way.
 */
export async function verifyExport(path: string): Promise<VerifiedExport> {
  const found = await digestsOfFolder(path);
  const manifest = found.has(MANIFEST_NAME) ? await readManifest(path) : null;
  const listed = found.has(DIGESTS_NAME) ? readDigestsText(await readFile(join(path, DIGESTS_NAME), "utf8")) : null;
  const faults = [...new Set(faultsOf(found, manifest?.digests ?? null, listed))].sort();
  if (faults.length === 0) return { path, files: found.size, runId: manifest?.runId ?? null };
  throw new Failure(
    "VERIFY_FAILED",
    `${path} is not as it was written: ${faults.join("; ")}. Ask for an untouched copy from where it came.`,
  );
}

/**
 * What is wrong, if anything. A file that differs from one list and equals the other is not at fault, the first list is:
 * manifest and digests both state what every other file has to be.
 */
function* faultsOf(found: Digests, manifest: Digests | null, listed: Digests | null): Iterable<string> {
  const wasChanged = (name: string): string => `${name} ${found.has(name) ? "was changed" : "is missing"}`;
  if (manifest === null) yield wasChanged(MANIFEST_NAME);
  if (listed === null) yield wasChanged(DIGESTS_NAME);
  if (manifest === null && listed === null) return;
  const names = new Set([...found.keys(), ...(manifest?.keys() ?? []), ...(listed?.keys() ?? [])]);
  for (const name of names) {
    if (name === DIGESTS_NAME || name === MANIFEST_NAME) continue;
    const actual = found.get(name);
    const fitsManifest = manifest === null || manifest.get(name) === actual;
    const fitsList = listed === null || listed.get(name) === actual;
    if (fitsManifest && fitsList) continue;
    if (fitsManifest && manifest !== null) yield wasChanged(DIGESTS_NAME);
    else if (fitsList && listed !== null) yield wasChanged(MANIFEST_NAME);
    else if (actual === undefined) yield `${name} is missing`;
    else yield manifest?.has(name) || listed?.has(name) ? `${name} was changed` : `${name} was added`;
  }
  if (manifest === null || listed === null || listed.get(MANIFEST_NAME) === found.get(MANIFEST_NAME)) return;
  yield `${MANIFEST_NAME} or ${DIGESTS_NAME} was changed`;
}

/** SHA-256 of every file of the folder; what is not a file has none, and so fits nothing. */
async function digestsOfFolder(path: string): Promise<Digests> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw new Failure("FILE_UNREADABLE", `${path} is not a folder that can be read: name the folder of an export.`, {
      kind: "missing",
      cause: error,
    });
  });
  const digests = new Map<string, string>();
  for (const entry of entries) {
    digests.set(entry.name, entry.isFile() ? await digestOf(join(path, entry.name)) : "not a file");
  }
  return digests;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** What the manifest states of the other files; null where it does not read as one. */
async function readManifest(
  path: string,
): Promise<{ readonly digests: Digests; readonly runId: string | null } | null> {
  try {
    const manifest = JSON.parse(await readFile(join(path, MANIFEST_NAME), "utf8")) as Manifest;
    if (manifest.format !== "tributary-export") return null;
    return {
      digests: new Map(manifest.files.map(({ name, sha256 }) => [name, sha256])),
      runId: manifest.run?.runId ?? null,
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
