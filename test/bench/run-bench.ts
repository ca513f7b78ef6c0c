/**
 * `npm run bench [-- --sizes 1e5,1e6,1e7] [--page] [--peer] [--save]`: whole processes, one after the other, on this
 * machine, then the page in a browser; `--page` is the page alone.
 *
 * Prints time, peak memory and quality of load, score, communities (the part of score), hub list, export and of what a
 * hand does on the page, beside the stored baseline as a ratio; `--peer` runs what a Python user would write on the same
 * file, then without broken rows, which that program does not survive; `--save` stores the figures as the new baseline.
 * Machines differ: compare ratios of one run, not seconds of two machines.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { benchFile, PEERS, peerPython } from "./bench-file.ts";
import { type Measured, measureProcess } from "./measured-process.ts";
import { measurePage } from "./page-bench.ts";

const BASELINE = new URL("baseline.json", import.meta.url);

interface Row {
  readonly seconds: number;
  readonly peakMb: number | null;
  readonly quality: string;
}
interface ScoredRun {
  readonly modularity: number;
  readonly counts: { readonly communities: number; readonly scored: number };
  readonly timings: readonly { readonly step: string; readonly seconds: number }[];
}
type Figures = Record<string, Row>;

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1e5,1e6,1e7" },
    page: { type: "boolean", default: false },
    peer: { type: "boolean", default: false },
    save: { type: "boolean", default: false },
  },
});

const baseline = JSON.parse(readFileSync(BASELINE, "utf8")) as Figures;
const figures: Figures = {};
if (!values.page) await measureProcesses(values.sizes.split(",").map(Number));
for await (const { name, seconds, quality } of measurePage()) keep(name, { seconds, peakMb: null }, quality);
print();
if (values.save) writeFileSync(BASELINE, `${JSON.stringify({ ...baseline, ...figures }, null, 2)}\n`);

async function measureProcesses(sizes: readonly number[]): Promise<void> {
  const python = peerPython();
  if (python === null) {
    console.error(
      `The bench writes its files with ${join(PEERS, "make_transfers.py")}, which needs Python 3 with polars and numpy.`,
    );
    process.exit(1);
  }
  for (const size of sizes) await measureSize(python, size);
}

async function measureSize(interpreter: string, size: number): Promise<void> {
  const file = benchFile(interpreter, size, !values.peer);
  const home = mkdtempSync(join(tmpdir(), "tributary-bench-"));
  const tributary = (...args: readonly string[]): Promise<Measured> =>
    measureProcess(process.execPath, ["server/cli.ts", ...args], {
      TRIBUTARY_HOME: home,
      TRIBUTARY_STORE: `duckdb:${join(home, "bench.duckdb")}`,
    });
  try {
    const load = await tributary("load", file, "--dataset", "bench", "--json");
    keep(
      `load ${size}`,
      load,
      `${(JSON.parse(load.stdout) as { dataset: { accepted: number } }).dataset.accepted} accepted`,
    );
    const score = await tributary("score", "--json");
    const run = JSON.parse(score.stdout) as ScoredRun;
    keep(
      `score ${size}`,
      score,
      `Q ${run.modularity.toFixed(4)}, ${run.counts.communities} communities, ${run.counts.scored} scored`,
    );
    const communities = run.timings.find(({ step }) => step === "communities")!;
    keep(`communities ${size}`, { seconds: communities.seconds, peakMb: null }, "as timed by the run, in score");
    const hubs = await tributary("hubs", "--limit", "100", "--format", "csv");
    keep(`hubs ${size}`, hubs, `${hubs.stdout.trim().split("\n").length - 1} rows`);
    const hub = hubs.stdout.split("\n")[1]?.split(",")[1] ?? "";
    const out = join(home, "export");
    keep(
      `export ${size}`,
      await tributary("export", "--hub", hub, "--hops", "1", "--format", "graphml", "--out", out),
      "1 hop of hub 1",
    );
    if (values.peer)
      keep(
        `polars + igraph ${size}`,
        await measureProcess(interpreter, [join(PEERS, "polars_igraph.py"), file]),
        "nothing stored",
      );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function keep(name: string, { seconds, peakMb }: Pick<Measured, "seconds" | "peakMb">, quality: string): void {
  figures[name] = { seconds: Number(seconds.toPrecision(3)), peakMb, quality };
  console.error(`${name}: ${timeText(seconds)}${peakMb === null ? "" : `, ${peakMb} MB`}, ${quality}`);
}

function timeText(seconds: number): string {
  return seconds < 1 ? `${(seconds * 1000).toPrecision(3)} ms` : `${seconds.toFixed(2)} s`;
}

function print(): void {
  const table = new Table({ head: ["step", "time", "/ baseline", "peak MB", "/ baseline", "quality"] });
  for (const [name, row] of Object.entries(figures)) {
    const before = baseline[name];
    const ratio = (now: number | null, then: number | null | undefined) =>
      now && then ? (now / then).toFixed(2) : "–";
    table.push([
      name,
      timeText(row.seconds),
      ratio(row.seconds, before?.seconds),
      row.peakMb ?? "–",
      ratio(row.peakMb, before?.peakMb),
      row.quality,
    ]);
  }
  console.log(table.toString());
}
