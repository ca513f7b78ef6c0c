import type { CurrencyBand } from "../analyse/currency-band.ts";
import type { FeatureGroup } from "../domain/finding.ts";
import { CURRENCY_BANDS } from "./currency-bands.ts";
import type { Feature, LookAlikeDetector } from "./feature.ts";
import { AGE_GAP } from "./features/age-gap.ts";
import { AMOUNT_CONCENTRATION } from "./features/amount-concentration.ts";
import { AMOUNT_DISPERSION } from "./features/amount-dispersion.ts";
import { CADENCE } from "./features/cadence.ts";
import { CHANNEL_SHIFT } from "./features/channel-shift.ts";
import { CO_PAYMENT } from "./features/co-payment.ts";
import { CROSS_BORDER } from "./features/cross-border.ts";
import { DISTINCT_PAYERS } from "./features/distinct-payers.ts";
import { EXIT_CONCENTRATION } from "./features/exit-concentration.ts";
import { GATHER_SCATTER } from "./features/gather-scatter.ts";
import { IN_BAND_SHARE } from "./features/in-band-share.ts";
import { LATTICE_SHARE } from "./features/lattice-share.ts";
import { NEWNESS } from "./features/newness.ts";
import { NIGHT_SHARE } from "./features/night-share.ts";
import { NO_RELATIONSHIP } from "./features/no-relationship.ts";
import { ONE_BURST_PAYERS } from "./features/one-burst-payers.ts";
import { PASS_THROUGH } from "./features/pass-through.ts";
import { PAYER_DIVERSITY } from "./features/payer-diversity.ts";
import { REPEAT_PAYERS } from "./features/repeat-payers.ts";
import { ARISAN } from "./look-alikes/arisan.ts";
import { CHARITY } from "./look-alikes/charity.ts";
import { MERCHANT } from "./look-alikes/merchant.ts";
import { PAYROLL } from "./look-alikes/payroll.ts";
import { RESELLER } from "./look-alikes/reseller.ts";
import { URGENCY } from "./urgency.ts";

/** How one list of accounts is scored. */
export interface Scheme {
  readonly features: readonly Feature[];
  readonly lookAlikes: readonly LookAlikeDetector[];
  /** Most points that one group may give. */
  readonly caps: Readonly<Record<FeatureGroup, number>>;
  /** How many groups must agree for a score of full weight, and which of them one at least must be of. */
  readonly agreement: Agreement | null;
}

export interface Agreement {
  readonly groups: number;
  readonly oneOf: readonly FeatureGroup[];
  /** A group agrees from this share of its cap on. */
  readonly share: number;
}

/** All that decides how facts become scores. */
export interface Catalogue {
  /** Changes with anything that changes a score or the layout of a feature row. */
  readonly version: string;
  readonly hubs: Scheme;
  /** Orders the child-at-risk queue. */
  readonly atRisk: Scheme;
  /** Amounts between persons by currency code, for `measureAccounts`. */
  readonly bands: ReadonlyMap<string, CurrencyBand>;
}

export const CATALOGUE: Catalogue = {
  version: "1",
  hubs: {
    features: [
      DISTINCT_PAYERS,
      PAYER_DIVERSITY,
      REPEAT_PAYERS,
      ONE_BURST_PAYERS,
      IN_BAND_SHARE,
      LATTICE_SHARE,
      AMOUNT_CONCENTRATION,
      AMOUNT_DISPERSION,
      CADENCE,
      NIGHT_SHARE,
      CROSS_BORDER,
      AGE_GAP,
      NO_RELATIONSHIP,
      CO_PAYMENT,
      PASS_THROUGH,
      EXIT_CONCENTRATION,
      GATHER_SCATTER,
      CHANNEL_SHIFT,
      NEWNESS,
    ],
    lookAlikes: [MERCHANT, PAYROLL, ARISAN, CHARITY, RESELLER],
    caps: { A: 20, B: 20, C: 12, D: 15, E: 18, F: 15, G: 12 },
    agreement: { groups: 3, oneOf: ["B", "E", "F"], share: 0.3 },
  },
  atRisk: {
    features: URGENCY,
    lookAlikes: [],
    caps: { A: 0, B: 0, C: 0, D: 0, E: 0, F: 0, G: 100 },
    agreement: null,
  },
  bands: CURRENCY_BANDS,
};
