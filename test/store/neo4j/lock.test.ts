import { expect, onTestFinished, test } from "vitest";
import type { Store } from "../../../server/store/store.ts";
import { emptyTestNeo4j, onTestNeo4j, openTestNeo4j } from "../../empty-neo4j.ts";

async function twoStores(): Promise<readonly [Store, Store]> {
  await emptyTestNeo4j();
  const stores = [await openTestNeo4j(), await openTestNeo4j()] as const;
  onTestFinished(async () => {
    for (const store of stores) await store.close();
  });
  return stores;
}

test("a second server is told who holds the store and for how long", async () => {
  const [first, second] = await twoStores();
  await first.lock("server of desk 4");
  await expect(second.lock("server of desk 7")).rejects.toMatchObject({
    code: "LOCK_HELD",
    message: expect.stringMatching(/^The store is held by server of desk 4\. .* try again in \d{1,2} s\.$/),
  });
});

test("of many that ask at once exactly one gets the lock", async () => {
  const stores = await twoStores();
  const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => stores[i % 2]!.lock(`server ${i}`)));
  expect(asked.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
});

test("a lease that ran out is taken over, and the former owner changes nothing any more", async () => {
  const [first, second] = await twoStores();
  const stale = await first.lock("server that slept");
  await onTestNeo4j("MATCH (lock:TributaryLock) SET lock.leaseEnd = timestamp() - 1");
  await second.lock("server of desk 7");
  await expect(first.recover()).rejects.toMatchObject({ code: "LOCK_HELD" });
  await stale.release();
  await expect(first.lock("server of desk 4")).rejects.toMatchObject({
    message: expect.stringContaining("server of desk 7"),
  });
});

test("a held lock is renewed", async () => {
  const [first] = await twoStores();
  await first.lock("server of desk 4");
  await onTestNeo4j("MATCH (lock:TributaryLock) SET lock.leaseEnd = timestamp() + 12000");
  await expect
    .poll(() => onTestNeo4j("MATCH (lock:TributaryLock) RETURN lock.leaseEnd - timestamp() > 13000 AS isLonger"), {
      timeout: 11_000,
      interval: 500,
    })
    .toEqual([{ isLonger: true }]);
});
