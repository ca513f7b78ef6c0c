/** Run by a test: starts a long load, says on standard output when it is in the middle, and waits there to be killed. */
import process from "node:process";
import { openNeo4jStore } from "../../../server/store/neo4j/neo4j-store.ts";
import { accountRecord, stagedLoad, transfer } from "../../contract/staged-literal.ts";

const [url = "", user = "", password = ""] = process.argv.slice(2);
const store = await openNeo4jStore(url, user, password);
const transfers = Array.from({ length: 30_000 }, (_, i) => transfer({ transferId: `${i}`, payer: `new ${i % 500}` }));
const staged = await stagedLoad("half", {
  transfers,
  accounts: [accountRecord({ accountId: "known", kind: "bank" })],
});
let isTold = false;
await store.load(staged, {
  onProgress: ({ step, done }) => {
    if (step !== "transfers" || done === 0 || isTold) return;
    isTold = true;
    process.stdout.write("in the middle\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
