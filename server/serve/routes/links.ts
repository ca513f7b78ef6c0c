import { z } from "zod";
import type { TransferRef } from "../../domain/transfer.ts";
import type { ProtectionView } from "../../jobs/protection.ts";
import type { AppContext } from "../app-context.ts";
import { pageOf } from "../cursor.ts";
import { HttpProblem } from "../problem.ts";
import { emptyRoute, jsonRoute, type Route } from "../route.ts";
import { refView } from "../views.ts";
import { LinkPage, PageQuery } from "../wire.ts";

const SecondReport = z.object({ datasetId: z.string(), transferId: z.string() });

export const linkRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/links",
    summary: "Transfers that two institutions reported both",
    query: PageQuery,
    answer: LinkPage,
    async handle({ query, context: { workspace, accounts } }) {
      const shown = refOf(await accounts.protection());
      const { rows, next } = await pageOf("links", query, (page) => workspace.store.links(page));
      const items = rows.map(({ first, second, gapMs }) => ({
        first: shown(first),
        second: shown(second),
        gapMs,
      }));
      return { items, next };
    },
  }),
  emptyRoute({
    method: "delete",
    path: "/api/links/:datasetId/:transferId",
    summary: "Undoes the link of a second report: it counts again as a transfer of its own",
    params: SecondReport,
    async handle({ params, context }) {
      const second = await linkedSecond(context, params);
      await context.tasks.exclusively(() => context.workspace.store.undoLink(second));
    },
  }),
];

const LINKS_AT_ONCE = 1_000;

/** A link does not say whose transfers it joins, so their ids are masked whoever's they are. */
function refOf({ maskTransferId, redact }: ProtectionView): (ref: TransferRef) => TransferRef {
  return ({ datasetId, transferId }) => refView({ datasetId, transferId: maskTransferId(transferId) }, redact);
}

/** The second report of that name, as it is or as it is shown. */
async function linkedSecond({ workspace, accounts }: AppContext, named: TransferRef): Promise<TransferRef> {
  const shown = refOf(await accounts.protection());
  const isNamed = (ref: TransferRef) => ref.datasetId === named.datasetId && ref.transferId === named.transferId;
  for (let after = 0; ; after += LINKS_AT_ONCE) {
    const links = await workspace.store.links({ after, limit: LINKS_AT_ONCE });
    const link = links.find(({ second }) => isNamed(second) || isNamed(shown(second)));
    if (link) return link.second;
    if (links.length < LINKS_AT_ONCE) {
      throw new HttpProblem(404, "NOT_FOUND", "No link ends at that transfer; /api/links lists them.");
    }
  }
}
