import { type Command, Option } from "commander";
import type { Sentence } from "../domain/finding.ts";
import type { ExplanationAnswer } from "../jobs/command-types.ts";
import { windowText } from "../jobs/window-text.ts";
import type { Session } from "./session.ts";
import { json } from "./tables.ts";
import { runJson } from "./words.ts";

type Language = keyof Sentence;

interface ExplainOptions {
  readonly run?: string;
  readonly lang: Language;
}

/** Transfer ids of one reason that fit on the screen; `--json` has all of them. */
const SHOWN_TRANSFERS = 8;

const WORDS = {
  en: {
    place: (rank: number, score: number, confidence: number) =>
      `rank ${rank}, score ${score} of 100 (a triage priority, not a probability), confidence ${confidence}`,
    reasons: "What counts",
    lookAlikes: "Innocent explanations considered",
    noneFits: "None of those that the data can show fits.",
    unknowns: "What the data does not say",
    transfers: "transfers",
    more: (rest: number) => `and ${rest} more (--json lists all)`,
  },
  id: {
    place: (rank: number, score: number, confidence: number) =>
      `peringkat ${rank}, skor ${score} dari 100 (prioritas pemeriksaan, bukan peluang), keyakinan ${confidence}`,
    reasons: "Yang diperhitungkan",
    lookAlikes: "Penjelasan wajar yang dipertimbangkan",
    noneFits: "Tidak ada yang cocok di antara yang dapat ditunjukkan data.",
    unknowns: "Yang tidak dikatakan data",
    transfers: "transfer",
    more: (rest: number) => `dan ${rest} lagi (--json memuat semuanya)`,
  },
} as const;

export function addExplain(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("explain")
    .summary("why an account stands where it stands")
    .description(
      "Says in sentences what adds to an account's score, which innocent explanations were considered, and what the " +
        "data does not say, with the transfers behind each number.",
    )
    .argument("<account>", "an accountId as hubs lists it, or a pseudonym (PROT-…)")
    .option("--run <id>", "the run to explain (default: the newest)")
    .addOption(new Option("--lang <language>", "language of the sentences").choices(["en", "id"]).default("en"))
    .addHelpText(
      "after",
      "\nExamples:\n  tributary explain BANK:0012345\n  tributary explain PROT-7Q2M4X --lang id --json",
    )
    .action(async (account: string, options: ExplainOptions, command: Command) => {
      const session = sessionOf(command);
      const answer = await session.answer("explain", { account, run: options.run ?? null });
      const text = session.isJson ? json({ ...answer, run: runJson(answer.run) }) : inSentences(answer, options.lang);
      await session.terminal.data([text]);
    });
}

function inSentences({ run, hub, contributions, lookAlikes, unknowns }: ExplanationAnswer, lang: Language): string {
  const words = WORDS[lang];
  const lines = [
    `${hub.accountId}: ${words.place(hub.rank, hub.score, hub.confidence)}`,
    `${run.runId}, ${windowText(run.parameters.window)} (UTC)`,
    "",
    words.reasons,
  ];
  for (const { feature, points, sentence, transfers } of contributions) {
    lines.push(`  ${pointsText(points)}  ${feature}  ${sentence[lang]}`);
    if (transfers.length === 0) continue;
    const ids = transfers.slice(0, SHOWN_TRANSFERS).map(({ datasetId, transferId }) => `${datasetId}/${transferId}`);
    const rest = transfers.length - ids.length;
    lines.push(`               ${words.transfers}: ${ids.join(", ")}${rest > 0 ? ` ${words.more(rest)}` : ""}`);
  }
  lines.push("", words.lookAlikes);
  for (const { points, sentence } of lookAlikes) lines.push(`  ${pointsText(points)}  ${sentence[lang]}`);
  if (lookAlikes.length === 0) lines.push(`  ${words.noneFits}`);
  if (unknowns.length > 0) lines.push("", words.unknowns, ...unknowns.map(({ sentence }) => `  ${sentence[lang]}`));
  return `${lines.join("\n")}\n`;
}

function pointsText(points: number): string {
  return `${points > 0 ? "+" : ""}${points.toFixed(1)}`.padStart(6);
}
