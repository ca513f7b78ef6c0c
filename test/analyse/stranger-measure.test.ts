import { describe, expect, test } from "vitest";
import { mostWithin } from "../../server/analyse/stranger-measure.ts";
import { DAY_MS } from "../../server/domain/window.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

const at = (day: number) => ({ bookedAt: day * DAY_MS });

describe("payers of one burst", () => {
  test("pay within three days and never receive", () => {
    const { fact } = measured([
      transfer("ONCE", "H", at(3)),
      transfer("BURST", "H", at(10)),
      transfer("BURST", "H", at(13)),
      transfer("AGAIN", "H", at(0)),
      transfer("AGAIN", "H", at(3.01)),
      transfer("FRIEND", "H", at(5)),
      transfer("H", "FRIEND", at(90)),
    ]);
    expect(fact("H", "oneBurstPayers")).toBe(2);
    expect(fact("H", "paidBack")).toBe(1);
  });

  test("arrive together when they first pay within thirty days", () => {
    const { fact } = measured([0, 29, 30, 31, 58].map((day) => transfer(`P${day}`, "H", at(day))));
    expect(fact("H", "arrivals30")).toBe(4);
  });
});

test("the fullest span is half-open", () => {
  expect(mostWithin(Float64Array.of(10, 0, 5, 99), 3, 10)).toBe(2);
  expect(mostWithin(Float64Array.of(9, 0, 5, 99), 3, 10)).toBe(3);
  expect(mostWithin(new Float64Array(0), 0, 10)).toBe(0);
});
