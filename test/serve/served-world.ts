import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Express } from "express";
import supertest from "supertest";
import { onTestFinished } from "vitest";
import { openCasebook } from "../../server/casebook/casebook.ts";
import { scoreTransfers } from "../../server/jobs/score-transfers.ts";
import type { Workspace } from "../../server/jobs/workspace.ts";
import { type App, createApp } from "../../server/serve/app.ts";
import { makeLog } from "../../server/serve/log.ts";
import { openDuckdbStore } from "../../server/store/duckdb/duckdb-store.ts";
import { accountRecord, type LoadLiteral, transfer } from "../contract/staged-literal.ts";
import { loadLiteral } from "../contract/subject.ts";

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

/**
 * Twelve payers and a child pay the hub twice each, the hub pays the collector on and the collector another account;
 * five of the payers also pay a child's account. Transfer numbers, a file's name, a remark and a rejected row hold the
 * children's account numbers, as those of banks do.
 */
export function servedWorld(): LoadLiteral {
  const payments = Array.from({ length: PAYERS }, (_, i) => [0, 1].map((round) => ({ i, round }))).flat();
  const at = (days: number) => START + days * DAY;
  const toHub = payments.map(({ i, round }) =>
    transfer({
      transferId: `H-${i}-${round}`,
      payer: payerNumber(i),
      payee: HUB,
      amountMinor: 10_000_000n,
      bookedAt: at(10 + i + 30 * round),
      channel: "mobile",
      remark: i === 0 ? "Top-up, thanks" : null,
    }),
  );
  const toChild = [0, 1, 2, 3, 4].map((i) =>
    transfer({
      transferId: `${CHILD}-${i}`,
      payer: payerNumber(i),
      payee: CHILD,
      amountMinor: 5_000_000n,
      bookedAt: at(20 + i),
      channel: `to ${CHILD}`,
      remark: "school fee for Budi",
      sourceFile: 1,
    }),
  );
  const others = [
    transfer({ transferId: "C-1", payer: CHILD_PAYER, payee: HUB, amountMinor: 2_500_000n, bookedAt: at(15) }),
    transfer({ transferId: "C-2", payer: CHILD_PAYER, payee: HUB, amountMinor: 2_500_000n, bookedAt: at(45) }),
    transfer({ transferId: "O-1", payer: HUB, payee: COLLECTOR, amountMinor: 90_000_000n, bookedAt: at(60) }),
    transfer({
      transferId: "O-2",
      payer: COLLECTOR,
      payee: "880000000000099",
      amountMinor: 80_000_000n,
      bookedAt: at(70),
    }),
    transfer({ transferId: "O-3", payer: "880000000000099", payee: "880000000000100", bookedAt: at(5) }),
    transfer({
      transferId: "O-4",
      payer: payerNumber(1),
      payee: payerNumber(2),
      remark: `for ${CHILD}`,
      bookedAt: at(7),
    }),
  ];
  return {
    transfers: [...toHub, ...toChild, ...others],
    accounts: [
      accountRecord({ accountId: CHILD, kind: "e-wallet", minorFlag: true }),
      accountRecord({ accountId: CHILD_PAYER, issuer: "BCA", kind: "bank", birthYear: 2014 }),
      accountRecord({ accountId: HUB, kind: "e-wallet", country: "ID", openedAt: START }),
    ],
    rejects: [
      { file: `${CHILD}.csv`, line: 9, column: "amount", code: "AMOUNT_FORMAT", raw: `${CHILD};${HUB};ten;2026-01-09` },
      { file: "january.csv", line: 12, column: "date", code: "DATE_FORMAT", raw: "1;2;3;yesterday" },
    ],
    dataset: {
      files: [
        { name: "january.csv", sha256: "a".repeat(64), bytes: 4_000 },
        { name: `${CHILD}.csv`, sha256: "b".repeat(64), bytes: 900 },
      ],
      warnings: [`${CHILD}.csv: the balance breaks between lines 4 and 5.`],
    },
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

/** A real store and casebook in a home of their own, holding `loads`, behind an app that checks every answer it gives. */
export async function serve(loads: Readonly<Record<string, LoadLiteral>>): Promise<Served> {
  const home = await mkdtemp(join(tmpdir(), "tributary-serve-"));
  const store = await openDuckdbStore(join(home, "tributary.duckdb"), { threads: 1 });
  for (const [datasetId, literal] of Object.entries(loads)) await loadLiteral(store, datasetId, literal);
  const clock = { at: new Date("2026-11-25T08:00:00Z") };
  const now = () => clock.at;
  const casebook = openCasebook(home, { store: store.description, now });
  const workspace: Workspace = { store, casebook, home, user: "analyst", now };
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

/** The served world, scored. */
export async function serveScored(): Promise<Served & { readonly runId: string }> {
  const served = await serve({ world: servedWorld() });
  const { runId } = await scoreTransfers(served.workspace, {
    from: null,
    to: null,
    last: null,
    engine: "leiden",
    resolution: 1,
    seed: 1,
    minFanIn: 3,
    writeBack: false,
  });
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
