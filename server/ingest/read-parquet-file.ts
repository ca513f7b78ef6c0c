import { createHash } from "node:crypto";
import { Failure } from "../domain/failure.ts";
import { type ResolvedColumns, resolveColumns } from "./columns.ts";
import { type FileContext, type ReadFile, typeRowsInto } from "./file-context.ts";
import { literal, sqlText } from "./sql-template.ts";
import { utf8Chunks } from "./text-stream.ts";

/** Reads a Parquet file whose columns have the names that the mapping gives. Its row n counts as line n. */
export async function readParquetFile(context: FileContext): Promise<ReadFile> {
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
    const typing = typeRowsInto(context, { columns, width: names.length, firstLine: 1, headings: [], source });
    await context.clock.time("type", () => database.run(typing.sql));
    return {
      name: path,
      path,
      form: null,
      ...digest,
      rows: Number(count?.n ?? 0),
      headings: [],
      columns,
      typed: typing.target,
    };
  } catch (error) {
    if (error instanceof Failure) throw error;
    // Below its first line DuckDB quotes the statement, which is none of the reader's.
    const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
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
