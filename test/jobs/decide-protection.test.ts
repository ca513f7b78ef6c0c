import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../../server/jobs/commands.ts";
import { stagedLoad, transfer } from "../contract/staged-literal.ts";
import { openTestWorkspace, type TestWorkspace } from "./test-workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
  const staged = await stagedLoad("a", { transfers: [transfer({ transferId: "1", payer: "A", payee: "SHOP" })] });
  await workspace.store.load(staged);
  await staged.dispose();
});
afterEach(() => workspace.dispose());

const decide = (command: "protect" | "release", account: string, who: string) =>
  runCommand(workspace, command, { account, reason: "seen", who });

test("one person protects, two different people release, and the audit names all three", async () => {
  const { account } = await decide("protect", "SHOP", "ayu");
  expect(account).toBe(workspace.casebook.pseudonyms.of("SHOP"));
  const stillProtected = { account, decision: "released", isProtected: true };
  expect(await decide("release", account, "ayu")).toEqual(stillProtected);
  expect(await decide("release", "SHOP", "ayu")).toEqual(stillProtected);
  expect(await decide("release", account, "budi")).toEqual({
    account: "SHOP",
    decision: "released",
    isProtected: false,
  });
  const entries = workspace.casebook.audit.entries({ after: 0, limit: 9 });
  expect(entries.map(({ who, action, subject, detail }) => [who, action, subject, detail])).toEqual([
    ["ayu", "protection decided", account, { decision: "protected", isProtected: true }],
    ["ayu", "protection decided", account, { decision: "released", isProtected: true }],
    ["ayu", "protection decided", account, { decision: "released", isProtected: true }],
    ["budi", "protection decided", account, { decision: "released", isProtected: false }],
  ]);
  expect(workspace.casebook.protections.history("SHOP")[0]).toMatchObject({ who: "ayu", reason: "seen" });
});

test("what nobody knows is not protected, what is not protected is not released, and nothing without a reason", async () => {
  await expect(decide("protect", "NOBODY", "ayu")).rejects.toMatchObject({ code: "ACCOUNT_UNKNOWN" });
  await expect(decide("release", "SHOP", "ayu")).rejects.toMatchObject({ code: "OPTION_INVALID" });
  const unreasoned = runCommand(workspace, "protect", { account: "SHOP", reason: " ", who: "ayu" });
  await expect(unreasoned).rejects.toMatchObject({ code: "OPTION_INVALID" });
  expect(workspace.casebook.protections.all().size).toBe(0);
});
