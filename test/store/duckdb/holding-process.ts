import { setTimeout } from "node:timers/promises";
import { openDuckdbStore } from "../../../server/store/duckdb/duckdb-store.ts";

/** Opens the store named on its command line, says so, and holds it until it is killed. */
await openDuckdbStore(process.argv[2] ?? "");
process.stdout.write("held\n");
await setTimeout(600_000);
