/** Looks for the Javas of this machine. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";

export interface Java {
  /** The program itself. */
  readonly command: string;
  /** As Java says it: "17.0.15", "25". */
  readonly version: string;
  readonly major: number;
}

/** Folders that hold one folder for each installed Java; on macOS the Java lies deeper. */
const JAVA_FOLDERS = [
  { folder: "/usr/lib/jvm", below: "" },
  { folder: "/Library/Java/JavaVirtualMachines", below: "Contents/Home" },
  { folder: "C:\\Program Files\\Java", below: "" },
  { folder: "C:\\Program Files\\Eclipse Adoptium", below: "" },
] as const;

/** Every Java found in `homes`, on the PATH and in the usual folders; newest first, each once. */
export function findJavas(homes: readonly string[]): readonly Java[] {
  const onPath = homeOnPath();
  const candidates = [...homes, ...(onPath === null ? [] : [onPath]), ...JAVA_FOLDERS.flatMap(homesBelow)];
  const found = new Map<string, Java>();
  for (const home of candidates) {
    const java = javaIn(home);
    if (java !== null && !found.has(java.command)) found.set(java.command, java);
  }
  return [...found.values()].sort((a, b) => b.major - a.major || b.version.localeCompare(a.version, "en"));
}

function homesBelow(place: (typeof JAVA_FOLDERS)[number]): readonly string[] {
  if (!existsSync(place.folder)) return [];
  return readdirSync(place.folder).map((name) => join(place.folder, name, place.below));
}

function homeOnPath(): string | null {
  const said = spawnSync("java", ["-XshowSettings:properties", "-version"], { encoding: "utf8" });
  return /^\s*java\.home = (.+)$/m.exec(said.stderr ?? "")?.[1] ?? null;
}

/** Reads the version from the `release` file that every Java carries, so that none has to be started. */
function javaIn(home: string): Java | null {
  const command = join(home, "bin", process.platform === "win32" ? "java.exe" : "java");
  const release = join(home, "release");
  if (!existsSync(command) || !existsSync(release)) return null;
  const version = /^JAVA_VERSION="([^"]+)"/m.exec(readFileSync(release, "utf8"))?.[1];
  if (version === undefined) return null;
  return { command: realpathSync(command), version, major: Number.parseInt(version, 10) };
}
