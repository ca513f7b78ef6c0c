import type { AccountRecord } from "../domain/account.ts";
import type { SourceFile } from "../domain/dataset.ts";
import { readAccountsFile } from "./accounts-file.ts";
import { appendReject, RAW_LENGTH } from "./scan-file.ts";
import type { StageRequest } from "./stage-request.ts";
import type { Appender, StagingDatabase } from "./staging-database.ts";

/** An accounts file after reading. */
export interface AccountsRead extends SourceFile {
  readonly rows: number;
  readonly rejected: number;
}

/** Reads the accounts file of a load, where there is one, into the tables `accounts` and `rejects`. */
export async function readAccounts(database: StagingDatabase, request: StageRequest): Promise<AccountsRead | null> {
  const { accountsFile, issuer } = request;
  if (accountsFile === null) return null;
  const fileIndex = request.files.length;
  let rejected = 0;
  let read: (SourceFile & { readonly rows: number }) | null = null;
  await database.append("accounts", (accounts) =>
    database.append("rejects", async (rejects) => {
      read = await readAccountsFile(accountsFile, issuer, (row) => {
        if (row.ok) return appendAccount(accounts, row.account);
        rejected++;
        appendReject(rejects, { ...row, fileIndex, raw: row.raw.slice(0, RAW_LENGTH) });
      });
    }),
  );
  return { ...(read as unknown as SourceFile & { readonly rows: number }), rejected };
}

function appendAccount(appender: Appender, account: AccountRecord): void {
  const text = (value: string | null): void => (value === null ? appender.appendNull() : appender.appendVarchar(value));
  text(account.accountId);
  text(account.issuer);
  text(account.kind);
  text(account.country);
  if (account.openedAt === null) appender.appendNull();
  else appender.appendBigInt(BigInt(account.openedAt));
  if (account.birthYear === null) appender.appendNull();
  else appender.appendInteger(account.birthYear);
  if (account.minorFlag === null) appender.appendNull();
  else appender.appendBoolean(account.minorFlag);
  appender.endRow();
}
