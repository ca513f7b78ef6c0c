import type { Command } from "commander";
import type { ProtectionAnswer } from "../jobs/command-types.ts";
import type { Session } from "./session.ts";
import { json } from "./tables.ts";

interface ReasonOption {
  readonly reason: string;
}

export function addProtect(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("protect")
    .summary("protect an account that may be a child's or a victim's")
    .description(
      "Shows an account by pseudonym from now on, in earlier runs too, and moves it from the hubs to the child-at-risk " +
        "queue. The audit keeps who did it and when, the casebook the reason.",
    )
    .argument("<account>", "an accountId")
    .requiredOption("--reason <text>", "why")
    .addHelpText("after", '\nExample:\n  tributary protect BANK:0012345 --reason "the bank names a pupil as holder"')
    .action(async (account: string, { reason }: ReasonOption, command: Command) => {
      const session = sessionOf(command);
      await write(session, await session.answer("protect", { account, reason, who: session.config.user }));
    });
}

export function addRelease(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("release")
    .summary("lift the protection of an account; takes two people")
    .description(
      "Notes that a person would release a protected account. It is released once a second person, at work under another " +
        "login of this machine, has done the same. It joins the hubs with the next scoring run.",
    )
    .argument("<account>", "an accountId, or a pseudonym (PROT-…)")
    .requiredOption("--reason <text>", "why")
    .addHelpText("after", '\nExample:\n  tributary release PROT-7Q2M4X --reason "a shop, by its business licence"')
    .action(async (account: string, { reason }: ReasonOption, command: Command) => {
      const session = sessionOf(command);
      await write(session, await session.answer("release", { account, reason, who: session.config.user }));
    });
}

async function write({ terminal, isJson }: Session, answer: ProtectionAnswer): Promise<void> {
  if (isJson) await terminal.data([json(answer)]);
  terminal.say(inWords(answer));
}

function inWords({ account, decision, isProtected }: ProtectionAnswer): string {
  if (decision === "protected") return `Protected: it is shown as ${account} from now on.`;
  return isProtected
    ? `Noted. ${account} stays protected until a second person releases it.`
    : `Released: ${account} joins the hubs with the next "tributary score".`;
}
