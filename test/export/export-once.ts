/** Exports what lies around one account of a DuckDB file: `export-once.ts STORE ACCOUNT OUT`. Says "begin" first. */

import { WHOLE_TIME } from "../../server/domain/window.ts";
import { exportSubgraph } from "../../server/export/export-subgraph.ts";
import { openDuckdbStore } from "../../server/store/duckdb/duckdb-store.ts";

const [storePath, accountId, out] = process.argv.slice(2) as [string, string, string];
const store = await openDuckdbStore(storePath);
process.stdout.write("begin\n");
await exportSubgraph(
  {
    store,
    masking: { isProtected: () => false, mask: (id) => id, redact: (text) => text },
    run: null,
    assessmentOf: () => ({ communityId: null, score: null, rank: null }),
    madeBy: "Tributary 0.0.0-test",
    madeAt: null,
  },
  { accountIds: [accountId], hops: 1, window: WHOLE_TIME, format: "graphml", out },
);
await store.close();
