import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Express } from "express";
import supertest from "supertest";
import { onTestFinished } from "vitest";
import { openCasebook } from "../../server/casebook/casebook.ts";
import { loadFiles } from "../../server/jobs/load-files.ts";
import { scoreTransfers } from "../../server/jobs/score-transfers.ts";
import type { LoadOptions, ScoreOptions, Workspace } from "../../server/jobs/workspace.ts";
import { type App, createApp } from "../../server/serve/app.ts";
import { makeLog } from "../../server/serve/log.ts";
import { openDuckdbStore } from "../../server/store/duckdb/duckdb-store.ts";

export const TOKEN = "a-token-of-the-tests";
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** The accounts of the served world that tests speak of. */
export const HUB = "447100000000902";
export const COLLECTOR = "880000000000077";
/** A child's account that five people pay: it is scored, and belongs in the child-at-risk queue. */
export const CHILD = "930000000000123";
/** A child's account that pays the hub. */
export const CHILD_PAYER = "BCA:930000000000456";
export const TRUE_IDS_OF_CHILDREN: readonly string[] = [CHILD, CHILD_PAYER, "930000000000456"];
export const payerNumber = (i: number): string => `62110000000${100 + i}`;

const PAYERS = 12;
const HEADER = "transferId,payerIssuer,payer,payee,amount,currency,bookedAt,channel,remark";

/** A row of a transfers file: 100 rupiah at the start of the window, unless said otherwise. */
function row(
  transferId: string,
  payer: string,
  payee: string,
  more: { amount?: string; day?: number; channel?: string; remark?: string; issuer?: string } = {},
): string {
  const { amount = "100.00", day = 0, channel = "", remark = "", issuer = "" } = more;
  const bookedAt = new Date(START + day * DAY).toISOString();
  return [transferId, issuer, payer, payee, amount, "IDR", bookedAt, channel, `"${remark}"`].join();
}

/**
 * Twelve payers and a child pay the hub twice each, the hub pays the collector on and the collector another account;
 * five of the payers also pay a child's account. Transfer numbers, a file's name, a remark, a channel and a rejected row
 * hold the children's account numbers, as those of banks do.
 */
export function servedWorld(): Readonly<Record<string, readonly string[]>> {
  const payments = Array.from({ length: PAYERS }, (_, i) => [0, 1].map((round) => ({ i, round }))).flat();
  const toHub = payments.map(({ i, round }) =>
    row(`H-${i}-${round}`, payerNumber(i), HUB, {
      amount: "100000.00",
      day: 10 + i + 30 * round,
      channel: "mobile",
      remark: i === 0 ? "Top-up, thanks" : "",
    }),
  );
  const toChild = [0, 1, 2, 3, 4].map((i) =>
    row(`${CHILD}-${i}`, payerNumber(i), CHILD, {
      amount: "50000.00",
      day: 20 + i,
      channel: `to ${CHILD}`,
      remark: "school fee for Budi",
    }),
  );
  const ofChildPayer = { issuer: "BCA", amount: "25000.00" };
  return {
    "january.csv": [
      HEADER,
      ...toHub,
      row("C-1", "930000000000456", HUB, { ...ofChildPayer, day: 15 }),
      row("C-2", "930000000000456", HUB, { ...ofChildPayer, day: 45 }),
      row("O-1", HUB, COLLECTOR, { amount: "900000.00", day: 60 }),
      row("O-2", COLLECTOR, "880000000000099", { amount: "800000.00", day: 70 }),
      row("O-3", "880000000000099", "880000000000100", { day: 5 }),
      row("O-4", payerNumber(1), payerNumber(2), { remark: `for ${CHILD}`, day: 7 }),
      row("R-1", payerNumber(3), payerNumber(4)).replace("2026-01-01T", "yesterday "),
    ],
    [`${CHILD}.csv`]: [HEADER, ...toChild, row("R-2", CHILD, HUB, { amount: "ten" })],
    "accounts.csv": [
      "accountId,issuer,kind,country,openedAt,birthYear,minorFlag",
      `${CHILD},,e-wallet,,,,true`,
      `${CHILD_PAYER},BCA,bank,,,2014,`,
      `${HUB},,e-wallet,ID,2025-01-01,,`,
    ],
  };
}

