import { z } from "zod";
import { accountDetail } from "../account-detail.ts";
import { askedSpan } from "../asked-span.ts";
import { viewedAccount } from "../audit.ts";
import { pageOf } from "../cursor.ts";
import { expansionOf } from "../expansion.ts";
import { jsonRoute, type Route } from "../route.ts";
import { shownCounterparties } from "../shown-counterparties.ts";
import { newestFirst, shownTransfers } from "../shown-transfers.ts";
import {
  AccountQuery,
  AccountView,
  CounterpartyPage,
  CounterpartyQuery,
  ExpansionRequest,
  ExpansionView,
  TransferPage,
  TransferQuery,
} from "../wire.ts";

/** The id is an accountId or a pseudonym. */
const AccountParams = z.object({ id: z.string() });

export const accountRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/accounts/:id",
    summary: "One account: its figures in the window, and why it stands where it stands in the run",
    params: AccountParams,
    query: AccountQuery,
    answer: AccountView,
    async handle({ params, query, context }) {
      const account = await viewedAccount(context, params.id, "account");
      return accountDetail(context, account, await askedSpan(context.workspace, query));
    },
  }),
  jsonRoute({
    method: "get",
    path: "/api/accounts/:id/counterparties",
    summary: "Who paid the account and whom it paid, most transfers first",
    params: AccountParams,
    query: CounterpartyQuery,
    answer: CounterpartyPage,
    async handle({ params, query, context }) {
      const { store } = context.workspace;
      const account = await viewedAccount(context, params.id, "counterparties");
      const { window } = await askedSpan(context.workspace, query);
      const { direction } = query;
      const list = ["counterparties", account.shownId, direction, window.from, window.to].join("\0");
      const { rows, next } = await pageOf(list, query, (page) =>
        store.edgesOf(account.key, window, { direction, ...page }),
      );
      return { items: await shownCounterparties(context, account.key, rows), next };
    },
  }),
  jsonRoute({
    method: "get",
    path: "/api/accounts/:id/transfers",
    summary: "The account's transfers, newest first",
    params: AccountParams,
    query: TransferQuery,
    answer: TransferPage,
    async handle({ params, query, context }) {
      const { store } = context.workspace;
      const account = await viewedAccount(context, params.id, "transfers");
      const other = query.counterparty === undefined ? null : await context.accounts.named(query.counterparty);
      const { window } = await askedSpan(context.workspace, query);
      const { direction } = query;
      const counterparty = other?.key ?? null;
      const list = ["transfers", account.shownId, direction, other?.shownId, window.from, window.to].join("\0");
      const { rows, next } = await pageOf(list, query, (page) =>
        store.transfersOf(account.key, window, { direction, counterparty, ...page }),
      );
      return { items: newestFirst(await shownTransfers(context, rows)), next };
    },
  }),
  jsonRoute({
    method: "post",
    path: "/api/accounts/:id/expansion",
    summary: "What expanding the account would add to the view, in figures",
    params: AccountParams,
    body: ExpansionRequest,
    answer: ExpansionView,
    async handle({ params, body, context }) {
      const account = await viewedAccount(context, params.id, "expansion");
      const inView = await context.accounts.allNamed(body.inView);
      return expansionOf(context, account, inView, await askedSpan(context.workspace, body));
    },
  }),
];
