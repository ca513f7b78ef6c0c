import { lineOrWithheld } from "./withheld-line.ts";

/**
 * Fields of answers that hold text from files or people, in which a protected account could be named. Ids, digests,
 * codes and times are left alone: a short account number would be found in them by chance.
 */
const TEXT_FIELDS: ReadonlySet<string> = new Set([
  "dataset",
  "datasetId",
  "datasetIds",
  "transferId",
  "name",
  "file",
  "reason",
  "institution",
  "legalBasis",
  "ignoredColumns",
  "warnings",
]);

/** The answer with `redact` applied to every text from files or people in it, however deep. Shape and order stay. */
export function redactAnswer<Answer>(answer: Answer, redact: (text: string) => string): Answer {
  return redacted(answer, false, redact) as Answer;
}

function redacted(value: unknown, isText: boolean, redact: (text: string) => string): unknown {
  if (typeof value === "string") return isText ? redact(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redacted(item, isText, redact));
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [
      field,
      field === "raw" ? lineOrWithheld(part as string, redact) : redacted(part, TEXT_FIELDS.has(field), redact),
    ]),
  );
}
