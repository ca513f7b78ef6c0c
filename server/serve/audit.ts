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

/** Looking at a protected account leaves a trace; `part` says at what of it. */
export function auditView(context: AppContext, account: ShownAccount, part: string): void {
  if (account.isProtected) audit(context, "account viewed", account.shownId, { part });
}
