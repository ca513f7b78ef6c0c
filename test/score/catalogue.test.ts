import { describe, expect, test } from "vitest";
import { FACT_INDEX, FACTS } from "../../server/analyse/account-facts.ts";
import { exponentOf } from "../../server/domain/currency.ts";
import { FEATURE_GROUPS, LOOK_ALIKES, type Sentence } from "../../server/domain/finding.ts";
import { CATALOGUE } from "../../server/score/catalogue.ts";
import { factsOf } from "../../server/score/feature-row.ts";
import { demoWorld } from "./sample-worlds.ts";
import { scoredWorld } from "./scored-world.ts";

const { hubs, atRisk, bands } = CATALOGUE;
const features = [...hubs.features, ...atRisk.features];

/** A whole sentence, or a few words, in two languages that differ and hold no broken number. */
function expectBothLanguages({ en, id }: Sentence, about: string): void {
  for (const text of [en, id]) {
    expect(text, about).not.toMatch(/NaN|undefined|Infinity|null|[Ss]uspect|tersangka|terduga/);
    expect(text.length, about).toBeGreaterThan(4);
  }
  expect(id, about).not.toBe(en);
}

describe("the catalogue", () => {
  test("holds what is promised for any data, for a currency with a band, and for data with more columns", () => {
    const ids = hubs.features.map(({ id }) => id);
    const promised = "F01 F02 F03 F04 F05 F06 F07 F08 F09 F10 F11 F12 F13 F15 F16 F20 F22".split(" ");
    expect(promised.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(hubs.lookAlikes.map(({ id }) => id)).toEqual([...LOOK_ALIKES]);
  });

  test("names a source with its verification tag for every feature, look-alike and band", () => {
    const sources = [...features, ...hubs.lookAlikes, ...bands.values()].map(({ source }) => source);
    expect(sources.length).toBeGreaterThan(30);
    for (const source of sources) expect(source).toMatch(/\[[PSKA]\]/);
  });

  test("weighs only features that it has, and every feature somewhere", () => {
    for (const scheme of [hubs, atRisk]) {
      const ids = scheme.features.map(({ id }) => id);
      const weighed = scheme.hypotheses.flatMap(({ weights }) => Object.keys(weights));
      expect([...new Set(weighed)].sort()).toEqual(ids.toSorted());
    }
  });

  test("lets no group decide alone and no hypothesis give more than 112 points", () => {
    for (const { caps } of [...hubs.hypotheses, ...atRisk.hypotheses]) {
      const all = FEATURE_GROUPS.reduce((sum, group) => sum + caps[group], 0);
      expect(all).toBeLessThanOrEqual(112);
    }
    for (const { caps } of hubs.hypotheses) expect(Math.max(...Object.values(caps))).toBeLessThanOrEqual(30);
  });

  test("has bounds that rise or fall, above zero where they are taken as logarithms", () => {
    for (const { id, bounds, scale } of features) {
      expect(bounds[0], id).not.toBe(bounds[1]);
      if (scale === "log") expect(Math.min(...bounds), id).toBeGreaterThan(0);
    }
  });

  test("has bands that follow each other, in currencies that exist", () => {
    for (const [code, { currency, micro, tariff, high, lattice }] of bands) {
      expect(currency).toBe(code);
      expect(exponentOf(code), code).toBeDefined();
      expect([micro[1], tariff[1]], code).toEqual([tariff[0], high[0]]);
      expect([...micro, ...tariff, ...high], code).toEqual([...micro, ...tariff, ...high].sort((a, b) => a - b));
      expect(lattice, code).toBeGreaterThan(0);
    }
    expect(["IDR", "PHP", "USD", "EUR", "AUD", "SGD", "KES", "SEK"].filter((code) => !bands.has(code))).toEqual([]);
  });

  test("speaks English and Bahasa Indonesia of every account of a year, wherever it has something to say", () => {
    const { transfers, known } = demoWorld(5);
    const { scoring } = scoredWorld(transfers, { known });
    let said = 0;
    for (const queue of ["hubs", "at-risk"] as const) {
      const scheme = queue === "hubs" ? hubs : atRisk;
      const list = queue === "hubs" ? scoring.hubs : scoring.atRisk;
      for (let place = 0; place < Math.min(list.length, 400); place++) {
        const facts = factsOf(scoring.featureRow(queue, place));
        for (const { id, value, isKnown, sentence, brief, unknown } of scheme.features) {
          expectBothLanguages(unknown.sentence, id);
          if (!isKnown(facts) || Number.isNaN(value(facts)) || value(facts) === 0) continue;
          expectBothLanguages(sentence(facts), id);
          expectBothLanguages(brief(facts), id);
          said++;
        }
        for (const { id, strength, sentence } of scheme.lookAlikes) {
          if (!Number.isNaN(strength(facts))) expectBothLanguages(sentence(facts, strength(facts)), id);
        }
      }
    }
    expect(said).toBeGreaterThan(4_000);
  });

  test("asks for nothing that the facts do not hold: no sex, nationality, religion or district", () => {
    expect(Object.keys(FACT_INDEX)).toEqual([...FACTS]);
    expect(FACTS.filter((name) => /sex|gender|national|religio|district|address|surname/i.test(name))).toEqual([]);
  });
});
