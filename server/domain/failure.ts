/**
 * A failure that a person can act on: what was wrong, where, what to do.
 *
 * `kind` decides the exit code and the HTTP status:
 * `failed` 1/500, `usage` 2/400, `refused` 3/409, `missing` 1/404.
 */
export type FailureKind = "failed" | "usage" | "refused" | "missing";

export const FAILURE_CODES = [
  "ACCOUNT_UNKNOWN",
  "ALREADY_LOADED",
  "AMOUNT_BEYOND_EXACT",
  "CASEBOOK_UNREADABLE",
  "DATASET_UNKNOWN",
  "DISK_FULL",
  "EXPORT_TOO_LARGE",
  "FILE_EMPTY",
  "FILE_FORMAT",
  "FILE_UNREADABLE",
  "HEADER_MISSING",
  "LOAD_STOPPED",
  "LOCK_HELD",
  "MAPPING_INVALID",
  "MAPPING_UNKNOWN",
  "OPTION_INVALID",
  "OUTPUT_EXISTS",
  "OUTPUT_UNWRITABLE",
  "RUN_STOPPED",
  "RUN_UNKNOWN",
  "SERVER_UNREACHABLE",
  "STORE_CLOSED",
  "STORE_EMPTY",
  "STORE_FAILED",
  "STORE_LOCKED",
  "STORE_PASSWORD",
  "STORE_UNAVAILABLE",
  "STORE_UNSUPPORTED",
  "STORE_VERSION",
  "TOKEN_WRONG",
  "TOO_MANY_REJECTS",
  "VERIFY_FAILED",
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export class Failure extends Error {
  readonly code: FailureCode;
  readonly kind: FailureKind;
  readonly retriable: boolean;

  constructor(
    code: FailureCode,
    message: string,
    options: { readonly kind?: FailureKind; readonly retriable?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "Failure";
    this.code = code;
    this.kind = options.kind ?? "failed";
    this.retriable = options.retriable ?? false;
  }
}
