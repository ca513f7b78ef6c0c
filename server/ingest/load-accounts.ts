import type { AccountRecord } from "../domain/account.ts";
import { type AccountsFile, readAccountsFile } from "./accounts-file.ts";
import { appendReject, RAW_LENGTH } from "./scan-file.ts";
import type { StageRequest } from "./stage-request.ts";
import type { Appender, StagingDatabase } from "./staging-database.ts";

/** Reads the accounts file of a load, where there is one, into the tables `accounts` and `rejects`. */
export async function readAccounts(database: StagingDatabase, request: StageRequest): Promise<AccountsFile | null> {
  const { accountsFile, issuer, mapping } = request;
  if (accountsFile === null) return null;
  const fileIndex = request.files.length;
  let read: AccountsFile | null = null;
  await database.append("rejects", async (rejects) => {
    read = await readAccountsFile(accountsFile, { issuer, accountCase: mapping.accountCase }, (fault) =>
      appendReject(rejects, { ...fault, fileIndex, raw: fault.raw.slice(0, RAW_LENGTH) }),
    );
  });
  const file = read as unknown as AccountsFile;
  await database.append("accounts", async (accounts) => {
    for (const account of file.accounts) appendAccount(accounts, account);
  });
  return file;
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
