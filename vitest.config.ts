import { defineConfig } from "vitest/config";
import { ClosingLine } from "./test/closing-line.ts";

/** Each project runs alone: `npx vitest --project unit`. */
export default defineConfig({
  test: {
    reporters: ["default", new ClosingLine()],
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/{domain,graph,analyse,score,datasets,client,architecture,cypher}/**/*.test.{ts,tsx}"],
          environment: "node",
        },
      },
      {
        test: {
          name: "server",
          include: ["test/{ingest,casebook,jobs,serve,export,cli}/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "contract",
          include: ["test/{contract,store}/**/*.test.ts"],
          globalSetup: ["test/neo4j-server.ts"],
          // Before e2e, not beside it: both empty the one database of the Neo4j that they share.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          // What a browser does next is waited for, on a machine that may be busy with other things.
          expect: { poll: { timeout: 15_000 } },
          globalSetup: ["test/neo4j-server.ts"],
          sequence: { groupOrder: 2 },
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
