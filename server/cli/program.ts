import { Command } from "commander";
import { addCommunities } from "./command-communities.ts";
import { addDatasets } from "./command-datasets.ts";
import { addExplain } from "./command-explain.ts";
import { addExport } from "./command-export.ts";
import { addHubs } from "./command-hubs.ts";
import { addLoad } from "./command-load.ts";
import { addMappings } from "./command-mappings.ts";
import { addProtect, addRelease } from "./command-protection.ts";
import { addRejects } from "./command-rejects.ts";
import { addScore } from "./command-score.ts";
import { addServe } from "./command-serve.ts";
import { addUnload } from "./command-unload.ts";
import { addVerify } from "./command-verify.ts";
import { runSafely } from "./run-safely.ts";
import { type GlobalOptions, Session } from "./session.ts";

const ABOUT =
  "Finds accounts that collect from many small payers, says why, and hands the evidence on. A hub is a finding; what it " +
  "is, a person decides.";

const AFTER = `
Data goes to standard output, progress and messages to standard error.

Environment:
  TRIBUTARY_HOME     where the store, the casebook and the keys are (default ~/.tributary)
  TRIBUTARY_STORE    duckdb:PATH, neo4j://HOST:PORT or bolt://HOST:PORT (default a DuckDB file in the home); the
                     folder of PATH has to be there
  NEO4J_USER, NEO4J_PASSWORD    the login of Neo4j, never on the command line
  TRIBUTARY_TOKEN, PORT         token and port of "tributary serve"
  TRIBUTARY_DEBUG=1  stack traces of failures

Exit codes:
  0 done   1 failed (also: another process holds the store)   2 wrong use
  3 refused (too many rejects, already loaded)   130 stopped by Ctrl-C

While "tributary serve" holds the store, commands of the same home and store go through it, with the same output.

Examples:
  tributary load transfers.csv
  tributary score --last 90d
  tributary hubs --limit 10
  tributary explain ACCOUNT
  tributary export --hub ACCOUNT --hops 1 --out evidence
  tributary serve`;

/** Runs one command line and returns its exit code; never throws. */
export function runCommandLine(args: readonly string[]): Promise<number> {
  return runSafely(async (signal) => {
    const program = buildProgram((command) => new Session(command.optsWithGlobals<GlobalOptions>(), signal));
    await program.parseAsync([...args], { from: "user" });
  });
}

function buildProgram(sessionOf: (command: Command) => Session): Command {
  const program = new Command("tributary")
    .description(ABOUT)
    .option("--store <address>", "duckdb:PATH, neo4j://HOST:PORT or bolt://HOST:PORT")
    .option("--home <dir>", "where the store, the casebook and the keys are")
    .option("--quiet", "no progress, no messages but warnings and failures")
    .option("--json", "the answer as JSON")
    .addHelpText("after", AFTER)
    .exitOverride();
  const helped = (command: Command) => {
    const path = [command.parent?.name(), command.name()].filter((name) => name !== undefined).join(" ");
    command.showHelpAfterError(`"${path} --help" says what it takes.`).exitOverride();
  };
  const adds = [
    addLoad,
    addDatasets,
    addMappings,
    addRejects,
    addUnload,
    addScore,
    addHubs,
    addCommunities,
    addExplain,
    addExport,
    addVerify,
    addProtect,
    addRelease,
    addServe,
  ];
  for (const add of adds) add(program, sessionOf);
  for (const command of [program, ...program.commands]) helped(command);
  return program;
}
