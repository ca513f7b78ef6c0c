import type { RowList } from "../domain/reject.ts";
import { shellWord } from "../jobs/shell-word.ts";

const OPTIONS: Readonly<Record<RowList, string>> = { rejected: "", skipped: " --skipped", accounts: " --accounts" };

/** The command that lists rows of a dataset, to be copied into a shell. */
export function rejectsCommand(dataset: string, list: RowList): string {
  return `tributary rejects --dataset ${shellWord(dataset)}${OPTIONS[list]}`;
}
