import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../../server/jobs/commands.ts";
import { loadFiles } from "../../server/jobs/load-files.ts";
import { CHILD, COLLECTOR, HUB, loadOptions, type Served, serve, servedWorld } from "./served-world.ts";

let served: Served;
beforeAll(async () => {
  served = await serve(servedWorld());
});
afterAll(() => served.close());

const get = async (address: string) => (await served.client.get(address).expect(200)).body;
const load = async (dataset: string, files: Readonly<Record<string, readonly string[]>>) =>
  loadFiles(served.workspace, await loadOptions(served.workspace.home, dataset, files));

const HEADER = "transferId,payer,payee,amount,currency,bookedAt";

describe("datasets", () => {
  test("are listed with their counts, and with pseudonyms in the names of their files", async () => {
    const pseudonym = served.workspace.casebook.pseudonyms.of(CHILD);
    const { items } = await get("/api/datasets");
    expect(items).toMatchObject([
      { datasetId: "world", rowsRead: 37, accepted: 35, rejected: 2, from: "2026-01-06T00:00:00.000Z" },
    ]);
    expect(items[0].files.map(({ name }: { name: string }) => name.split("/").at(-1))).toEqual([
      "january.csv",
      `${pseudonym}.csv`,
    ]);
  });

  test("show what was rejected, page by page, but no line that names a protected account", async () => {
    const first = await get("/api/datasets/world/rejects?limit=1");
    const second = await get(`/api/datasets/world/rejects?limit=1&cursor=${first.next}`);
    expect(first.items).toMatchObject([{ line: 32, column: "bookedAt", code: "DATE_FORMAT" }]);
    expect(second).toMatchObject({ items: [{ line: 7, column: "amount", code: "AMOUNT_FORMAT" }], next: null });
    expect(second.items[0].raw).toBe("(line withheld: it names a protected account)");
  });

  test("that are not there have no rejects and cannot be removed", async () => {
    for (const answer of [
      await served.client.get("/api/datasets/nothing/rejects"),
      await served.client.delete("/api/datasets/nothing"),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.body.code).toBe("DATASET_UNKNOWN");
    }
  });

  test("go with all their transfers when they are removed", async () => {
    await load("more", { "more.csv": [HEADER, `M-1,770000000000001,${COLLECTOR},1.00,IDR,2026-02-01T00:00:00Z`] });
    await served.client.get("/api/accounts/770000000000001").expect(200);
    await served.client.delete("/api/datasets/more").expect(204);
    await served.client.get("/api/accounts/770000000000001").expect(404);
    expect((await get("/api/datasets")).items.length).toBe(1);
  });

  test("named by a protected account's number are shown, asked for and removed by its pseudonym", async () => {
    const pseudonym = served.workspace.casebook.pseudonyms.of(CHILD);
    await load(CHILD, { "own.csv": [HEADER, `N-1,${HUB},${CHILD},1.00,IDR,2026-02-01T00:00:00Z`] });
    const names = (await get("/api/datasets")).items.map(({ datasetId }: { datasetId: string }) => datasetId);
    expect(names).toEqual([pseudonym, "world"]);
    await served.client.get(`/api/datasets/${pseudonym}/rejects`).expect(200);
    await served.client.delete(`/api/datasets/${pseudonym}`).expect(204);
  });

  test("loaded by a command protect in the very next answer whom they name a child", async () => {
    const { home } = served.workspace;
    const options = await loadOptions(home, "kyc", {
      "kyc.csv": [HEADER, `K-1,${HUB},${COLLECTOR},1.00,IDR,2026-02-01T00:00:00Z`],
      "kyc-accounts.csv": ["accountId,minorFlag", `${COLLECTOR},true`],
    });
    expect((await get(`/api/accounts/${HUB}/counterparties?direction=out`)).items[0].accountId).toBe(COLLECTOR);
    await served.client
      .post("/api/commands", { command: "load", options })
      .expect(200)
      .expect(/event: result/);
    const { items } = await get(`/api/accounts/${HUB}/counterparties?direction=out`);
    expect(items[0]).toMatchObject({
      accountId: served.workspace.casebook.pseudonyms.of(COLLECTOR),
      isProtected: true,
    });
  });
});

test("a link shows derived ids under the installation's key, and is undone by what it shows", async () => {
  const reported = ["payer,payee,amount,currency,bookedAt", `${CHILD},${HUB},78.00,IDR,2026-03-01T10:00:00Z`];
  await load("bank-c", { "bank-c.csv": reported });
  await load("bank-d", { "bank-d.csv": reported.map((line) => line.replace("10:00:00Z", "11:00:00+01:00")) });
  const { items } = await get("/api/links");
  expect(items.length).toBe(1);
  const [{ first, second }] = items;
  expect([first.transferId, second.transferId]).toEqual([
    expect.stringMatching(/^derived:[0-9a-f]{16}$/),
    first.transferId,
  ]);
  const { links } = await runCommand(served.workspace, "datasets", { linked: true });
  expect(links).toEqual(items);
  await served.client.delete(`/api/links/${second.datasetId}/${second.transferId}`).expect(204);
  expect((await get("/api/links")).items).toEqual([]);
});

test("a transfer that two institutions reported is linked, and the link can be undone", async () => {
  const reported = [HEADER, `B-1,${HUB},880000000000099,77.00,IDR,2026-03-01T10:00:00Z`];
  await load("bank-a", { "bank-a.csv": reported });
  await load("bank-b", { "bank-b.csv": reported.map((line) => line.replace("B-1", `${CHILD}-B1`)) });
  const { items } = await get("/api/links");
  const { second } = items[0];
  expect(items.length).toBe(1);
  expect(JSON.stringify(items)).not.toContain(CHILD);
  const standings = async () =>
    (await get(`/api/accounts/${HUB}/transfers?counterparty=880000000000099`)).items.map(
      ({ standing }: { standing: string }) => standing,
    );
  expect((await standings()).sort()).toEqual(["counted", "second report"]);
  await served.client.delete(`/api/links/${second.datasetId}/${second.transferId}`).expect(204);
  expect(await standings()).toEqual(["counted", "counted"]);
  expect((await get("/api/links")).items).toEqual([]);
  await served.client.delete(`/api/links/${second.datasetId}/${second.transferId}`).expect(404);
});
