import { describe, expect, test } from "vitest";
import { readCommand } from "../../server/jobs/commands.ts";

const SCORE = {
  from: null,
  to: null,
  last: "90d",
  engine: "leiden",
  resolution: 1,
  seed: 1,
  minFanIn: 3,
  writeBack: false,
};

describe("a command from outside", () => {
  test("is read field by field, and what nobody asked for is left out", () => {
    const request = readCommand({ command: "score", options: { ...SCORE, surplus: 1 } });
    expect(request).toEqual({ command: "score", options: SCORE });
  });

  test("may leave out what may be absent", () => {
    expect(readCommand({ command: "communities" })).toEqual({ command: "communities", options: { run: null } });
    expect(readCommand({ command: "mappings", options: {} })).toEqual({ command: "mappings", options: {} });
  });

  test.each([
    [null, "has to be an object"],
    [[], "has to be an object"],
    [{}, "command"],
    [{ command: "drop" }, "There is no command drop: choose one of load, datasets"],
    [{ command: "toString" }, "There is no command toString"],
    [{ command: "score", options: { ...SCORE, seed: "1" } }, "seed"],
    [{ command: "score", options: { ...SCORE, resolution: 0 } }, "resolution"],
    [{ command: "score", options: { ...SCORE, engine: "gds" } }, "leiden, louvain"],
    [{ command: "score", options: { ...SCORE, from: 7 } }, "from"],
    [{ command: "hubs", options: { queue: "hubs", limit: -1 } }, "limit"],
    [{ command: "load", options: { files: "a.csv" } }, "files"],
    [{ command: "load", options: { files: ["a.csv"], mapping: "canonical", maxRejectShare: 2 } }, "maxRejectShare"],
    [{ command: "rejects", options: {} }, "dataset"],
    [{ command: "rejects", options: { dataset: "a", list: "lost" } }, "rejected, skipped, accounts"],
    [{ command: "rejects", options: 3 }, "has to be an object"],
  ])("%j is refused with the field that is wrong", (body, part) => {
    expect(() => readCommand(body)).toThrow(expect.objectContaining({ code: "OPTION_INVALID", kind: "usage" }));
    expect(() => readCommand(body)).toThrow(part);
  });
});
