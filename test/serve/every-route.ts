import type { Route } from "../../server/serve/route.ts";
import { CHILD, CHILD_PAYER, COLLECTOR, HUB, payerNumber } from "./served-world.ts";

/** One question to the served world; `route` names the row of the route table that answers it. */
export interface Question {
  readonly route: string;
  readonly address: string;
  readonly body?: object;
}

export const nameOf = (route: Route): string => `${route.method} ${route.path}`;

const account = (id: string) => `/api/accounts/${encodeURIComponent(id)}`;

/** Questions that change nothing, one at least for each route that answers JSON; accounts by whatever name is given. */
export function questions(runId: string, child: string = CHILD, childPayer: string = CHILD_PAYER): readonly Question[] {
  const run = `/api/runs/${runId}`;
  const ofAccounts = [HUB, child, childPayer, payerNumber(1)].flatMap((id): Question[] => [
    { route: "get /api/accounts/:id", address: account(id) },
    { route: "get /api/accounts/:id/counterparties", address: `${account(id)}/counterparties` },
    { route: "get /api/accounts/:id/transfers", address: `${account(id)}/transfers` },
    { route: "post /api/accounts/:id/expansion", address: `${account(id)}/expansion`, body: { inView: [HUB, child] } },
    { route: "get /api/accounts/:id/dispositions", address: `${account(id)}/dispositions` },
    { route: "post /api/timeline", address: "/api/timeline", body: { accounts: [id], buckets: 4 } },
    { route: "get /api/search", address: `/api/search?text=${encodeURIComponent(id)}` },
  ]);
  return [
    { route: "get /api/health", address: "/api/health" },
    { route: "get /api/session", address: "/api/session" },
    { route: "get /api/openapi.json", address: "/api/openapi.json" },
    { route: "get /api/datasets", address: "/api/datasets" },
    { route: "get /api/datasets/:id/rejects", address: "/api/datasets/world/rejects" },
    { route: "get /api/mappings", address: "/api/mappings" },
    { route: "get /api/links", address: "/api/links" },
    { route: "get /api/runs", address: "/api/runs" },
    { route: "get /api/runs/:id", address: run },
    { route: "get /api/runs/:id/hubs", address: `${run}/hubs` },
    { route: "get /api/runs/:id/hubs", address: `${run}/hubs?queue=at-risk` },
    { route: "get /api/runs/:id/at-risk", address: `${run}/at-risk` },
    { route: "get /api/runs/:id/communities", address: `${run}/communities` },
    ...ofAccounts,
    {
      route: "get /api/accounts/:id/transfers",
      address: `${account(HUB)}/transfers?counterparty=${encodeURIComponent(childPayer)}`,
    },
    { route: "get /api/search", address: "/api/search?text=school" },
    { route: "get /api/search", address: "/api/search?text=for" },
    { route: "get /api/search", address: "/api/search?text=9300" },
    {
      route: "post /api/network",
      address: "/api/network",
      body: {
        accounts: [HUB, child],
        neighbours: (["amount", "transfers", "sharing"] as const).map((by) => ({ account: HUB, top: 20, by })),
      },
    },
    { route: "post /api/timeline", address: "/api/timeline", body: {} },
    { route: "get /api/paths", address: `/api/paths?payer=${encodeURIComponent(childPayer)}&payee=${COLLECTOR}` },
    { route: "get /api/paths", address: `/api/paths?payer=${payerNumber(0)}&payee=${child}` },
    { route: "get /api/exports", address: "/api/exports" },
  ];
}

/** Addresses that name a child by its true id where no account of that name can be, or where something is wrong. */
export function wrongQuestions(runId: string): readonly Question[] {
  const run = `/api/runs/${runId}`;
  return [
    { route: "", address: `/api/runs/${CHILD}` },
    { route: "", address: `/api/runs/${CHILD}/hubs` },
    { route: "", address: `/api/datasets/${CHILD}/rejects` },
    { route: "", address: `${run}/hubs?cursor=${CHILD}` },
    { route: "", address: `${run}/hubs?queue=${CHILD}` },
    { route: "", address: `${run}/hubs?${CHILD}=1` },
    { route: "", address: `${account(CHILD)}?from=${CHILD}` },
    { route: "", address: `${account(CHILD)}/transfers?counterparty=nobody` },
    { route: "", address: `/api/accounts/${CHILD}/${CHILD}` },
    { route: "", address: `/api/paths?payer=${CHILD}` },
    { route: "", address: "/api/network", body: { accounts: [CHILD], neighbours: [{ account: CHILD, top: 0 }] } },
    { route: "", address: "/api/timeline", body: { accounts: [CHILD], from: CHILD } },
    { route: "", address: "/api/commands", body: { command: CHILD, options: {} } },
    { route: "", address: "/api/runs", body: { engine: CHILD } },
  ];
}
