import { askedRun, askedWindow } from "../asked-window.ts";
import { auditView } from "../audit.ts";
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
      const given = await context.accounts.allNamed(body.accounts);
      const run = askedRun(context.workspace, body.run);
      const window = await askedWindow(context.workspace, body, run);
      for (const account of given) auditView(context, account, "network");
      return networkOf(context, given, body.neighbours, { run, window });
    },
  }),
];
