import type { CurrencyBand } from "../analyse/currency-band.ts";
import type { FeatureGroup, Unknown } from "../domain/finding.ts";
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
import { say } from "./words.ts";

/** How one list of accounts is scored: the hypothesis that fits best, less the look-alikes. */
export interface Scheme {
  readonly features: readonly Feature[];
  readonly hypotheses: readonly Hypothesis[];
  readonly lookAlikes: readonly LookAlikeDetector[];
  /** What no feature looks at though it might tell something, said of every account; it costs no confidence. */
  readonly leftOut: readonly Unknown[];
}

/** One shape that a hub can take, with what speaks for it. */
export interface Hypothesis {
  /** Role of the domain reference, section 2. */
  readonly role: string;
  /** Points, by feature, of a value that is fully met. A feature without points is not part of the hypothesis. */
  readonly weights: Readonly<Record<string, number>>;
  /** Most points that one group may give. */
  readonly caps: Readonly<Record<FeatureGroup, number>>;
  /** How many groups must agree for points of full weight; null asks for no agreement. */
  readonly agreement: Agreement | null;
}

interface Agreement {
  readonly groups: number;
  /** One at least must be of these. */
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

/**
 * Many payers, a good part of whom come back, to a tariff and on a rhythm; what arrives moves on. The groups and their
 * caps are those of the domain reference, 5.2.
 */
const REGULAR_PAYERS: Hypothesis = {
  role: "R2",
  weights: {
    F01: 10,
    F02: 3,
    F03: 10,
    F04: 7,
    F05: 6,
    F06: 5,
    F07: 5,
    F08: 4,
    F09: 6,
    F10: 3,
    F12: 7,
    F13: 8,
    F15: 4,
    F16: 4,
    F20: 3,
    F22: 12,
    F24: 4,
  },
  caps: { A: 20, B: 20, C: 12, D: 15, E: 18, F: 15, G: 12 },
  agreement: { groups: 3, oneOf: ["B", "E", "F"], share: 0.3 },
};

/**
 * Many payers of one burst each, nothing else between them and the account: a collector. Bare data shows little more
 * than that, so no agreement of groups is asked for; the look-alikes (charity, shop) speak against it.
 */
const ONE_BURST: Hypothesis = {
  role: "R6",
  weights: { F02: 3, F11: 10, F12: 5, F13: 10, F16: 6, F19: 25, F20: 4 },
  caps: { A: 28, B: 0, C: 12, D: 15, E: 0, F: 15, G: 12 },
  agreement: null,
};

const URGENT: Hypothesis = {
  role: "R4",
  weights: { U01: 30, U02: 20, U03: 20, U04: 15, U05: 15 },
  caps: { A: 0, B: 0, C: 0, D: 0, E: 0, F: 0, G: 100 },
  agreement: null,
};

/** F14 of the domain reference is not computed: what a remark means is for a person to say. */
const REMARKS: Unknown = {
  field: "remark",
  sentence: say(
    "Remarks were not judged: read those of the transfers behind each number.",
    "Berita transfer tidak dinilai: baca berita pada transfer yang mendasari setiap angka.",
  ),
};

export const CATALOGUE: Catalogue = {
  version: "2",
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
    hypotheses: [REGULAR_PAYERS, ONE_BURST],
    lookAlikes: [MERCHANT, PAYROLL, ARISAN, CHARITY, RESELLER],
    leftOut: [REMARKS],
  },
  atRisk: { features: URGENCY, hypotheses: [URGENT], lookAlikes: [], leftOut: [] },
  bands: CURRENCY_BANDS,
};
