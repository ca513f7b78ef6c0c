import { Failure } from "../domain/failure.ts";
import type { ProtectionAnswer, ProtectionOptions } from "./command-types.ts";
import { accountsNamedIn, shownIdOf } from "./named-accounts.ts";
import { readProtection } from "./protection.ts";
import type { Workspace } from "./workspace.ts";

/** One person protects an account, at once and in earlier runs' lists too. */
export function protectAccount(workspace: Workspace, options: ProtectionOptions): Promise<ProtectionAnswer> {
  return decide(workspace, options, "protected");
}

/** Two different people release an account; the answer to the first still says that it is protected. */
export function releaseAccount(workspace: Workspace, options: ProtectionOptions): Promise<ProtectionAnswer> {
  return decide(workspace, options, "released");
}

async function decide(
  workspace: Workspace,
  { account, reason, who }: ProtectionOptions,
  decision: "protected" | "released",
): Promise<ProtectionAnswer> {
  const { store, casebook, now } = workspace;
  if (reason.trim() === "") {
    throw new Failure("OPTION_INVALID", "A decision needs its reason: say why with --reason.", { kind: "usage" });
  }
  const [accountId = account] = await accountsNamedIn(workspace, [account]);
  const [key = -1] = await store.accountKeys([accountId]);
  if (key < 0) {
    throw new Failure("ACCOUNT_UNKNOWN", `No loaded dataset names ${account}: check the id.`, { kind: "missing" });
  }
  if (decision === "released" && !(await readProtection(workspace)).isProtected(accountId)) {
    throw new Failure("OPTION_INVALID", `${account} is not protected: there is nothing to release.`, { kind: "usage" });
  }
  casebook.protections.decide({ accountId, decision, reason, who, when: now().toISOString() });
  const isProtected = (await readProtection(workspace)).isProtected(accountId);
  casebook.audit.append({
    who,
    action: "protection decided",
    subject: casebook.pseudonyms.of(accountId),
    detail: { decision, isProtected },
  });
  return { account: shownIdOf(casebook, accountId, isProtected), decision, isProtected };
}
