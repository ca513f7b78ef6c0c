import { createHash } from "node:crypto";
import type { Dataset, RowCounts, SourceFile } from "../domain/dataset.ts";
import type { Window } from "../domain/window.ts";
import { ACCOUNT_FIELDS, type AccountField, isOfProtection } from "./account-row.ts";
import type { AccountsFile } from "./accounts-file.ts";
import { mappingDigest } from "./mapping-files.ts";
import type { FileCounts, StageRequest } from "./stage-request.ts";

/** The dataset that a load becomes. Its files are those of transfers; an accounts file counts in the digest alone. */
export function datasetOf(
  request: StageRequest,
  files: readonly SourceFile[],
  accountsFile: SourceFile | null,
  found: { readonly counts: RowCounts; readonly period: Window | null; readonly warnings: readonly string[] },
): Dataset {
  const digest = mappingDigest(request.mapping);
  // File names, order and time of loading do not count: equal content, equal digest.
  const content = [
    ...files.map((file) => file.sha256).sort(),
    digest,
    request.issuer ?? "",
    accountsFile?.sha256 ?? "",
  ];
  return {
    datasetId: request.datasetId,
    institution: request.institution,
    legalBasis: request.legalBasis,
    files: files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    mapping: request.mapping.name,
    mappingDigest: digest,
    contentDigest: createHash("sha256").update(content.join("\n")).digest("hex"),
    period: found.period,
    warnings: found.warnings,
    loadedAt: request.loadedAt,
    loadedBy: request.loadedBy,
    ...found.counts,
  };
}

/** What the load report must not let anybody overlook, beside broken balances. */
export function loadWarnings(
  files: readonly FileCounts[],
  accountsFile: AccountsFile | null,
  largest: bigint | null,
): readonly string[] {
  return [...emptyWarnings(files), ...accountWarnings(accountsFile), ...amountWarnings(largest)];
}

function emptyWarnings(files: readonly FileCounts[]): readonly string[] {
  return files.filter((file) => file.rowsRead === 0).map((file) => `${file.file} has a header and no rows.`);
}

function accountWarnings(file: AccountsFile | null): readonly string[] {
  if (file === null) return [];
  const warnings: string[] = [];
  if (file.rejected > 0) {
    warnings.push(
      `${file.rejected} of ${file.rows} rows of the accounts file ${file.name} are rejected; those accounts have no facts. An account that only a rejected row flags as a minor's, and whose number cannot be read there, is NOT protected.`,
    );
  }
  for (const [column, lines] of file.lostLines) {
    warnings.push(`${file.name}: in ${rowsAt(lines, file)} ${consequenceOf(column)}`);
  }
  if (file.conflictLines.length > 0) {
    warnings.push(
      `${file.name}: ${rowsAt(file.conflictLines, file)} contradict an earlier row of the same account. The earlier row holds, but a minor's flag and the later year of birth always do.`,
    );
  }
  if (file.ignored.length > 0) {
    warnings.push(
      `${file.name}: the columns ${file.ignored.join(", ")} are not read. Known are ${ACCOUNT_FIELDS.join(", ")}.`,
    );
  }
  return warnings;
}

function rowsAt(lines: readonly number[], file: AccountsFile): string {
  const shown = `${lines.slice(0, 5).join(", ")}${lines.length > 5 ? ", …" : ""}`;
  return `${lines.length} of ${file.rows} rows (${lines.length === 1 ? "line" : "lines"} ${shown})`;
}

function consequenceOf(column: AccountField | null): string {
  if (column === null) return "only the account number can be read; those accounts count as protected.";
  return isOfProtection(column)
    ? `${column} cannot be read; those accounts count as protected. Correct the column and load again.`
    : `${column} cannot be read; those accounts lack that fact and keep the others.`;
}

function amountWarnings(largest: bigint | null): readonly string[] {
  if (largest === null || largest <= BigInt(Number.MAX_SAFE_INTEGER)) return [];
  return [
    `The largest amount, ${largest} minor units, is beyond what can be summed exactly: scoring stops at it. Check the unit of the amounts.`,
  ];
}
