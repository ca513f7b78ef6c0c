import { expect, test } from "vitest";
import { FACT_INDEX, FACTS, type FactsRow } from "../../server/analyse/account-facts.ts";
import { CATALOGUE } from "../../server/score/catalogue.ts";

/** An account of which everything is counted once. */
const ONE_OF_EACH = new Float64Array(FACTS.length).fill(1) as FactsRow;
ONE_OF_EACH[FACT_INDEX.diversity] = 0.5;
ONE_OF_EACH[FACT_INDEX.paidBack] = 0;

test.each(CATALOGUE.hubs.features.map((feature) => [feature.id, feature] as const))(
  "%s speaks of one as of one",
  (_id, feature) => {
    for (const { en } of [feature.sentence(ONE_OF_EACH), feature.brief(ONE_OF_EACH)]) {
      expect(en).not.toMatch(
        /(^|\s)1 ((much|new|older|other|repeat|different) )*(payers|payees|accounts|countries|days|hours|times)\b/,
      );
      expect(en).not.toMatch(/\b1 (payer|payee)\b.* are\b/);
    }
  },
);
