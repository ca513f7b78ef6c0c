import type { AuditAction } from "../casebook/audit-trail.ts";
import type { AppContext } from "./app-context.ts";
import type { ShownAccount } from "./shown-accounts.ts";

/** Notes in the casebook's audit trail what the signed-in person did. */
export function audit(
  { workspace }: AppContext,
  action: AuditAction,
  subject: string,
  detail: Readonly<Record<string, string | number | boolean | null>>,
): void {
  workspace.casebook.audit.append({ who: workspace.user, action, subject, detail });
}

/**
 * The account that a question names by its id or its pseudonym. Looking at a protected one leaves a trace; `part` says at
 * what of it.
 */
export async function viewedAccount(context: AppContext, text: string, part: string): Promise<ShownAccount> {
  const account = await context.accounts.named(text);
  noteView(context, account, part);
  return account;
}

/** As `viewedAccount`, in the order asked, each account once. */
export async function viewedAccounts(
  context: AppContext,
  texts: readonly string[],
  part: string,
): Promise<readonly ShownAccount[]> {
  const accounts = await context.accounts.allNamed(texts);
  for (const account of accounts) noteView(context, account, part);
  return accounts;
}

export function noteView(context: AppContext, account: ShownAccount, part: string): void {
  if (account.isProtected) audit(context, "account viewed", account.shownId, { part });
}
