import type { AccountsFile } from "./accounts-file.ts";
import { literal, sqlText } from "./sql-template.ts";
import type { StagingDatabase } from "./staging-database.ts";

/**
 * Gives what the file says of accounts that no transfer names to the accounts of the transfers with the same number, in
 * the table `accounts`. Protection fails safe: it goes to all of them, other facts only where there is one alone.
 * Returns a warning where the file has such accounts.
 */
export async function matchAccounts(
  database: StagingDatabase,
  file: AccountsFile | null,
  transfersFile: string,
  issuer: string | null,
): Promise<readonly string[]> {
  if (file === null) return [];
  await database.run(sqlText("match-accounts", { transfers: literal(transfersFile), issuer: literal(issuer) }));
  const [row] = await database.rows(sqlText("unnamed-accounts"));
  const [unnamed, minors, matched] = [Number(row?.unnamed), Number(row?.minors), Number(row?.matched)];
  if (unnamed === 0) return [];
  const found =
    matched === 0
      ? ""
      : ` ${matched} of them have the number of accounts that the transfers name with another issuer; these are protected as the file says.`;
  return [
    `${unnamed} of ${file.accounts.length} accounts of ${file.name} are named by no transfer; ${minors} of them are flagged as minors.${found}`,
  ];
}
