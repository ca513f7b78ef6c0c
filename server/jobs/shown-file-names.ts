import { basename } from "node:path";
import type { Reject, SkippedRow } from "../domain/reject.ts";
import { type CheckedLoad, TooManyRejects } from "../ingest/stage-request.ts";

/**
 * What the files of a load are called from then on: their names without the folders, which say more of who loaded them
 * than of what they hold, and differ between a command and a server. Equal names get a number: "x.csv", "x.csv (2)".
 */
export class ShownFileNames {
  readonly #files: readonly string[];
  readonly #nameOf = new Map<string, string>();

  /** Of the paths of a load, its accounts file last. */
  constructor(files: readonly string[], accountsFile: string | null) {
    const taken = new Set<string>();
    const name = (path: string): string => {
      const shown = freeName(basename(path), taken);
      taken.add(shown);
      if (!this.#nameOf.has(path)) this.#nameOf.set(path, shown);
      return shown;
    };
    this.#files = files.map(name);
    if (accountsFile !== null) name(accountsFile);
  }

  /** The load with these names wherever a file is named. */
  load(staged: CheckedLoad): CheckedLoad {
    const { dataset } = staged;
    return {
      ...staged,
      dataset: {
        ...dataset,
        files: dataset.files.map((file, i) => ({ ...file, name: this.#files[i] ?? file.name })),
        warnings: dataset.warnings.map((warning) => this.#text(warning)),
      },
      rejects: this.#rows(staged.rejects),
      skippedRows: this.#rows(staged.skippedRows),
    };
  }

  refusal({ message, counts, fileCounts, rejectsByCode, rejects }: TooManyRejects): TooManyRejects {
    return new TooManyRejects(this.#text(message), {
      counts,
      fileCounts,
      rejectsByCode,
      rejects: rejects.map((row) => this.#row(row)),
    });
  }

  #rows<Row extends Reject | SkippedRow>(rows: AsyncIterable<readonly Row[]>): AsyncIterable<readonly Row[]> {
    const row = (one: Row): Row => this.#row(one);
    return {
      async *[Symbol.asyncIterator]() {
        for await (const batch of rows) yield batch.map(row);
      },
    };
  }

  #row<Row extends Reject | SkippedRow>(row: Row): Row {
    return { ...row, file: this.#nameOf.get(row.file) ?? row.file };
  }

  /** Longest path first: one may be a part of another. */
  #text(text: string): string {
    const paths = [...this.#nameOf.keys()].sort((a, b) => b.length - a.length);
    const anyPath = new RegExp(paths.map((path) => path.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|"), "g");
    return text.replace(anyPath, (path) => this.#nameOf.get(path) ?? path);
  }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name} (${number})`;
    if (!taken.has(numbered)) return numbered;
  }
}
