import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFile } from "../domain/dataset.ts";
import { Failure } from "../domain/failure.ts";
import { type ResolvedColumns, resolveColumns } from "./columns.ts";
import { contentKind } from "./content-kind.ts";
import { layoutOf } from "./file-layout.ts";
import { scanFile } from "./scan-file.ts";
import { literal, type Sql, type SqlValue, sqlText } from "./sql-template.ts";
import type { StageClock } from "./stage-clock.ts";
import type { StageRequest, StageTask } from "./stage-request.ts";
import type { Appender, StagingDatabase } from "./staging-database.ts";
import { headOfText, type TextForm, utf8Chunks } from "./text-stream.ts";
import { type TypedSource, typeRowsSql } from "./type-rows.ts";

/** One input file after reading: counted, its plain rows typed. */
export interface ReadFile extends SourceFile {
  readonly path: string;
  /** Null for Parquet, which has no lines of text. */
  readonly form: TextForm | null;
  readonly rows: number;
  readonly ignored: readonly string[];
  /** The Parquet file that holds its rows as `type-rows.sql` writes them. */
  readonly typed: string;
}

const HEAD_BYTES = 1024 * 1024;

/** Reads one file after the other. */
export async function readFiles(
  database: StagingDatabase,
  request: StageRequest,
  folder: string,
  clock: StageClock,
  task: StageTask,
): Promise<readonly ReadFile[]> {
  const files: ReadFile[] = [];
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    task.onProgress?.({ step: "reading", done, total: null, unit: "bytes" });
  };
  for (const [fileIndex, path] of request.files.entries()) {
    const { encoding = null } = request.mapping;
    const kind = await contentKind(path, encoding);
    const context: FileContext = { database, request, folder, clock, task, path, fileIndex, onBytes };
    files.push(kind.kind === "parquet" ? await readParquet(context) : await readText(context, kind.form));
  }
  return files;
}

interface FileContext {
  readonly database: StagingDatabase;
  readonly request: StageRequest;
  readonly folder: string;
  readonly clock: StageClock;
  readonly task: StageTask;
  readonly path: string;
  readonly fileIndex: number;
  readonly onBytes: (bytes: number) => void;
}

async function readText(context: FileContext, form: TextForm): Promise<ReadFile> {
  const { database, request, folder, clock, path, fileIndex } = context;
  const layout = layoutOf(await headOfText(path, form, HEAD_BYTES), request.mapping, path);
  const target = join(folder, `cleaned-${fileIndex}.csv`);
  const scanned = await clock.time("scan", () =>
    withLists(database, (rejects, skippedRows) =>
      scanFile({
        path,
        fileIndex,
        form,
        layout,
        mapping: request.mapping,
        target,
        rejects,
        skippedRows,
        onBytes: context.onBytes,
        signal: context.task.signal,
      }),
    ),
  );
  const { delimiter, quote } = layout.dialect;
  const source = sqlText("csv-source", {
    path: literal(scanned.text.path),
    columns: literal(new Map<string, SqlValue>(Array.from({ length: layout.width }, (_, i) => [`c${i}`, "VARCHAR"]))),
    skipLines: literal(scanned.text.skipLines),
    delimiter: literal(String.fromCharCode(delimiter)),
    quote: literal(quote < 0 ? "" : String.fromCharCode(quote)),
  });
  const { firstLine } = scanned.text;
  const typed = await typeRows(context, source, {
    columns: layout,
    width: layout.width,
    firstLine,
    headings: layout.headings,
  });
  await rm(target, { force: true });
  return { name: path, path, form, ...scanned, ignored: layout.ignored, typed };
}

async function readParquet(context: FileContext): Promise<ReadFile> {
  const { database, request, path } = context;
  const slots = { path: literal(path) };
  try {
    const described = await database.rows(sqlText("parquet-columns", slots));
    const names = described.map((row) => String(row.name));
    const columns = resolveColumns(names, names.length, request.mapping, path);
    refuseFloatIds(
      path,
      columns,
      described.map((row) => String(row.type)),
    );
    const [count] = await database.rows(sqlText("parquet-rows", slots));
    const digest = await context.clock.time("scan", () => digestOf(context));
    const source = sqlText("parquet-source", slots);
    const typed = await typeRows(context, source, { columns, width: names.length, firstLine: 1, headings: [] });
    return { name: path, path, form: null, ...digest, rows: Number(count?.n ?? 0), ignored: columns.ignored, typed };
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(
      "FILE_UNREADABLE",
      `${path} is a Parquet file that could not be read (${reason}). Write it again.`,
      { cause: error },
    );
  }
}

/** Ids that went through a floating-point column have lost digits beyond the 15th: refuse them, whatever they look like. */
function refuseFloatIds(path: string, columns: ResolvedColumns, types: readonly string[]): void {
  for (const role of ["transferId", "payer", "payee", "own", "counterparty"] as const) {
    const type = types[columns.columnOf.get(role) ?? -1];
    if (type !== "DOUBLE" && type !== "FLOAT") continue;
    const message = `${path}: column ${columns.nameOf.get(role)} (${role}) is a floating-point number, in which long ids lose digits. Write it as text.`;
    throw new Failure("FILE_FORMAT", message, { kind: "usage" });
  }
}

async function typeRows(
  context: FileContext,
  source: Sql,
  file: Pick<TypedSource, "columns" | "width" | "firstLine" | "headings">,
): Promise<string> {
  const { database, request, folder, path, fileIndex } = context;
  const target = join(folder, `rows-${fileIndex}.parquet`);
  const sql = typeRowsSql({ ...file, path, fileIndex, source }, request.mapping, request.issuer, target);
  await context.clock.time("type", () => database.run(sql));
  await database.append("columnNames", async (appender) => {
    for (const [role, name] of file.columns.nameOf) {
      appender.appendInteger(fileIndex);
      appender.appendVarchar(role);
      appender.appendVarchar(name);
      appender.endRow();
    }
  });
  return target;
}

async function withLists<T>(
  database: StagingDatabase,
  work: (rejects: Appender, skippedRows: Appender) => Promise<T>,
): Promise<T> {
  let result: T | undefined;
  await database.append("rejects", (rejects) =>
    database.append("skippedRows", async (skippedRows) => {
      result = await work(rejects, skippedRows);
    }),
  );
  return result as T;
}

async function digestOf(context: FileContext): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const { signal } = context.task;
  for await (const chunk of utf8Chunks(context.path, { isGzip: false, encoding: "utf-8" }, { signal })) {
    hash.update(chunk);
    bytes += chunk.length;
    context.onBytes(chunk.length);
  }
  return { sha256: hash.digest("hex"), bytes };
}
