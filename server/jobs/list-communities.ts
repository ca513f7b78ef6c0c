import { byCodePoint } from "../domain/code-point-order.ts";
import type { CommandOptions, CommandResults } from "./command-types.ts";
import { readProtection } from "./protection.ts";
import type { Workspace } from "./workspace.ts";

const ACCOUNTS_AT_ONCE = 50_000;

interface Member {
  readonly shownId: string;
  readonly communityId: number;
}

/**
 * The community of every account of a run, in code-point order of the id shown: a pseudonym stands where pseudonyms
 * sort, because its place among account numbers would tell the number.
 */
export async function listCommunities(
  workspace: Workspace,
  options: CommandOptions["communities"],
): Promise<CommandResults["communities"]> {
  const { store, casebook } = workspace;
  const run = casebook.runs.run(options.run);
  const communityOf = casebook.runs.communityOf(run.runId);
  const protection = await readProtection(workspace);
  const { order } = await store.accounts();
  const keys = order.filter((key) => (communityOf[key] ?? -1) >= 0);
  const open: Member[] = [];
  const masked: Member[] = [];
  for (let start = 0; start < keys.length; start += ACCOUNTS_AT_ONCE) {
    const batch = keys.subarray(start, start + ACCOUNTS_AT_ONCE);
    const accountIds = await store.accountIds(batch);
    accountIds.forEach((accountId, i) => {
      const key = batch[i]!;
      const shownId = protection.mask(accountId);
      (shownId === accountId ? open : masked).push({ shownId, communityId: communityOf[key]! });
    });
  }
  masked.sort((a, b) => byCodePoint(a.shownId, b.shownId));
  const members = merged(open, masked);
  return {
    run,
    accountIds: members.map((member) => member.shownId),
    communityIds: members.map((member) => member.communityId),
  };
}

/** Two ordered lists as one. */
function merged(first: readonly Member[], second: readonly Member[]): readonly Member[] {
  if (second.length === 0) return first;
  const all: Member[] = [];
  let next = 0;
  for (const member of first) {
    while (next < second.length && byCodePoint(second[next]!.shownId, member.shownId) < 0) all.push(second[next++]!);
    all.push(member);
  }
  return all.concat(second.slice(next));
}
