import { jsonRoute, type Route } from "../route.ts";
import { HealthView, SessionView } from "../wire.ts";

/** The secrecy that reports of this kind stand under (Law 8/2010 article 12 in Indonesia; elsewhere likewise). */
const SECRECY_NOTICE = {
  en: "Nobody outside this work may learn, directly or indirectly, that an account is being looked at.",
  id: "Dilarang memberitahukan kepada pihak mana pun, langsung atau tidak langsung, bahwa suatu rekening sedang diperiksa.",
};

export const serverRoutes: readonly Route[] = [
  jsonRoute({
    method: "get",
    path: "/api/health",
    summary: "Whether the server and its store answer",
    answer: HealthView,
    async handle({ context: { workspace, version } }) {
      const { description } = workspace.store;
      const datasets = await workspace.store.datasets().catch(() => null);
      const status = datasets === null ? "degraded" : "ok";
      return { status, version, store: description, datasets: datasets?.length ?? 0 } as const;
    },
  }),
  jsonRoute({
    method: "get",
    path: "/api/session",
    summary: "Who is signed in, and the rule of secrecy to show",
    answer: SessionView,
    handle: ({ context: { workspace, version } }) => ({ user: workspace.user, version, secrecyNotice: SECRECY_NOTICE }),
  }),
];
