import { ACCOUNT_KINDS, type AccountKind, type AccountRecord } from "../domain/account.ts";
import type { RejectCode } from "../domain/reject.ts";
import { idText } from "./id-text.ts";
import type { Mapping } from "./mapping-keys.ts";
import { timeReader } from "./time-text.ts";

/** Columns of an accounts file. Only accountId must be there. */
export const ACCOUNT_FIELDS = ["accountId", "issuer", "kind", "country", "openedAt", "birthYear", "minorFlag"] as const;
export type AccountField = (typeof ACCOUNT_FIELDS)[number];

/** A fact that a row gives and that could not be taken. */
export interface LostFact {
  readonly column: AccountField;
  readonly code: Extract<RejectCode, "FIELD_FORMAT" | "DATE_FORMAT" | "ID_CONFLICT">;
}

/** What one row says of its account, and the facts that it lost. */
export interface AccountFacts {
  readonly account: AccountRecord;
  readonly lost: readonly LostFact[];
}

const YES = /^(true|1|y|yes|ya|minor|anak)$/i;
const NO = /^(false|0|n|no|tidak)$/i;
const YEAR = /^((?:19|20)\d\d)(?:-\d\d?-\d\d?(?:[T ].*)?)?$/;
const YEAR_LAST = /^\d\d?([/.-])\d\d?\1((?:19|20)\d\d)$/;

const readTime = timeReader({
  formats: ["iso"],
  timeFormats: [],
  padTime: null,
  months: ["en"],
  pivotYear: 50,
  year: null,
  zone: "UTC",
  epoch: null,
  step: null,
});

/** How the transfers of the load name their accounts: the accounts file must mean the same ones. */
export interface AccountNaming {
  readonly issuer: string | null;
  readonly accountCase: Mapping["accountCase"];
}

/**
 * Reads the facts of one account; null where the row names none. A fact that cannot be read is lost alone. Protection
 * fails safe: who has an age or a flag that cannot be read counts as a minor.
 */
export function accountFacts(text: (field: AccountField) => string, naming: AccountNaming): AccountFacts | null {
  const number = idText(text("accountId"));
  if (number === "") return null;
  const by = idText(text("issuer")) || naming.issuer;
  const lost: LostFact[] = [];
  const fact = <T>(column: AccountField, code: LostFact["code"], read: (given: string) => T | null): T | null => {
    const given = text(column);
    const value = given === "" ? null : read(given);
    if (given !== "" && value === null) lost.push({ column, code });
    return value;
  };
  const kind = fact("kind", "FIELD_FORMAT", kindOf) ?? "unknown";
  const openedAt = fact("openedAt", "DATE_FORMAT", momentOf);
  const birthYear = fact("birthYear", "FIELD_FORMAT", yearOf);
  const minorFlag = fact("minorFlag", "FIELD_FORMAT", flagOf);
  const mayBeMinor = lost.some(({ column }) => isOfProtection(column));
  const account: AccountRecord = {
    accountId: accountIdOf(number, by, naming.accountCase),
    issuer: by,
    kind,
    country: text("country") || null,
    openedAt,
    birthYear,
    minorFlag: mayBeMinor ? true : minorFlag,
  };
  return { account, lost };
}

/** The macro `account_id` names the accounts of transfers in the same way. */
function accountIdOf(number: string, issuer: string | null, accountCase: AccountNaming["accountCase"]): string {
  const cased = (text: string): string => (accountCase === "lower" ? text.toLowerCase() : text);
  const prefix = issuer === null ? "" : `${issuer}:`;
  const bare = cased(number);
  return prefix + (bare.startsWith(cased(prefix)) ? bare.slice(prefix.length) : bare);
}

/** True for the columns that decide whether an account is protected. */
export function isOfProtection(column: AccountField): boolean {
  return column === "birthYear" || column === "minorFlag";
}

/**
 * Two rows of one account as one. A fact that only one of them has is kept. Where they contradict each other the
 * earlier row holds, except that the flag of a minor and the later year of birth always win.
 */
export function mergedFacts(earlier: AccountRecord, later: AccountRecord): AccountFacts {
  const lost: LostFact[] = [];
  const merged = <K extends AccountField>(
    column: K,
    isGiven: (value: AccountRecord[K]) => boolean,
  ): AccountRecord[K] => {
    if (!isGiven(earlier[column])) return later[column];
    if (isGiven(later[column]) && later[column] !== earlier[column]) lost.push({ column, code: "ID_CONFLICT" });
    return earlier[column];
  };
  const isNotNull = (value: unknown): boolean => value !== null;
  const account: AccountRecord = {
    accountId: earlier.accountId,
    issuer: merged("issuer", isNotNull),
    kind: merged("kind", (kind) => kind !== "unknown"),
    country: merged("country", isNotNull),
    openedAt: merged("openedAt", isNotNull),
    birthYear: merged("birthYear", isNotNull),
    minorFlag: merged("minorFlag", isNotNull),
  };
  const years = [earlier.birthYear, later.birthYear].filter((year) => year !== null);
  const isMinor = earlier.minorFlag === true || later.minorFlag === true;
  return {
    account: {
      ...account,
      birthYear: years.length === 0 ? null : Math.max(...years),
      minorFlag: isMinor ? true : account.minorFlag,
    },
    lost,
  };
}

function kindOf(text: string): AccountKind | null {
  return ACCOUNT_KINDS.find((kind) => kind === text.toLowerCase()) ?? null;
}

function momentOf(text: string): number | null {
  const time = readTime(text, null);
  return typeof time === "string" ? null : time.bookedAt;
}

/** The year of a year or of a full date, whatever the order of its day and month. */
function yearOf(text: string): number | null {
  const year = YEAR.exec(text)?.[1] ?? YEAR_LAST.exec(text)?.[2];
  return year === undefined ? null : Number(year);
}

function flagOf(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}
