import type { RequestHandler } from "express";
import { HttpProblem } from "./problem.ts";

/** Names under which a server that listens on loopback is called. */
const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"] as const;

/**
 * Refuses requests that name another host: a web site whose name was pointed at this machine (DNS rebinding) sends its
 * own name in `Host`. `names` are further host names and addresses by which people reach this server.
 */
export function onlyKnownHosts(names: readonly string[]): RequestHandler {
  const known = new Set([...LOOPBACK_NAMES, ...names].map((name) => name.toLowerCase()));
  return (request, _response, next) => {
    const host = /^(\[[0-9a-f:.]+\]|[^:]+)(:[0-9]+)?$/i.exec(request.headers.host ?? "")?.[1]?.toLowerCase();
    if (host === undefined || !known.has(host)) {
      throw new HttpProblem(403, "HOST_REFUSED", "This server answers only to the address in its sign-in link.");
    }
    next();
  };
}

/**
 * Refuses API requests that a page of another origin makes the browser send, another port of this machine included:
 * there the session cookie would go along.
 *
 * Browsers say where a request comes from in `Sec-Fetch-Site` and, when it may change something, in `Origin`. A client
 * that sends neither is no browser and has to bring the token itself.
 */
export const onlySameOrigin: RequestHandler = (request, _response, next) => {
  const site = request.headers["sec-fetch-site"];
  const { origin } = request.headers;
  const changes = request.method !== "GET" && request.method !== "HEAD";
  const isForeignSite = site !== undefined && site !== "same-origin" && site !== "none";
  const isForeignOrigin = origin !== undefined && !isOwnOrigin(origin, request.headers.host);
  const isUnexplained = changes && origin === undefined && site === undefined && !request.headers.authorization;
  if (isForeignSite || isForeignOrigin || isUnexplained) {
    throw new HttpProblem(
      403,
      "ORIGIN_REFUSED",
      "Requests are taken from this server's own page, or with a bearer token.",
    );
  }
  next();
};

/** Compares host and port; the scheme may differ, because a proxy in front may speak TLS. */
function isOwnOrigin(origin: string, host: string | undefined): boolean {
  return origin === `http://${host}` || origin === `https://${host}`;
}
