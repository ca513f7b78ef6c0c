import process from "node:process";

/** Whether a process of that number runs on this machine. The number may belong to another program by now. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive, too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
