import { z } from "zod";
import type { Queue } from "../../domain/finding.ts";
import type { AppContext } from "../app-context.ts";
import { audit } from "../audit.ts";
import { pageOf } from "../cursor.ts";
import { hubRows } from "../hub-rows.ts";
import { jsonRoute, type Route } from "../route.ts";
import { AtRiskPage, CommunityPage, HubPage, HubQuery, PageQuery } from "../wire.ts";

const RunParams = z.object({ id: z.string() });

export const findingRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/runs/:id/hubs",
    summary: "The hubs of a run, best first",
    params: RunParams,
    query: HubQuery,
    answer: HubPage,
    handle: ({ params, query, context }) => findingPage(context, params.id, query.queue, query),
  }),
  jsonRoute({
    method: "get",
    path: "/api/runs/:id/at-risk",
    summary: "The protected accounts of a run, by pseudonym, most urgent first",
    params: RunParams,
    query: PageQuery,
    answer: AtRiskPage,
    handle: ({ params, query, context }) => findingPage(context, params.id, "at-risk", query),
  }),
  jsonRoute({
    method: "get",
    path: "/api/runs/:id/communities",
    summary: "The communities of a run, largest first",
    params: RunParams,
    query: PageQuery,
    answer: CommunityPage,
    async handle({ params, query, context }) {
      const { runId } = context.workspace.casebook.runs.run(params.id);
      const all = context.communities.summaryOf(runId);
      const list = `communities\0${runId}`;
      const { rows, next } = await pageOf(list, query, ({ after, limit }) => all.slice(after, after + limit));
      const hubs = await context.accounts.ofKeys(rows.flatMap(({ topHubKey }) => topHubKey ?? []));
      const items = rows.map(({ topHubKey, ...figures }) => ({
        ...figures,
        topHub: topHubKey === null ? null : hubs.get(topHubKey)!.shownId,
      }));
      return { items, next, total: all.length };
    },
  }),
];

async function findingPage(
  context: AppContext,
  runId: string,
  queue: Queue,
  asked: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<z.input<typeof HubPage>> {
  const { runs } = context.workspace.casebook;
  const run = runs.run(runId);
  const list = `${queue}\0${run.runId}`;
  const { rows, next } = await pageOf(list, asked, (page) => runs.findings(run.runId, { queue, ...page }));
  if (queue === "at-risk") audit(context, "findings listed", run.runId, { queue, accounts: rows.length });
  return { items: await hubRows(context, run, rows), next, total: runs.findingCount(run.runId, queue) };
}
