import { askedSpan } from "../asked-span.ts";
import { jsonRoute, type Route } from "../route.ts";
import { search } from "../search.ts";
import { SearchQuery, SearchView } from "../wire.ts";

export const searchRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/search",
    summary: "Accounts by a part of their id or a pseudonym, transfers by a part of their remark",
    query: SearchQuery,
    answer: SearchView,
    async handle({ query, context }) {
      const span = await askedSpan(context.workspace, query);
      return search(context, { text: query.text, limit: query.limit, ...span });
    },
  }),
];
