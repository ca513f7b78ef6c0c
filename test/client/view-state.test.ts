import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ACCOUNT_TABS,
  DIRECTIONS,
  EDGE_WIDTHS,
  EXPANSION_KINDS,
  FIRST_VIEW,
  formatViewState,
  LAYOUTS,
  parseViewState,
  type ViewState,
} from "../../client/view-state.ts";

const accountId = fc.string({ minLength: 1, maxLength: 24, unit: "grapheme" });
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((time) => new Date(time).toISOString());
const span = fc.oneof(
  fc.constant({ from: null, to: null }),
  fc
    .tuple(instant, instant)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one })),
);
const selection = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constant("account" as const), accountId }),
    fc.record({ kind: fc.constant("edge" as const), payer: accountId, payee: accountId }),
  ),
);
const arrangement = fc.record({
  expansions: fc.array(fc.record({ accountId, kind: fc.constantFrom(...EXPANSION_KINDS) }), { maxLength: 4 }),
  unfolded: fc.array(fc.record({ accountId, direction: fc.constantFrom(...DIRECTIONS) }), { maxLength: 4 }),
  hidden: fc.array(accountId, { maxLength: 4 }),
  pins: fc.array(
    fc.record({
      accountId,
      x: fc.integer({ min: -900_000, max: 900_000 }).map((thousandths) => thousandths / 1000),
      y: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    }),
    { maxLength: 3 },
  ),
});
const view: fc.Arbitrary<ViewState> = fc
  .record({
    runId: fc.option(accountId),
    hub: fc.option(accountId),
    selection,
    span,
    layout: fc.constantFrom(...LAYOUTS),
    edgeWidth: fc.constantFrom(...EDGE_WIDTHS),
    asTable: fc.boolean(),
    tab: fc.constantFrom(...ACCOUNT_TABS),
    community: fc.option(fc.nat({ max: 999_999_999 })),
    isAtRiskOpen: fc.boolean(),
    arrangement,
  })
  .map(({ span: { from, to }, ...rest }) => ({ ...rest, from, to }));

test("a view comes back from its address unchanged, whatever the account ids are made of", () => {
  fc.assert(
    fc.property(view, (before) => {
      expect(parseViewState(formatViewState(before))).toEqual(before);
    }),
  );
});

test("the first view has an empty address", () => {
  expect(formatViewState(FIRST_VIEW)).toBe("");
  expect(parseViewState("")).toEqual(FIRST_VIEW);
});

test("any text is some view: parts that mean nothing are as at first", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(LAYOUTS).toContain(parseViewState(text).layout);
    }),
  );
  const cut = parseViewState(
    "layout=spiral&tab=&community=-1&from=2024-03-01&expand=top&expand=half:A&open=up:B&pin=1:C",
  );
  expect(cut).toEqual(FIRST_VIEW);
});

test("a window whose end is not after its start is no window", () => {
  expect(parseViewState("from=2024-03-02T00:00:00Z&to=2024-03-01T00:00:00Z").from).toBeNull();
  expect(parseViewState("from=2024-03-01T00:00:00Z&to=2024-03-01T00:00:00Z").to).toBeNull();
});

test("an account id with colons survives in expansions, folds and pins", () => {
  const { arrangement: kept } = parseViewState("expand=all:BANK:001:9&open=in:BANK:001:9&pin=0.5,-1.25:BANK:001:9");
  expect(kept.expansions).toEqual([{ kind: "all", accountId: "BANK:001:9" }]);
  expect(kept.unfolded).toEqual([{ direction: "in", accountId: "BANK:001:9" }]);
  expect(kept.pins).toEqual([{ x: 0.5, y: -1.25, accountId: "BANK:001:9" }]);
});
