import { askedRun, askedWindow } from "../asked-window.ts";
import { auditView } from "../audit.ts";
import { findPath } from "../path-search.ts";
import { jsonRoute, type Route } from "../route.ts";
import { edgeView } from "../views.ts";
import { PathQuery, PathView } from "../wire.ts";

export const pathRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/paths",
    summary: "How money could have gone from one account to another, each transfer at or after the one before",
    query: PathQuery,
    answer: PathView,
    async handle({ query, context }) {
      const [payer, payee] = [await context.accounts.named(query.payer), await context.accounts.named(query.payee)];
      const window = await askedWindow(context.workspace, query, askedRun(context.workspace, query.run));
      auditView(context, payer, "paths");
      auditView(context, payee, "paths");
      const { steps, searched, isComplete } = await findPath(context, payer, payee, window, query.hops);
      const shown = await context.accounts.ofKeys(steps.flatMap(({ payerKey, payeeKey }) => [payerKey, payeeKey]));
      return {
        steps: steps.map((edge) => edgeView(edge, shown.get(edge.payerKey)!, shown.get(edge.payeeKey)!)),
        searched,
        isComplete,
      };
    },
  }),
];
