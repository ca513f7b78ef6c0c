import type { z } from "zod";

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: "a text in double quotes",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list in square brackets",
  object: "an object in braces",
  record: "an object in braces",
};

/** What is wrong with a mapping, in words for the one who wrote it: the key, what stands there, what must stand there. */
export function mappingProblem(issue: Issue): string {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.map((key) => [...path, key].join("."));
    return `${keys.length === 1 ? "the key" : "the keys"} ${keys.join(", ")} ${keys.length === 1 ? "is" : "are"} not known`;
  }
  return `${path.length === 0 ? "the mapping" : `the key ${path.join(".")}`} ${complaint(issue)}`;
}

function complaint(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `is missing: it must be ${typeName(issue)}`
        : `must be ${typeName(issue)}, not ${shown(issue.input)}`;
    case "invalid_value": {
      const values = issue.values.map((value) => JSON.stringify(value)).join(", ");
      return issue.input === undefined
        ? `is missing: it must be one of ${values}`
        : `must be one of ${values}, not ${shown(issue.input)}`;
    }
    case "too_small":
      return issue.origin === "number" || issue.origin === "int"
        ? `must be ${issue.minimum} or more`
        : "must not be empty";
    case "too_big":
      return `must be ${issue.maximum} or less`;
    case "invalid_union":
      return "has none of the forms it may have; datasets/mappings/mapping.schema.json lists them";
    default:
      return issue.message;
  }
}

function typeName(issue: Extract<Issue, { code: "invalid_type" }>): string {
  return TYPES[issue.expected] ?? issue.expected;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