export interface Served {
  readonly workspace: Workspace;
  readonly app: App;
  readonly log: string[];
  /** What the app takes for the time. */
  readonly clock: { at: Date };
  /** A client that is signed in by the bearer token. */
  readonly client: SignedIn;
  close(): Promise<void>;
}

interface SignedIn {
  get(path: string): supertest.Test;
  post(path: string, body: object): supertest.Test;
  delete(path: string): supertest.Test;
}

/** A real store and casebook in a home of their own, behind an app that checks every answer it gives. Loads `files`, where there are any. */
export async function serve(files: Readonly<Record<string, readonly string[]>> = {}): Promise<Served> {
  const home = await mkdtemp(join(tmpdir(), "tributary-serve-"));
  const store = await openDuckdbStore(join(home, "tributary.duckdb"), { threads: 1 });
  const clock = { at: new Date("2026-11-25T08:00:00Z") };
  const now = () => clock.at;
  const casebook = openCasebook(home, { store: store.description, now });
  const workspace: Workspace = { store, casebook, home, user: "analyst", now };
  if (Object.keys(files).length > 0) await loadFiles(workspace, await loadOptions(home, "world", files));
  const log: string[] = [];
  const app = createApp({
    workspace,
    token: TOKEN,
    pageFolder: join(import.meta.dirname, "page"),
    version: "1.2.3",
    log: makeLog("debug", { write: (line) => log.push(line) }),
    checkAnswers: true,
    heartbeatMs: 20,
  });
  return {
    workspace,
    app,
    log,
    clock,
    client: signedIn(app.handler),
    async close() {
      await app.close();
      casebook.close();
      await store.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Writes the files into the home; "accounts.csv" is the accounts file. */
export async function loadOptions(
  home: string,
  dataset: string,
  files: Readonly<Record<string, readonly string[]>>,
): Promise<LoadOptions> {
  for (const [name, lines] of Object.entries(files)) await writeFile(join(home, name), `${lines.join("\n")}\n`);
  const paths = Object.keys(files).map((name) => join(home, name));
  const isAccounts = (path: string) => path.endsWith("accounts.csv");
  return {
    files: paths.filter((path) => !isAccounts(path)),
    mapping: "canonical",
    dataset,
    accounts: paths.find(isAccounts) ?? null,
    issuer: null,
    institution: null,
    legalBasis: null,
    maxRejectShare: 1,
  };
}

/** A run that scores accounts with three payers or more. */
export const SCORE_OPTIONS: ScoreOptions = {
  from: null,
  to: null,
  last: null,
  engine: "leiden",
  resolution: 1,
  seed: 1,
  minFanIn: 3,
  writeBack: false,
};

/** The served world, scored. */
export async function serveScored(): Promise<Served & { readonly runId: string }> {
  const served = await serve(servedWorld());
  const { runId } = await scoreTransfers(served.workspace, SCORE_OPTIONS);
  return { ...served, runId };
}

/** The app on a port of its own, where cookies stay valid from one request to the next. Goes when the test ends. */
export async function listening({ app }: Served): Promise<Server> {
  const server = app.handler.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return server;
}

function signedIn(handler: Express): SignedIn {
  const bearer = (test: supertest.Test) => test.set("Authorization", `Bearer ${TOKEN}`);
  return {
    get: (path) => bearer(supertest(handler).get(path)),
    post: (path, body) => bearer(supertest(handler).post(path)).send(body),
    delete: (path) => bearer(supertest(handler).delete(path)),
  };
}
