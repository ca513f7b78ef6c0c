/**
 * What the server and the page say to each other: all that the page may import from the server.
 *
 * Amounts are decimals in text with all of the currency's digits ("1250000.00"), never floats. Times are ISO 8601 in
 * UTC. Account ids are text; a protected account's id is its pseudonym (`PROT-…`) everywhere, and the pseudonym is accepted wherever an
 * account id is asked for. Lists are pages: `next` is the cursor of the next page or null.
 */
import { z } from "zod";

export const SentenceView = z.object({ en: z.string(), id: z.string() });

export const ProblemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
});

const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export const HealthView = z.object({
  status: z.enum(["ok", "degraded"]),
  version: z.string(),
  store: z.string(),
  datasets: z.number().int(),
});

export const SessionView = z.object({ user: z.string(), version: z.string(), secrecyNotice: SentenceView });

export const DatasetView = z.object({
  datasetId: z.string(),
  institution: z.string().nullable(),
  legalBasis: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })),
  mapping: z.string(),
  rowsRead: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  duplicate: z.number().int(),
  skipped: z.number().int(),
  rounded: z.number().int(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  warnings: z.array(z.string()),
  loadedAt: z.string(),
  loadedBy: z.string(),
});
export const DatasetList = z.object({ items: z.array(DatasetView) });

export const RejectView = z.object({
  file: z.string(),
  line: z.number().int(),
  column: z.string().nullable(),
  code: z.string(),
  raw: z.string(),
});
export const RejectPage = page(RejectView);

export const MappingView = z.object({ name: z.string(), title: z.string(), description: z.string() });
export const MappingList = z.object({ items: z.array(MappingView) });

export const ScoreRequest = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  last: z.string().optional(),
  engine: z.enum(["leiden", "louvain"]).default("leiden"),
  resolution: z.number().positive().default(1),
  seed: z.number().int().nonnegative().default(1),
  minFanIn: z.number().int().positive().default(3),
});

export const RunView = z.object({
  runId: z.string(),
  runKey: z.string(),
  from: z.string(),
  to: z.string(),
  engine: z.enum(["leiden", "louvain"]),
  resolution: z.number(),
  seed: z.number().int(),
  minFanIn: z.number().int(),
  catalogueVersion: z.string(),
  datasetIds: z.array(z.string()),
  counts: z.object({
    accounts: z.number().int(),
    transfers: z.number().int(),
    edges: z.number().int(),
    scored: z.number().int(),
    protectedScored: z.number().int(),
    communities: z.number().int(),
  }),
  modularity: z.number(),
  timings: z.array(z.object({ step: z.string(), seconds: z.number() })),
  peakMemoryMb: z.number(),
  outcome: z.enum(["finished", "stopped", "failed"]),
  startedAt: z.string(),
  finishedAt: z.string(),
});
/** Newest first. */
export const RunList = z.object({ items: z.array(RunView) });

export const ProgressView = z.object({
  step: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string(),
});

/** A row of the hub list. `reasons` are the three largest contributions in a few words each. */
export const HubView = z.object({
  rank: z.number().int(),
  accountId: z.string(),
  score: z.number(),
  confidence: z.number(),
  fanIn: z.number().int(),
  unresolvedPayers: z.number().int(),
  transfers: z.number().int(),
  amount: z.string(),
  currency: z.string(),
  communityId: z.number().int(),
  lookAlike: z.string().nullable(),
  isProtected: z.boolean(),
  reasons: z.array(SentenceView),
  /** Counted transfers received in twelve equal parts of the run's window. */
  inflow: z.array(z.number().int()),
});
export const HubPage = page(HubView).extend({ total: z.number().int() });

export const AtRiskPage = HubPage.describe(
  "The child-at-risk queue: the shape of the hub list, ordered by urgency, pseudonyms only, never called suspect.",
);

export const CommunityView = z.object({
  communityId: z.number().int(),
  accounts: z.number().int(),
  hubs: z.number().int(),
  topHub: z.string().nullable(),
});
/** Largest first. */
export const CommunityPage = page(CommunityView).extend({ total: z.number().int() });

export const ContributionView = z.object({
  feature: z.string(),
  group: z.string(),
  value: z.number(),
  unit: z.string(),
  peerPercentile: z.number().nullable(),
  points: z.number(),
  sentence: SentenceView,
  /** Transfer ids behind the number, at most 20; `evidenceTotal` says how many there are. */
  evidence: z.array(z.object({ datasetId: z.string(), transferId: z.string() })),
  evidenceTotal: z.number().int(),
});

export const LookAlikeView = z.object({
  lookAlike: z.string(),
  strength: z.number(),
  points: z.number(),
  sentence: SentenceView,
});

export const MoneyView = z.object({ currency: z.string(), amount: z.string(), transfers: z.number().int() });

