import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** Where a running server is reached and which store it holds, for commands on the same machine: `server.json` in the home. */
const ServerFile = z.object({ address: z.string(), token: z.string(), pid: z.number().int(), store: z.string() });
export type ServerFile = z.infer<typeof ServerFile>;

function pathIn(home: string): string {
  return join(home, "server.json");
}

/** Readable by the owner only, and there whole or not at all: the token is a key. */
export async function writeServerFile(home: string, server: ServerFile): Promise<void> {
  const path = pathIn(home);
  const partial = `${path}.${server.pid}`;
  await writeFile(partial, `${JSON.stringify(server)}\n`, { mode: 0o600 });
  await chmod(partial, 0o600);
  await rename(partial, path);
}

/** Null where no server says so, or the file is not one of ours. */
export async function readServerFile(home: string): Promise<ServerFile | null> {
  const text = await readFile(pathIn(home), "utf8").catch(() => "null");
  try {
    return ServerFile.nullable().parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Removes the file if it is still this process's. */
export async function removeServerFile(home: string, pid: number): Promise<void> {
  if ((await readServerFile(home))?.pid === pid) await rm(pathIn(home), { force: true });
}
