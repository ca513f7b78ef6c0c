import { Failure } from "../domain/failure.ts";
import { QUEUES } from "../domain/finding.ts";
import { ROW_LISTS } from "../domain/reject.ts";
import { ENGINES } from "../domain/run.ts";
import { verifyExport } from "../export/verify-export.ts";
import { listMappings } from "../ingest/mapping-files.ts";
import type { Task } from "../store/store.ts";
import { CommandFields } from "./command-fields.ts";
import {
  type CommandName,
  type CommandOptions,
  type CommandResults,
  EXPORT_FORMATS,
  type ProtectionOptions,
} from "./command-types.ts";
import { protectAccount, releaseAccount } from "./decide-protection.ts";
import { answerExplain } from "./explanation-answer.ts";
import { exportAccounts } from "./export-accounts.ts";
import { listCommunities } from "./list-communities.ts";
import { listHubs } from "./list-hubs.ts";
import { loadFiles } from "./load-files.ts";
import { listDatasets, listRejects, unloadDataset } from "./loaded-datasets.ts";
import { readProtection } from "./protection.ts";
import { redactAnswer } from "./redact-answer.ts";
import { redactFailure } from "./redact-failure.ts";
import { scoreTransfers } from "./score-transfers.ts";
import type { Workspace } from "./workspace.ts";

/** A command with its options, as it is asked for over HTTP. */
export interface CommandRequest<Name extends CommandName> {
  readonly command: Name;
  readonly options: CommandOptions[Name];
}

interface Command<Name extends CommandName> {
  /** Checks options that came from outside. */
  read(fields: CommandFields): CommandOptions[Name];
  run(workspace: Workspace, options: CommandOptions[Name], task: Task): Promise<CommandResults[Name]>;
}

const COMMANDS: { readonly [Name in CommandName]: Command<Name> } = {
  load: {
    read: (fields) => ({
      files: fields.texts("files"),
      mapping: fields.text("mapping"),
      dataset: fields.textOrNull("dataset"),
      accounts: fields.textOrNull("accounts"),
      issuer: fields.textOrNull("issuer"),
      institution: fields.textOrNull("institution"),
      legalBasis: fields.textOrNull("legalBasis"),
      maxRejectShare: fields.number("maxRejectShare", (share) => share >= 0 && share <= 1, "a share from 0 to 1"),
    }),
    run: loadFiles,
  },
  datasets: { read: (fields) => ({ linked: fields.truth("linked") }), run: listDatasets },
  mappings: { read: () => ({}), run: async () => ({ mappings: await listMappings() }) },
  rejects: {
    read: (fields) => ({ dataset: fields.text("dataset"), list: fields.oneOf("list", ROW_LISTS) }),
    run: listRejects,
  },
  unload: { read: (fields) => ({ dataset: fields.text("dataset") }), run: unloadDataset },
  score: {
    read: (fields) => ({
      from: fields.textOrNull("from"),
      to: fields.textOrNull("to"),
      last: fields.textOrNull("last"),
      engine: fields.oneOf("engine", ENGINES),
      resolution: fields.number("resolution", (value) => value > 0 && Number.isFinite(value), "a number above 0"),
      seed: fields.whole("seed", 0),
      minFanIn: fields.whole("minFanIn", 1),
      writeBack: fields.truth("writeBack"),
    }),
    run: scoreTransfers,
  },
  hubs: {
    read: (fields) => ({
      run: fields.textOrNull("run"),
      queue: fields.oneOf("queue", QUEUES),
      limit: fields.whole("limit", 0),
    }),
    run: async (workspace, options) => listHubs(workspace, options),
  },
  communities: { read: (fields) => ({ run: fields.textOrNull("run") }), run: listCommunities },
  export: {
    read: (fields) => ({
      accounts: fields.texts("accounts"),
      hub: fields.textOrNull("hub"),
      hops: fields.whole("hops", 0),
      format: fields.oneOf("format", EXPORT_FORMATS),
      out: fields.text("out"),
      run: fields.textOrNull("run"),
      from: fields.textOrNull("from"),
      to: fields.textOrNull("to"),
    }),
    run: exportAccounts,
  },
  verify: { read: (fields) => ({ path: fields.text("path") }), run: (_workspace, { path }) => verifyExport(path) },
  explain: {
    read: (fields) => ({ account: fields.text("account"), run: fields.textOrNull("run") }),
    run: answerExplain,
  },
  protect: { read: readProtectionOptions, run: protectAccount },
  release: { read: readProtectionOptions, run: releaseAccount },
};

function readProtectionOptions(fields: CommandFields): ProtectionOptions {
  return { account: fields.text("account"), reason: fields.text("reason"), who: fields.text("who") };
}

/** Commands whose answers hold free text (file names, transfer numbers, raw lines) that could name a protected account. */
const WITH_TEXT: ReadonlySet<CommandName> = new Set([
  "load",
  "datasets",
  "rejects",
  "unload",
  "score",
  "hubs",
  "explain",
]);

/**
 * Runs one command and returns its answer as plain JSON; neither the answer nor a failure has numbers of protected
 * accounts. The command line calls it in its own process, the server for `POST /api/commands` with body
 * `{command, options}`, answering server-sent events `progress` (a Progress), then `result` (the answer) or `problem`
 * ({code, kind, message}).
 */
export async function runCommand<Name extends CommandName>(
  workspace: Workspace,
  name: Name,
  options: CommandOptions[Name],
  task: Task = {},
): Promise<CommandResults[Name]> {
  try {
    const answer = await COMMANDS[name].run(workspace, options, task);
    return WITH_TEXT.has(name) ? redactAnswer(answer, (await readProtection(workspace)).redact) : answer;
  } catch (error) {
    throw await redactedFailure(workspace, error);
  }
}

async function redactedFailure(workspace: Workspace, error: unknown): Promise<unknown> {
  // Where the store does not answer, its accounts are not to be had either, and the message says only that.
  if (error instanceof Failure && error.code === "STORE_UNAVAILABLE") return error;
  const protection = await readProtection(workspace).catch(() => null);
  return protection === null ? error : redactFailure(error, protection.redact);
}

/** Checks a request that came from outside; OPTION_INVALID says which field is wrong. */
export function readCommand(body: unknown): CommandRequest<CommandName> {
  const request = new CommandFields(body, "A command");
  const command = request.text("command");
  if (!isCommandName(command)) {
    throw new Failure(
      "OPTION_INVALID",
      `There is no command ${command}: choose one of ${Object.keys(COMMANDS).join(", ")}.`,
      { kind: "usage" },
    );
  }
  const options = COMMANDS[command].read(new CommandFields(request.raw("options") ?? {}, "The options of a command"));
  return { command, options };
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
