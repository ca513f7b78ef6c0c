import { askedSpan } from "../asked-span.ts";
import { viewedAccounts } from "../audit.ts";
import { networkOf } from "../network.ts";
import { jsonRoute, type Route } from "../route.ts";
import { NetworkRequest, NetworkView } from "../wire.ts";

export const networkRoutes: readonly Route[] = [
  jsonRoute({
    method: "post",
    path: "/api/network",
    summary: "A bounded subgraph: the given accounts, chosen neighbours, and every edge among them",
    body: NetworkRequest,
    answer: NetworkView,
    async handle({ body, context }) {
      const given = await viewedAccounts(context, body.accounts, "network");
      return networkOf(context, given, body.neighbours, await askedSpan(context.workspace, body));
    },
  }),
];
