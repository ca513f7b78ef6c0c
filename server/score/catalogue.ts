import type { CurrencyBand } from "../analyse/currency-band.ts";
import type { FeatureGroup } from "../domain/finding.ts";
import type { Feature, LookAlikeDetector } from "./feature.ts";

/** All that decides how facts become a score. */
export interface Catalogue {
  readonly version: string;
  readonly features: readonly Feature[];
  readonly lookAlikes: readonly LookAlikeDetector[];
  /** Most points that one group may give. */
  readonly caps: Readonly<Record<FeatureGroup, number>>;
  /** Features that order the child-at-risk queue. */
  readonly urgency: readonly Feature[];
  /** Amounts between persons by currency code, for `measureAccounts`. */
  readonly bands: ReadonlyMap<string, CurrencyBand>;
}

export const CATALOGUE: Catalogue = {
  version: "1",
  features: [],
  lookAlikes: [],
  caps: { A: 20, B: 20, C: 12, D: 15, E: 18, F: 15, G: 12 },
  urgency: [],
  bands: new Map(),
};
