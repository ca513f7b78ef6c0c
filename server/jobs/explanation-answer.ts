import type { CommandOptions, ExplanationAnswer } from "./command-types.ts";
import { explainAccount } from "./explain-account.ts";
import { hubLine } from "./list-hubs.ts";
import { accountsNamedIn } from "./named-accounts.ts";
import { readProtection } from "./protection.ts";
import type { Workspace } from "./workspace.ts";

/** An explanation as plain JSON; a protected account by its pseudonym, and looking at one leaves a trace. */
export async function answerExplain(
  workspace: Workspace,
  options: CommandOptions["explain"],
): Promise<ExplanationAnswer> {
  const { casebook, user } = workspace;
  const protection = await readProtection(workspace);
  const [accountId = options.account] = await accountsNamedIn(workspace, [options.account]);
  const explained = await explainAccount(workspace, accountId, options.run, protection);
  const { run, shownId, finding, breakdown, evidence } = explained;
  if (finding.isProtected) {
    casebook.audit.append({ who: user, action: "account explained", subject: shownId, detail: { run: run.runId } });
  }
  return {
    run,
    hub: hubLine(finding, casebook),
    contributions: breakdown.contributions.map((contribution) => ({
      ...contribution,
      transfers: evidence.get(contribution.feature) ?? [],
    })),
    lookAlikes: breakdown.lookAlikes,
    unknowns: breakdown.unknowns,
  };
}
