import { basename } from "node:path";
import { CURRENCY_EXPONENTS } from "../domain/currency.ts";
import { Failure } from "../domain/failure.ts";
import type { ResolvedColumns } from "./columns.ts";
import { isUtc } from "./local-time.ts";
import { type Mapping, ROLES, type Role } from "./mapping-keys.ts";
import { identifier, identifiers, literal, type Sql, sqlText } from "./sql-template.ts";

/** One file, ready to be read by DuckDB. */
export interface TypedSource {
  readonly path: string;
  readonly fileIndex: number;
  readonly columns: ResolvedColumns;
  readonly width: number;
  /** The FROM item that reads it. */
  readonly source: Sql;
  /** Physical line of its first record. */
  readonly firstLine: number;
  readonly headings: readonly string[];
}

/** Decimals of each currency in the order of the type `currency_code`. */
const EXPONENTS: Sql = literal([...CURRENCY_EXPONENTS.values()]);

/** The statement that types the rows of one file and writes them to `target`. */
export function typeRowsSql(file: TypedSource, mapping: Mapping, issuer: string | null, target: string): Sql {
  const names = Array.from({ length: file.width }, (_, i) => `c${i}`);
  const field = (role: Role): Sql => {
    const at = file.columns.columnOf.get(role);
    return at === undefined ? literal(mapping.constants[role] ?? null) : identifier(`c${at}`);
  };
  const has = (role: Role): boolean => file.columns.columnOf.has(role);
  const { number, date } = mapping;
  const isIso = date.epoch === undefined && date.step === undefined && (date.formats ?? ["iso"]).includes("iso");
  return sqlText("type-rows", {
    ...Object.fromEntries(ROLES.map((role) => [role, field(role)])),
    own: ownAccount(file, mapping, field("own")),
    ownIssuer: literal(mapping.ownIssuer ?? null),
    issuer: literal(issuer),
    source: file.source,
    columns: identifiers(names),
    firstColumn: identifier("c0"),
    target: literal(target),
    fileIndex: literal(file.fileIndex),
    firstLine: literal(file.firstLine),
    exponents: EXPONENTS,
    isLower: literal(mapping.accountCase === "lower"),
    isScaled: literal(number.scale > 0),
    hasPoint: literal(number.decimal === "." && number.group !== "."),
    isPlainTime: literal(isIso && !has("time")),
    isUtc: literal(isUtc(date.zone ?? null)),
    hasTime: literal(has("time")),
    numberPattern: literal(mapping.counterparty.number ?? null),
    numberGroup: literal(groupOf(mapping.counterparty.number)),
    hasStatus: literal(mapping.status !== undefined),
    keptStatuses: literal(lowerCase(mapping.status?.keep)),
    hasReversal: literal(mapping.reversal !== undefined),
    reversalPattern: literal(mapping.reversal?.pattern ?? ""),
    hasSwap: literal(mapping.swap !== undefined),
    swapValues: literal(lowerCase(mapping.swap?.values)),
  });
}

/** Lower case without outer spaces; a list that is never empty, so that DuckDB knows it holds texts. */
export function lowerCase(words: readonly string[] | undefined): readonly string[] {
  return words === undefined ? [""] : words.map((word) => word.trim().toLowerCase());
}

function ownAccount(file: TypedSource, mapping: Mapping, column: Sql): Sql {
  const { own } = mapping;
  if (own === undefined) return literal(null);
  if ("column" in own) return column;
  if ("constant" in own) return literal(own.constant);
  const isByName = "fileName" in own;
  const pattern = new RegExp(isByName ? own.fileName : own.heading, "u");
  const texts = isByName ? [basename(file.path)] : file.headings;
  const match = texts.map((text) => pattern.exec(text)).find((found) => found !== null);
  const account = (match?.[1] ?? match?.[0])?.trim();
  if (account !== undefined && account !== "") return literal(account);
  const place = isByName ? "its name" : "the lines above the header";
  throw new Failure(
    "FILE_FORMAT",
    `${file.path}: the own account is not in ${place} as the mapping "${mapping.name}" says (pattern ${pattern.source}). Correct the key own, or give the account as {"constant": "…"}.`,
    { kind: "usage" },
  );
}

/** 1 where the pattern has a group of its own, else 0, the whole match. */
function groupOf(pattern: string | undefined): number {
  if (pattern === undefined) return 0;
  return (new RegExp(`${pattern}|`, "u").exec("") as RegExpExecArray).length > 1 ? 1 : 0;
}
