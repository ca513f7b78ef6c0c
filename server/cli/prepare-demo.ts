import { join } from "node:path";
import { writeDemo } from "../../datasets/demo/write-demo.ts";
import { makeFolder } from "../casebook/make-folder.ts";
import type { Config } from "../config.ts";
import { loadFiles } from "../jobs/load-files.ts";
import { scoreTransfers } from "../jobs/score-transfers.ts";
import { openWorkspace } from "../main.ts";
import type { Terminal } from "./terminal.ts";

/** Fills an empty store with the demo year and scores it. A store that holds anything is left alone. */
export async function prepareDemo(config: Config, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const workspace = await openWorkspace(config, "changing", { say: (text) => terminal.say(text), signal });
  const task = { onProgress: terminal.onProgress, signal };
  try {
    if ((await workspace.store.datasets()).length > 0) return;
    terminal.say("The store is empty: making an invented demo year (--no-demo leaves it empty).");
    const folder = join(config.home, "demo");
    makeFolder(folder);
    const demo = writeDemo(folder);
    const { dataset } = await loadFiles(
      workspace,
      {
        files: [demo.transfers],
        mapping: "canonical",
        dataset: "demo",
        accounts: demo.accounts,
        issuer: null,
        institution: null,
        legalBasis: "invented data",
        maxRejectShare: 0,
      },
      task,
    );
    const run = await scoreTransfers(
      workspace,
      { from: null, to: null, last: null, engine: "leiden", resolution: 1, seed: 1, minFanIn: 3, writeBack: false },
      task,
    );
    terminal.say(`Loaded ${dataset.accepted.toLocaleString("en")} transfers and scored ${run.counts.scored} accounts.`);
  } finally {
    terminal.endProgress();
    await workspace.close();
  }
}
