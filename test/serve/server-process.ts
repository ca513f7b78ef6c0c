/** A server of its own process, for tests that end it: home in the first argument, prints its address when it listens. */
import { join } from "node:path";
import { openCasebook } from "../../server/casebook/casebook.ts";
import { listen, stopOnSignal } from "../../server/serve/listen.ts";
import { makeLog } from "../../server/serve/log.ts";
import { openDuckdbStore } from "../../server/store/duckdb/duckdb-store.ts";

const home = process.argv[2]!;
const now = () => new Date();
const store = await openDuckdbStore(join(home, "tributary.duckdb"), { threads: 1 });
const casebook = openCasebook(home, { store: store.description, now });
const server = await listen({
  workspace: { store, casebook, home, user: "analyst", now },
  token: null,
  pageFolder: join(import.meta.dirname, "page"),
  version: "1.2.3",
  log: makeLog("silent"),
  port: 0,
});
process.stdout.write(`${server.address}\n`);
await stopOnSignal(server);
casebook.close();
await store.close();
