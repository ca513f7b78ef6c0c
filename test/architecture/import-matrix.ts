/**
 * The import matrix: which folder may import which, and which packages it may use.
 * `test/architecture/boundaries.test.ts` runs it, asserts that it looked at every module, and plants breaches.
 */

import type { IFlattenedRuleSet } from "dependency-cruiser";

/** Folder → folders of the server that it may import, beside itself. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  graph: ["domain"],
  analyse: ["graph", "domain"],
  score: ["analyse", "graph", "domain"],
  ingest: ["domain"],
  store: ["domain"],
  casebook: ["domain"],
  jobs: ["ingest", "graph", "analyse", "score", "store", "casebook", "domain", "export"],
  export: ["domain", "graph", "score", "store", "casebook"],
  serve: ["domain", "jobs", "ingest", "export", "casebook", "store"],
};

/** Package → the only folder (or file) that may import it. */
const PACKAGES: Readonly<Record<string, string>> = {
  "neo4j-driver": "^server/store/neo4j/",
  "@duckdb/node-api": "^server/(store/duckdb|ingest)/",
  "graphology-communities-louvain": "^server/analyse/graphology-louvain[.]ts$",
  "(graphology|graphology-gexf|graphology-graphml)": "^(server/export|client)/",
  express: "^server/serve/",
  pino: "^server/serve/",
  commander: "^server/cli",
  "(react|react-dom|sigma|zustand|i18next|react-i18next|@mantine/[a-z]+|@tanstack/[a-z-]+|@sigma/[a-z-]+)": "^client/",
};

const matrix = Object.entries(FOLDERS).map(([folder, may]) => ({
  name: `${folder}-imports`,
  severity: "error" as const,
  from: { path: `^server/${folder}/` },
  to: {
    path: "^(server|client|datasets|test)/",
    pathNot: [folder, ...may].map((name) => `^server/${name}/`),
  },
}));

const packages = Object.entries(PACKAGES).map(([name, home]) => ({
  name: `package-${name.replaceAll(/[^a-z0-9]+/gi, "-")}`,
  severity: "error" as const,
  from: { path: "^(server|client|datasets)/", pathNot: home },
  to: { path: `node_modules/${name}/` },
}));

export const forbidden: NonNullable<IFlattenedRuleSet["forbidden"]> = [
  ...matrix,
  ...packages,
  {
    name: "adapters-are-built-at-the-edge",
    comment: "Only the command line and main know which store there is.",
    severity: "error" as const,
    from: { path: "^server/", pathNot: "^server/(cli|main|start|store/(neo4j|duckdb)/)" },
    to: { path: "^server/store/(neo4j|duckdb)/" },
  },
  {
    name: "stores-do-not-know-each-other",
    severity: "error" as const,
    from: { path: "^server/store/(neo4j|duckdb)/" },
    to: { path: "^server/store/(neo4j|duckdb)/", pathNot: "^server/store/$1/" },
  },
  {
    name: "page-knows-the-wire-only",
    severity: "error" as const,
    from: { path: "^client/" },
    to: { path: "^(server|datasets|test)/", pathNot: "^server/serve/wire[.]ts$" },
  },
  {
    name: "pure-folders-use-no-node",
    severity: "error" as const,
    from: { path: "^server/(domain|graph|analyse|score)/" },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "only-the-casebook-uses-sqlite",
    severity: "error" as const,
    from: { path: "^server/", pathNot: "^server/casebook/" },
    to: { path: "^(node:)?sqlite$" },
  },
  { name: "no-cycles", severity: "error" as const, from: {}, to: { circular: true } },
  {
    name: "no-orphans",
    severity: "error" as const,
    from: {
      orphan: true,
      pathNot: ["[.]d[.]ts$", "^server/launch[.]mjs$", "^client/vite-env", "^client/.*[.]worker[.]ts$"],
    },
    to: {},
  },
  { name: "nobody-imports-tests", severity: "error" as const, from: { pathNot: "^test/" }, to: { path: "^test/" } },
  { name: "resolvable", severity: "error" as const, from: {}, to: { couldNotResolve: true } },
];
