import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Zip, ZipDeflate } from "fflate";
import { z } from "zod";
import { makeFolder } from "../casebook/make-folder.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import { DIGESTS_NAME, MANIFEST_NAME } from "../export/manifest.ts";
import { HttpProblem } from "./problem.ts";
import type { ExportData } from "./wire.ts";

const ManifestCounts = z.object({
  counts: z.object({ accounts: z.number(), edges: z.number(), transfers: z.number() }),
});

/** Sorts by time: `20261125T080000Z-5f0c9a`. */
const EXPORT_ID = /^\d{8}T\d{6}Z-[0-9a-f]{6}$/;

/** The exports made over HTTP: one folder each in `exports` of the home directory. */
export class MadeExports {
  readonly #folder: string;

  constructor(home: string) {
    this.#folder = join(home, "exports");
  }

  /** A name for an export made now, and the folder that it goes into, in one that is there. */
  next(now: Date): { readonly exportId: string; readonly folder: string } {
    const time = now.toISOString().replace(/\.\d+/, "").replaceAll(/[-:]/g, "");
    makeFolder(this.#folder);
    const exportId = `${time}-${randomBytes(3).toString("hex")}`;
    return { exportId, folder: join(this.#folder, exportId) };
  }

  /** Newest first; without those whose manifest was removed or spoilt. */
  async list(): Promise<readonly ExportData[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const ids = names.filter((name) => EXPORT_ID.test(name)).sort((a, b) => byCodePoint(b, a));
    const read = await Promise.allSettled(ids.map((exportId) => this.read(exportId)));
    return read.flatMap((made) => (made.status === "fulfilled" ? [made.value] : []));
  }

  /** NOT_FOUND where there is no such export. */
  async read(exportId: string): Promise<ExportData> {
    const folder = await this.#folderOf(exportId);
    const manifest = ManifestCounts.parse(JSON.parse(await readFile(join(folder, MANIFEST_NAME), "utf8")));
    const digests = await readFile(join(folder, DIGESTS_NAME), "utf8");
    const sha256Of = new Map(digests.split("\n").map((line) => [line.slice(66), line.slice(0, 64)] as const));
    sha256Of.set(DIGESTS_NAME, createHash("sha256").update(digests).digest("hex"));
    const files = await Promise.all(
      (await readdir(folder)).sort(byCodePoint).map(async (name) => {
        const { size } = await stat(join(folder, name));
        return { name, bytes: size, sha256: sha256Of.get(name) ?? "" };
      }),
    );
    const { accounts, edges, transfers } = manifest.counts;
    return { exportId, accounts, edges, transfers, files };
  }

  /** Path of one file of an export. NOT_FOUND where it has none of that name. */
  async fileOf(exportId: string, name: string): Promise<string> {
    const folder = await this.#folderOf(exportId);
    if ((await readdir(folder)).includes(name)) return join(folder, name);
    throw notFound();
  }

  /** All files of an export as one ZIP archive, which unpacks into a folder of the export's name. */
  async *zipOf(exportId: string): AsyncGenerator<Uint8Array> {
    const folder = await this.#folderOf(exportId);
    const ready: Uint8Array[] = [];
    const zip = new Zip((error, bytes) => {
      if (error) throw error;
      ready.push(bytes);
    });
    for (const name of (await readdir(folder)).sort(byCodePoint)) {
      const entry = new ZipDeflate(`${exportId}/${name}`);
      zip.add(entry);
      for await (const bytes of createReadStream(join(folder, name))) {
        entry.push(bytes as Uint8Array);
        yield* ready.splice(0);
      }
      entry.push(new Uint8Array(), true);
    }
    zip.end();
    yield* ready.splice(0);
  }

  async #folderOf(exportId: string): Promise<string> {
    if (!EXPORT_ID.test(exportId)) throw notFound();
    const folder = join(this.#folder, exportId);
    const isThere = await stat(folder).catch(() => null);
    if (isThere === null) throw notFound();
    return folder;
  }
}

function notFound(): HttpProblem {
  return new HttpProblem(404, "NOT_FOUND", "There is no such export, or no such file in it; /api/exports lists them.");
}
