import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { showProgress } from "../../server/cli/progress-display.ts";

function written(isTTY: boolean): { readonly stream: NodeJS.WriteStream; text(): string } {
  let text = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream, text: () => text };
}

test("where no terminal is, two steps at the same time give one plain line each, not one for every word", () => {
  const { stream, text } = written(false);
  const { onProgress } = showProgress(stream);
  for (let done = 0; done < 1000; done++) {
    onProgress({ step: "measuring", done, total: 1000, unit: "accounts" });
    onProgress({ step: "communities", done, total: null, unit: "visits" });
  }
  expect(text()).toBe("measuring …\ncommunities …\n");
});

test("a step that begins in the middle says how far it is", () => {
  const { stream, text } = written(false);
  showProgress(stream).onProgress({ step: "reading", done: 2048, total: 33179, unit: "rows" });
  expect(text()).toBe("reading: 2,048 of 33,179 rows\n");
});

test("a step ends at its total, once, however short the time since its last line", () => {
  const { stream, text } = written(false);
  const { onProgress } = showProgress(stream);
  for (const done of [373, 500, 705, 705]) onProgress({ step: "reading", done, total: 705, unit: "bytes" });
  expect(text()).toBe("reading: 373 of 705 bytes\nreading: 705 of 705 bytes\n");
});
