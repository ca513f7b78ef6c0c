import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { Test } from "supertest";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { verifyExport } from "../../server/export/verify-export.ts";
import { CHILD, HUB, type Served, serveScored, TRUE_IDS_OF_CHILDREN } from "./served-world.ts";

let served: Served & { readonly runId: string };
beforeAll(async () => {
  served = await serveScored();
});
afterAll(() => served.close());

const QUESTION = { accounts: [HUB], hops: 1, format: "graphml" } as const;
const made = async (question: object = QUESTION) =>
  (await served.client.post("/api/exports", question).expect(201)).body;

/** The bytes of an answer that is no text. */
async function bytesOf(asked: Test): Promise<Buffer> {
  const answer = await asked
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return answer.body;
}

describe("an export", () => {
  test("lies in the home, verifies, and is listed with the newest first", async () => {
    const first = await made();
    served.clock.at = new Date(served.clock.at.getTime() + 60_000);
    const second = await made({ ...QUESTION, format: "csv" });
    expect(first).toMatchObject({ accounts: 15, edges: 15 });
    await verifyExport(join(served.workspace.home, "exports", first.exportId));
    const { items } = (await served.client.get("/api/exports").expect(200)).body;
    expect(items.slice(0, 2).map(({ exportId }: { exportId: string }) => exportId)).toEqual([
      second.exportId,
      first.exportId,
    ]);
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect([...items[1].files].sort(byName)).toEqual([...first.files].sort(byName));
  });

  test("whose manifest is gone does not hide the others", async () => {
    const { exportId } = await made();
    const spoilt = await made();
    await rm(join(served.workspace.home, "exports", spoilt.exportId, "manifest.json"));
    const { items } = (await served.client.get("/api/exports").expect(200)).body;
    const ids = items.map((item: { exportId: string }) => item.exportId);
    expect(ids).toContain(exportId);
    expect(ids).not.toContain(spoilt.exportId);
  });

  test("hands over each file as it was written, to be saved and not to be shown", async () => {
    const { exportId, files } = await made();
    for (const { name, bytes, sha256 } of files) {
      const asked = served.client.get(`/api/exports/${exportId}/${name}`);
      const content = await bytesOf(asked.expect("Content-Type", "application/octet-stream"));
      expect(content.length).toBe(bytes);
      expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
    }
    const { headers } = await served.client.get(`/api/exports/${exportId}/manifest.json`);
    expect(headers["content-disposition"]).toBe("attachment; filename=manifest.json");
  });

  test("comes whole as one archive that unpacks into a folder that verifies", async () => {
    const { exportId } = await made();
    const archive = unzipSync(await bytesOf(served.client.get(`/api/exports/${exportId}.zip`)));
    const folder = await mkdtemp(join(tmpdir(), "tributary-archive-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    for (const [path, content] of Object.entries(archive)) {
      expect(path.startsWith(`${exportId}/`)).toBe(true);
      await writeFile(join(folder, path.slice(exportId.length + 1)), content);
    }
    expect((await verifyExport(folder)).runId).toBe(served.runId);
  });

  test("holds protected accounts by pseudonym, also where one is asked for by its true id", async () => {
    for (const format of ["graphml", "gexf", "csv"]) {
      const { exportId } = await made({ accounts: [CHILD, HUB], hops: 1, format });
      const archive = unzipSync(await bytesOf(served.client.get(`/api/exports/${exportId}.zip`)));
      const text = Object.values(archive)
        .map((content) => Buffer.from(content).toString("utf8"))
        .join("\n");
      expect(text).toContain(served.workspace.casebook.pseudonyms.of(CHILD));
      expect(TRUE_IDS_OF_CHILDREN.filter((id) => text.includes(id))).toEqual([]);
    }
  });

  test("takes the transfers of the window asked for", async () => {
    const whole = await made();
    const february = await made({ ...QUESTION, from: "2026-02-01", to: "2026-03-01" });
    expect(whole.transfers).toBeGreaterThan(27);
    expect(february.transfers).toBe(13);
  });

  test("is noted in the audit", async () => {
    const { audit } = served.workspace.casebook;
    const before = audit.entries({ after: 0, limit: 100_000 }).length;
    await made();
    const actions = audit.entries({ after: before, limit: 10 }).map(({ who, action }) => ({ who, action }));
    expect(actions).toEqual([{ who: "analyst", action: "export written" }]);
  });

  test.each([
    ["of nobody", { ...QUESTION, accounts: [] }, 400],
    ["of an account that is not there", { ...QUESTION, accounts: ["nobody"] }, 404],
    ["of too many hops", { ...QUESTION, hops: 4 }, 400],
    ["of an unknown run", { ...QUESTION, runId: "none" }, 404],
    ["to a place of the asker's choice", { ...QUESTION, out: "/tmp/x" }, 400],
  ])("%s is refused", async (_what, question, status) => {
    await served.client.post("/api/exports", question).expect(status);
  });
});

describe("what is no export", () => {
  test.each(["..", "%2e%2e", "20261125T080000Z-000000", "nothing", ".", "%00"])("%s is not found", async (id) => {
    expect((await served.client.get(`/api/exports/${id}/casebook.sqlite`)).status).toBe(404);
    expect((await served.client.get(`/api/exports/${id}.zip`)).status).toBe(404);
  });

  test("is not reached through an export's folder", async () => {
    const { exportId } = await made();
    for (const name of ["..%2f..%2fserver.json", "..%2F..%2Fcasebook.sqlite", "%2e%2e", "nothing.csv"]) {
      expect((await served.client.get(`/api/exports/${exportId}/${name}`)).status).toBe(404);
    }
  });
});
