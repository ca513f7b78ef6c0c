import { z } from "zod";
import { audit, viewedAccount } from "../audit.ts";
import { jsonRoute, type Route } from "../route.ts";
import { DispositionList, DispositionRequest, DispositionView } from "../wire.ts";

const AccountParams = z.object({ id: z.string() });

export const dispositionRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/accounts/:id/dispositions",
    summary: "How people judged the account, newest first",
    params: AccountParams,
    answer: DispositionList,
    async handle({ params, context }) {
      const { accountId } = await viewedAccount(context, params.id, "dispositions");
      const { redact } = await context.accounts.protection();
      const items = context.workspace.casebook.dispositions
        .list(accountId)
        .map(({ verdict, reason, runId, who, when }) => ({ verdict, reason: redact(reason), runId, who, when }));
      return { items };
    },
  }),
  jsonRoute({
    method: "post",
    path: "/api/accounts/:id/dispositions",
    summary: "Notes how the signed-in person judges the account, and why",
    params: AccountParams,
    body: DispositionRequest,
    status: 201,
    answer: DispositionView,
    async handle({ params, body, context }) {
      const { workspace, accounts } = context;
      const { accountId, shownId } = await accounts.named(params.id);
      const run = body.runId === undefined ? null : workspace.casebook.runs.run(body.runId);
      const judged = {
        verdict: body.verdict,
        reason: body.reason,
        runId: run?.runId ?? null,
        who: workspace.user,
        when: workspace.now().toISOString(),
      };
      workspace.casebook.dispositions.add({ accountId, ...judged });
      audit(context, "disposition added", shownId, { verdict: judged.verdict, runId: judged.runId });
      const { redact } = await accounts.protection();
      return { ...judged, reason: redact(judged.reason) };
    },
  }),
];
