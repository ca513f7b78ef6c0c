import { askedSpan } from "../asked-span.ts";
import { viewedAccount } from "../audit.ts";
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
      const payer = await viewedAccount(context, query.payer, "paths");
      const payee = await viewedAccount(context, query.payee, "paths");
      const { window } = await askedSpan(context.workspace, query);
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
