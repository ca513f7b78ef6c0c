/**
 * Works through items in several lanes at once. Resolves when every lane has ended; throws what the first lane to fail
 * threw, after the others have finished the item they were at.
 */
export async function inLanes<T>(
  lanes: number,
  items: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = iteratorOf(items);
  let hasFailed = false;
  const lane = async () => {
    while (!hasFailed) {
      const next = await iterator.next();
      if (next.done === true) return;
      await work(next.value);
    }
  };
  const ended = await Promise.allSettled(
    Array.from({ length: lanes }, () =>
      lane().catch((error: unknown) => {
        hasFailed = true;
        throw error;
      }),
    ),
  );
  const failed = ended.find((result) => result.status === "rejected");
  if (failed === undefined) return;
  await iterator.return(undefined);
  throw failed.reason;
}

async function* iteratorOf<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T, void> {
  yield* items;
}
