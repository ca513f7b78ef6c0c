import { join } from "node:path";
import type { SourceFile } from "../domain/dataset.ts";
import type { ResolvedColumns } from "./columns.ts";
import type { Sql } from "./sql-template.ts";
import type { StageClock } from "./stage-clock.ts";
import type { StageRequest, StageTask } from "./stage-request.ts";
import type { StagingDatabase } from "./staging-database.ts";
import type { TextForm } from "./text-stream.ts";
import { type TypedSource, typeRowsSql } from "./type-rows.ts";

/** What reading one file of a load needs to know. */
export interface FileContext {
  readonly database: StagingDatabase;
  readonly request: StageRequest;
  /** Folder of the load for temporary files. */
  readonly folder: string;
  readonly clock: StageClock;
  readonly task: StageTask;
  readonly path: string;
  readonly fileIndex: number;
  readonly onBytes: (bytes: number) => void;
}

/** One input file after reading: counted, its plain rows typed. */
export interface ReadFile extends SourceFile {
  readonly path: string;
  /** Null for Parquet, which has no lines of text. */
  readonly form: TextForm | null;
  readonly rows: number;
  /** Lines above the header. */
  readonly headings: readonly string[];
  readonly columns: ResolvedColumns;
  /** The Parquet file that holds its rows as `type-rows.sql` writes them. */
  readonly typed: string;
}

/** The statement that types the rows of a file, and the file it writes. */
export function typeRowsInto(
  context: FileContext,
  file: Omit<TypedSource, "path" | "fileIndex">,
): { readonly sql: Sql; readonly target: string } {
  const { request, folder, path, fileIndex } = context;
  const target = join(folder, `rows-${fileIndex}.parquet`);
  return { sql: typeRowsSql({ ...file, path, fileIndex }, request.mapping, request.issuer, target), target };
}
