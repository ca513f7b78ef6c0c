import { stat } from "node:fs/promises";
import { contentKind } from "./content-kind.ts";
import type { FileContext, ReadFile } from "./file-context.ts";
import { readParquetFile } from "./read-parquet-file.ts";
import { readTextFile } from "./read-text-file.ts";

/** Reads the files of a load one after the other, each by what it is. */
export async function readFiles(
  context: Omit<FileContext, "path" | "fileIndex" | "onBytes">,
): Promise<readonly ReadFile[]> {
  const { database, request, task } = context;
  const files: ReadFile[] = [];
  const sizes = await Promise.all(request.files.map((path) => stat(path).catch(() => null)));
  const total = sizes.reduce((sum, file) => sum + (file?.size ?? 0), 0);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    task.onProgress?.({ step: "reading", done, total, unit: "bytes" });
  };
  for (const [fileIndex, path] of request.files.entries()) {
    const kind = await contentKind(path, request.mapping.encoding ?? null);
    const file: FileContext = { ...context, path, fileIndex, onBytes };
    files.push(kind.kind === "parquet" ? await readParquetFile(file) : await readTextFile(file, kind.form));
  }
  await database.append("columnNames", async (appender) => {
    for (const [fileIndex, { columns }] of files.entries()) {
      for (const [role, name] of columns.nameOf) {
        appender.appendInteger(fileIndex);
        appender.appendVarchar(role);
        appender.appendVarchar(name);
        appender.endRow();
      }
    }
  });
  return files;
}