export const AccountView = z.object({
  accountId: z.string(),
  issuer: z.string().nullable(),
  kind: z.string(),
  country: z.string().nullable(),
  openedAt: z.string().nullable(),
  protection: z.enum(["unknown", "protected", "released"]),
  isUnresolved: z.boolean(),
  /** In the asked window, all standings counted. */
  fanIn: z.number().int(),
  fanOut: z.number().int(),
  received: z.array(MoneyView),
  paid: z.array(MoneyView),
  communityId: z.number().int().nullable(),
  finding: HubView.nullable(),
  contributions: z.array(ContributionView),
  lookAlikes: z.array(LookAlikeView),
  unknowns: z.array(z.object({ field: z.string(), sentence: SentenceView })),
});

/** How a person judged an account. Nothing is overwritten: a later judgement stands beside the earlier. */
export const DispositionView = z.object({
  verdict: z.enum([
    "facilitator",
    "mule",
    "seller",
    "collector",
    "victim",
    "merchant",
    "payroll",
    "arisan",
    "charity",
    "reseller",
    "family",
    "unclear",
  ]),
  reason: z.string(),
  runId: z.string().nullable(),
  who: z.string(),
  when: z.string(),
});
/** Newest first. */
export const DispositionList = z.object({ items: z.array(DispositionView) });
/** Body of `POST /api/accounts/:id/dispositions`; `runId` is the run whose finding was judged. */
export const DispositionRequest = z.object({
  verdict: DispositionView.shape.verdict,
  reason: z.string().trim().min(1).max(4000),
  runId: z.string().optional(),
});

export const CounterpartyView = z.object({
  accountId: z.string(),
  direction: z.enum(["in", "out"]),
  currency: z.string(),
  transfers: z.number().int(),
  amount: z.string(),
  firstAt: z.string(),
  lastAt: z.string(),
  isProtected: z.boolean(),
  isUnresolved: z.boolean(),
});
export const CounterpartyPage = page(CounterpartyView);

export const TransferView = z.object({
  datasetId: z.string(),
  transferId: z.string(),
  payer: z.string(),
  payee: z.string(),
  amount: z.string(),
  currency: z.string(),
  bookedAt: z.string(),
  timePrecision: z.enum(["day", "minute", "second", "ms"]),
  channel: z.string().nullable(),
  /** Null where the remark belongs to a protected account's transfer or was not given; see remarkWithheld. */
  remark: z.string().nullable(),
  remarkWithheld: z.boolean(),
  standing: z.enum(["counted", "second report", "returned", "reversal"]),
  sourceFile: z.string(),
  sourceLine: z.number().int(),
});
export const TransferPage = page(TransferView);

export const NodeView = z.object({
  accountId: z.string(),
  kind: z.string(),
  isProtected: z.boolean(),
  isUnresolved: z.boolean(),
  /** In the asked window. */
  fanIn: z.number().int(),
  fanOut: z.number().int(),
  communityId: z.number().int().nullable(),
  score: z.number().nullable(),
  rank: z.number().int().nullable(),
});
export const EdgeView = z.object({
  payer: z.string(),
  payee: z.string(),
  currency: z.string(),
  transfers: z.number().int(),
  amount: z.string(),
  firstAt: z.string(),
  lastAt: z.string(),
});
/** A bounded subgraph: never above 5,000 nodes and 10,000 edges; `cut` says that more was there. */
export const NetworkView = z.object({ nodes: z.array(NodeView), edges: z.array(EdgeView), cut: z.boolean() });

/** What expanding an account would add, before anything is added. */
export const ExpansionView = z.object({
  accountId: z.string(),
  payers: z.number().int(),
  payees: z.number().int(),
  /** Counterparties that are hubs of the run too, or that pay two or more of the accounts in view. */
  sharing: z.number().int(),
});

export const TimelineView = z.object({
  from: z.string(),
  to: z.string(),
  bucketMs: z.number().int(),
  buckets: z.array(
    z.object({
      from: z.string(),
      currency: z.string(),
      inTransfers: z.number().int(),
      inAmount: z.string(),
      outTransfers: z.number().int(),
      outAmount: z.string(),
    }),
  ),
});

export const SearchView = z.object({
  accounts: z.array(z.object({ accountId: z.string(), isProtected: z.boolean(), rank: z.number().int().nullable() })),
  transfers: z.array(TransferView),
});

/** Time-respecting: each transfer is booked at or after the one before. Empty where no path exists within the bound. */
export const PathView = z.object({ steps: z.array(EdgeView), searched: z.number().int(), isComplete: z.boolean() });

export const ExportRequest = z.object({
  accounts: z.array(z.string()).min(1).max(5000),
  hops: z.number().int().min(0).max(3),
  format: z.enum(["graphml", "gexf", "csv"]),
  runId: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});
export const ExportView = z.object({
  exportId: z.string(),
  accounts: z.number().int(),
  edges: z.number().int(),
  transfers: z.number().int(),
  files: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
});

/*
 * Questions. A question about one account is a GET with these as its query; a question that carries a list of accounts
 * is a POST with JSON, because thousands of ids fit no address. `from` and `to` are ISO dates or times, half-open; absent
 * is the window of the run. `run` is a runId; absent is the newest finished run.
 */
