import { join } from "node:path";
import type { Config } from "../config.ts";
import { Failure } from "../domain/failure.ts";
import { productVersion } from "../jobs/product-version.ts";
import type { Workspace } from "../jobs/workspace.ts";
import { type ListenOptions, listen, type RunningServer, stopOnSignal } from "../serve/listen.ts";
import { makeLog } from "../serve/log.ts";

const ROOT = join(import.meta.dirname, "../..");
/** Taken where nobody names a port, so that a browser finds the page again; any free one where it is in use. */
const DEFAULT_PORT = 4700;
const ANY_PORT = 0;

/**
 * Serves a workspace until the process is told to end. The store's lock is the server's from then on, so what an
 * interrupted load left is removed first. `onListening` tells where.
 */
export async function serveWorkspace(
  workspace: Workspace,
  config: Config,
  where: { readonly host: string; readonly port: number | null },
  onListening: (server: RunningServer) => Promise<void> | void,
): Promise<void> {
  const server = await listenAtFirstFree(where.port === null ? [DEFAULT_PORT, ANY_PORT] : [where.port], (port) => ({
    workspace,
    token: config.token,
    host: where.host,
    port,
    pageFolder: join(ROOT, "dist", "page"),
    version: productVersion(),
    log: makeLog(config.debug ? "debug" : "warn"),
  }));
  const stopped = stopOnSignal(server);
  try {
    await workspace.store.recover();
    await onListening(server);
    await stopped;
  } finally {
    await server.stop();
  }
}

async function listenAtFirstFree(
  ports: readonly number[],
  optionsFor: (port: number) => ListenOptions,
): Promise<RunningServer> {
  const [port, ...others] = ports as readonly [number, ...number[]];
  try {
    return await listen(optionsFor(port));
  } catch (error) {
    if (others.length === 0 || !(error instanceof Failure) || error.code !== "OPTION_INVALID") throw error;
    return listenAtFirstFree(others, optionsFor);
  }
}
