import { describe, expect, test } from "vitest";
import { transfer } from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

const comes = (channel: string) => transfer("P", "H", { channel });
const leaves = (channel: string) => transfer("H", "X", { channel });

describe("channels", () => {
  test("do not shift when money leaves the way it came", () => {
    const { fact } = measured([comes("bank"), comes("e-wallet"), leaves("e-wallet"), leaves("bank")]);
    expect(fact("H", "channelShift")).toBe(0);
  });

  test("shift wholly when it comes by wallet and leaves by bank, by half when half of it does", () => {
    expect(measured([comes("e-wallet"), leaves("bank")]).fact("H", "channelShift")).toBe(1);
    expect(measured([comes("bank"), leaves("bank"), leaves("e-wallet")]).fact("H", "channelShift")).toBe(0.5);
  });

  test("are unknown where the data does not name them, and still where nothing leaves", () => {
    expect(measured([comes(""), leaves("bank")]).fact("H", "channelShift")).toBeNaN();
    expect(measured([comes("bank"), leaves("")]).fact("H", "channelShift")).toBeNaN();
    expect(measured([comes("bank")]).fact("H", "channelShift")).toBe(0);
  });
});