const inWindow = { from: z.string().optional(), to: z.string().optional() };
const inRun = { run: z.string().optional(), ...inWindow };
const pageOf = (most: number) => ({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(most).default(100),
});
const direction = z.enum(["in", "out", "both"]);

/** Query of `/api/datasets/:id/rejects`, `/api/links` and `/api/runs/:id/communities`. */
export const PageQuery = z.object(pageOf(500));
/** Query of `/api/runs/:id/hubs`; `/api/runs/:id/at-risk` is the same with queue=at-risk. */
export const HubQuery = z.object({ ...pageOf(500), queue: z.enum(["hubs", "at-risk"]).default("hubs") });
/** Query of `/api/accounts/:id`. */
export const AccountQuery = z.object(inRun);
/** Query of `/api/accounts/:id/counterparties`. */
export const CounterpartyQuery = z.object({ ...pageOf(500), ...inRun, direction: direction.default("both") });
/** Query of `/api/accounts/:id/transfers`; `counterparty` leaves only the transfers with that account. */
export const TransferQuery = z.object({
  ...pageOf(500),
  ...inRun,
  direction: direction.default("both"),
  counterparty: z.string().optional(),
});
/** Query of `/api/search`. */
export const SearchQuery = z.object({
  ...inRun,
  text: z.string().trim().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
/** Query of `/api/paths`: how money went from payer to payee in at most `hops` transfers' edges. */
export const PathQuery = z.object({
  ...inRun,
  payer: z.string(),
  payee: z.string(),
  hops: z.coerce.number().int().min(1).max(6).default(4),
});
/** Query of `/api/runs/events`; without `task`, the events of the newest task. */
export const EventsQuery = z.object({ task: z.string().optional() });

/** Body of `POST /api/accounts/:id/expansion`. */
export const ExpansionRequest = z.object({ ...inRun, inView: z.array(z.string()).max(5000).default([]) });
/**
 * Body of `POST /api/network`: the given accounts, the top counterparties of some of them, and every edge among all these.
 * `sharing` puts first the counterparties that have most edges to the given accounts.
 */
export const NetworkRequest = z.object({
  ...inRun,
  accounts: z.array(z.string()).min(1).max(5000),
  neighbours: z
    .array(
      z.object({
        account: z.string(),
        direction: direction.default("both"),
        top: z.number().int().min(1).max(5000),
        by: z.enum(["amount", "transfers", "sharing"]).default("transfers"),
      }),
    )
    .max(50)
    .default([]),
});
/** Body of `POST /api/timeline`; without accounts, the inflow of all. Buckets are equal parts of the window. */
export const TimelineRequest = z.object({
  ...inRun,
  accounts: z.array(z.string()).max(5000).optional(),
  buckets: z.number().int().min(1).max(500).default(60),
});

/** Answer to `POST /api/runs` (202): follow `/api/runs/events?task=…`. */
export const TaskView = z.object({ taskId: z.string() });
/**
 * `/api/runs/events` sends server-sent events: `progress` (ProgressView), and last either `finished` (RunFinished) or
 * `problem` (ProblemView). Ids count up, so a dropped connection resumes by Last-Event-ID.
 */
export const RunFinished = z.object({ taskId: z.string(), runId: z.string() });

export const LinkView = z.object({
  first: z.object({ datasetId: z.string(), transferId: z.string() }),
  second: z.object({ datasetId: z.string(), transferId: z.string() }),
  gapMs: z.number().int(),
});
/** Transfers that two institutions reported both. `DELETE /api/links/:datasetId/:transferId` of the second undoes one. */
export const LinkPage = page(LinkView);

export const ExportList = z.object({ items: z.array(ExportView) });

/** Body of `POST /api/commands`: one command of the command line, run by the server that holds the store. */
export const CommandRequest = z.object({ command: z.string(), options: z.record(z.string(), z.unknown()) });
/** Why a command failed; `kind` decides the command line's exit code. */
export const CommandProblem = z.object({
  code: z.string(),
  kind: z.enum(["failed", "usage", "refused", "missing"]),
  message: z.string(),
});

export type Problem = z.infer<typeof ProblemView>;
export type HubRow = z.infer<typeof HubView>;
export type AccountDetail = z.infer<typeof AccountView>;
export type NetworkData = z.infer<typeof NetworkView>;
export type NodeRow = z.infer<typeof NodeView>;
export type EdgeRow = z.infer<typeof EdgeView>;
export type TransferRow = z.infer<typeof TransferView>;
export type CounterpartyRow = z.infer<typeof CounterpartyView>;
export type RunRow = z.infer<typeof RunView>;
export type DatasetRow = z.infer<typeof DatasetView>;
export type TimelineData = z.infer<typeof TimelineView>;
export type SearchData = z.infer<typeof SearchView>;
export type NetworkQuestion = z.input<typeof NetworkRequest>;
export type TimelineQuestion = z.input<typeof TimelineRequest>;
export type ExpansionData = z.infer<typeof ExpansionView>;
export type PathData = z.infer<typeof PathView>;
export type ExportData = z.infer<typeof ExportView>;
