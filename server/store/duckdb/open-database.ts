import { mkdir, realpath, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { Failure } from "../../domain/failure.ts";
import { duckdbFailure, lockedBy } from "./duckdb-failure.ts";

export interface DuckdbOptions {
  /**
   * What DuckDB may keep in memory before it spills to the temporary folder beside the file, in MB. With the 900 of when
   * it is not given, a process that loads or reads 10 M transfers stays under 1.3 GB in all.
   */
  readonly memoryLimitMb?: number;
  /** Threads of DuckDB; all cores when not given. */
  readonly threads?: number;
}

/** An open file: DuckDB locks it against other processes, `openPaths` against this one. */
export interface OpenFile {
  readonly path: string;
  readonly instance: DuckDBInstance;
  release(): void;
}

/**
 * Files that this process has open. DuckDB's own lock belongs to the process, so that a second opening within it would
 * pass and two instances would write one file.
 */
const openPaths = new Set<string>();

/** Opens or makes the file, in a folder that is made where it is missing. Throws a Failure. */
export async function openDatabase(path: string, options: DuckdbOptions): Promise<OpenFile> {
  const place = await placeOf(path);
  if (openPaths.has(place)) throw new Failure("STORE_LOCKED", lockedBy(path, "this process already"));
  openPaths.add(place);
  const release = () => openPaths.delete(place);
  try {
    const instance = await DuckDBInstance.create(place, configOf(place, options));
    await rm(temporaryFolder(place), { recursive: true, force: true });
    return { path: place, instance, release };
  } catch (error) {
    release();
    throw duckdbFailure(error, path);
  }
}

/** One spelling for each file, whatever links lead to it. A folder that is made is for its owner only. */
async function placeOf(path: string): Promise<string> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const whole = await realpath(path).catch(() => null);
    return whole ?? join(await realpath(dirname(path)), basename(path));
  } catch (error) {
    const advice = "Name another path, or change the permissions of the folder.";
    throw new Failure("STORE_UNAVAILABLE", `The folder of ${path} cannot be made. ${advice}`, { cause: error });
  }
}

function temporaryFolder(path: string): string {
  return `${path}.tmp`;
}

/**
 * Extensions are neither loaded nor fetched by themselves, and the repository to install them from is a folder that
 * does not exist, so that no statement reaches for the network.
 */
export function configOf(path: string, options: DuckdbOptions): Record<string, string> {
  return {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    custom_extension_repository: join(temporaryFolder(path), "no-extensions"),
    memory_limit: `${options.memoryLimitMb ?? 900}MB`,
    threads: `${options.threads ?? availableParallelism()}`,
    temp_directory: temporaryFolder(path),
    preserve_insertion_order: "false",
  };
}
