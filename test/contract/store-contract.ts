import { describe } from "vitest";
import { accountsContract } from "./accounts-contract.ts";
import { columnsContract } from "./columns-contract.ts";
import { datasetsContract } from "./datasets-contract.ts";
import { edgesContract } from "./edges-contract.ts";
import { lifecycleContract } from "./lifecycle-contract.ts";
import { linksContract } from "./links-contract.ts";
import type { OpenSubject } from "./subject.ts";
import { transfersContract } from "./transfers-contract.ts";

/**
 * Everything that the port promises, for whichever store `open` hands over. Nothing here knows which one runs.
 * `open` gives an empty store at every call.
 */
export function storeContract(open: OpenSubject): void {
  describe("datasets", () => datasetsContract(open));
  describe("a load", () => lifecycleContract(open));
  describe("accounts", () => accountsContract(open));
  describe("transfer columns", () => columnsContract(open));
  describe("transfers", () => transfersContract(open));
  describe("edges and timeline", () => edgesContract(open));
  describe("links and reversals", () => linksContract(open));
}
