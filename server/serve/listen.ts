import { createServer, type Server } from "node:http";
import { isIPv6 } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { Failure } from "../domain/failure.ts";
import { noteProtectedByData } from "../jobs/protection.ts";
import { type AppOptions, createApp } from "./app.ts";
import { removeServerFile, writeServerFile } from "./server-file.ts";
import { newToken, signInLink } from "./sign-in.ts";

export interface ListenOptions extends Omit<AppOptions, "token" | "hosts"> {
  /** Null makes a random one. */
  readonly token: string | null;
  /** Address to listen at; loopback unless told otherwise. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface RunningServer {
  /** "http://127.0.0.1:4700". */
  readonly address: string;
  readonly token: string;
  /** Signs a browser in. */
  readonly signInLink: string;
  /**
   * Takes no more requests, stops the running task, ends event streams, lets other answers finish, gives the store's
   * lock back and removes `server.json`. Safe to call twice. The store and the casebook stay open: who opened them closes them.
   */
  stop(): Promise<void>;
}

const LOOPBACK = "127.0.0.1";
/** An answer that takes longer is cut off when the server stops. */
const FINISH_MS = 5_000;
const IDLE_CHECK_MS = 20;

/**
 * Serves a workspace over HTTP. Takes the store's lock, removes what an interrupted load left, and tells commands on
 * this machine of itself in `server.json`.
 * LOCK_HELD where another server has the store; OPTION_INVALID where the address cannot be listened at.
 */
export async function listen(options: ListenOptions): Promise<RunningServer> {
  const { workspace, host = LOOPBACK, port } = options;
  const token = options.token ?? newToken();
  const app = createApp({ ...options, token, hosts: namesOf(host) });
  const lock = await workspace.store.lock(`Tributary server, process ${process.pid} on ${hostname()}`);
  const server = createServer(app.handler);
  try {
    await workspace.store.recover();
    await noteProtectedByData(workspace);
    const address = await listenAt(server, host, port);
    await writeServerFile(workspace.home, { address, token, pid: process.pid, store: workspace.casebook.store });
    let stopping: Promise<void> | null = null;
    const stop = async () => {
      const closed = closeServer(server);
      await app.close();
      await closed;
      await removeServerFile(workspace.home, process.pid);
      await lock.release();
    };
    return {
      address,
      token,
      signInLink: signInLink(address, token),
      stop() {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    server.close();
    await lock.release();
    throw error;
  }
}

/** Resolves when the process is told to end (Ctrl-C, or `kill`) and the server has stopped. A second signal ends it at once. */
export function stopOnSignal(server: RunningServer): Promise<void> {
  return new Promise((resolve, reject) => {
    const onSignal = () => {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
      server.stop().then(resolve, reject);
    };
    process.once("SIGINT", onSignal);
    process.once("SIGTERM", onSignal);
  });
}

function listenAt(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === "EADDRINUSE" ? "another program listens there" : (cause.code ?? cause.message);
      const message = `Cannot listen at ${host}, port ${port}: ${reason}. Give another port (PORT=0 takes a free one).`;
      reject(new Failure("OPTION_INVALID", message, { kind: "usage", cause }));
    });
    server.listen(port, host, () => {
      const bound = server.address();
      if (bound === null || typeof bound === "string") throw new Error("A TCP server has an address and a port.");
      resolve(`http://${isEveryAddress(host) ? LOOPBACK : asInUrl(host)}:${bound.port}`);
    });
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Browsers keep connections open after their last answer: each is closed once it is idle.
  const closingIdle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const cutOff = setTimeout(() => server.closeAllConnections(), FINISH_MS);
  await closed;
  clearInterval(closingIdle);
  clearTimeout(cutOff);
}

/** Host names by which a server that listens at `host` is called, beside those of loopback. */
function namesOf(host: string): readonly string[] {
  if (host === LOOPBACK) return [];
  if (!isEveryAddress(host)) return [asInUrl(host)];
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  return [hostname(), ...addresses.map(({ address }) => asInUrl(address))];
}

function asInUrl(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

function isEveryAddress(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}
