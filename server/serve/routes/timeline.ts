import { decimalOf } from "../../domain/currency.ts";
import { askedSpan } from "../asked-span.ts";
import { viewedAccounts } from "../audit.ts";
import { jsonRoute, type Route } from "../route.ts";
import { timeText } from "../views.ts";
import { TimelineRequest, TimelineView } from "../wire.ts";

export const timelineRoutes: readonly Route[] = [
  jsonRoute({
    method: "post",
    path: "/api/timeline",
    summary: "Money in and out of a set of accounts over time; without accounts, of all",
    body: TimelineRequest,
    answer: TimelineView,
    async handle({ body, context }) {
      const accounts = body.accounts === undefined ? null : await viewedAccounts(context, body.accounts, "timeline");
      const { window } = await askedSpan(context.workspace, body);
      const bucketMs = Math.ceil((window.to - window.from) / body.buckets);
      const keys = accounts && Int32Array.from(accounts, (account) => account.key);
      const buckets = await context.workspace.store.timeline(keys, window, bucketMs);
      return {
        from: timeText(window.from),
        to: timeText(window.to),
        bucketMs,
        buckets: buckets.map(({ from, currency, inTransfers, inAmountMinor, outTransfers, outAmountMinor }) => ({
          from: timeText(from),
          currency,
          inTransfers,
          inAmount: decimalOf(inAmountMinor, currency),
          outTransfers,
          outAmount: decimalOf(outAmountMinor, currency),
        })),
      };
    },
  }),
];
