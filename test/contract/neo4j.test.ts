import { describe } from "vitest";
import { emptyTestNeo4j, openTestNeo4j } from "../empty-neo4j.ts";
import { storeContract } from "./store-contract.ts";
import type { Subject } from "./subject.ts";

describe("Neo4j keeps the contract", () => storeContract(openEmpty));

async function openEmpty(): Promise<Subject> {
  await emptyTestNeo4j();
  let store = await openTestNeo4j();
  return {
    get store() {
      return store;
    },
    async reopen() {
      await store.close();
      store = await openTestNeo4j();
      return store;
    },
    dispose: () => store.close(),
  };
}
