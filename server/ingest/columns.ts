import { Failure } from "../domain/failure.ts";
import { type Mapping, ROLES, type Role } from "./mapping-keys.ts";

/** Which column of a file plays which role. */
export interface ResolvedColumns {
  /** Index of the column, from 0. */
  readonly columnOf: ReadonlyMap<Role, number>;
  /** What messages call a column: its name in the file, else its position. */
  readonly nameOf: ReadonlyMap<Role, string>;
  /** Header columns that no rule reads, in the file's order. */
  readonly ignored: readonly string[];
}

/** Column names compare without case and outer spaces. */
export function normalName(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

/** Names of the columns without which a file does not fit the mapping. */
export function requiredNames(mapping: Mapping): readonly string[] {
  const optional = new Set<Role>(mapping.optional);
  const names = ROLES.filter((role) => !optional.has(role)).map((role) => mapping.columns[role]);
  return [...new Set(names.filter((ref) => typeof ref === "string"))];
}

/** Finds each mapped column among the names of a file. Throws HEADER_MISSING for a position or name that is not clear. */
export function resolveColumns(
  names: readonly string[],
  width: number,
  mapping: Mapping,
  file: string,
): ResolvedColumns {
  const normal = names.map(normalName);
  const columnOf = new Map<Role, number>();
  const nameOf = new Map<Role, string>();
  for (const role of ROLES) {
    const ref = mapping.columns[role];
    if (ref === undefined) continue;
    const at = typeof ref === "number" ? ref - 1 : indexOfName(normal, names, ref, mapping, file);
    if (at >= width) {
      throw problem(file, `column ${ref} (${role}) is beyond the ${width} columns of the file`);
    }
    if (at < 0 && mapping.optional.includes(role)) continue;
    if (at < 0) throw problem(file, `the column ${ref} (${role}) is missing; the file has ${names.join(", ")}`);
    columnOf.set(role, at);
    nameOf.set(role, names[at] || `column ${at + 1}`);
  }
  const used = new Set(columnOf.values());
  return { columnOf, nameOf, ignored: names.filter((name, i) => !used.has(i) && name !== "") };
}

function indexOfName(
  normal: readonly string[],
  names: readonly string[],
  ref: string,
  mapping: Mapping,
  file: string,
): number {
  const wanted = normalName(ref);
  const places = normal.flatMap((name, i) => (name === wanted ? [i] : []));
  const exact = places.filter((i) => names[i] === ref);
  const unique = places.length === 1 ? places : exact;
  if (places.length === 0) return -1;
  if (unique.length === 1) return unique[0] as number;
  const positions = places.map((i) => i + 1).join(" and ");
  throw problem(
    file,
    `columns ${positions} are all named ${ref}; name the column by its position in the mapping "${mapping.name}"`,
  );
}

function problem(file: string, message: string): Failure {
  return new Failure("HEADER_MISSING", `${file}: ${message}.`, { kind: "usage" });
}
