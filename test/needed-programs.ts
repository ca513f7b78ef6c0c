import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** A program outside npm that some test drives for real. */
export interface Program {
  readonly name: string;
  readonly isPresent: () => boolean;
  readonly debianPackage: string;
  readonly howToGet: string;
}

/** Where a system Chromium is looked for, in this order. */
export const CHROMIUM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
] as const;

function answers(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

const PROGRAMS: readonly Program[] = [
  {
    name: "Chromium",
    isPresent: () => CHROMIUM_PATHS.some((path) => existsSync(path)),
    debianPackage: "chromium",
    howToGet: "The page is tested in a real browser: install Chromium or Google Chrome.",
  },
  {
    name: "fonts DejaVu",
    isPresent: () => process.platform !== "linux" || existsSync("/usr/share/fonts/truetype/dejavu"),
    debianPackage: "fonts-dejavu-core",
    howToGet: "Screenshots are compared with this font: install DejaVu Sans.",
  },
  {
    name: "Java 17 or newer",
    isPresent: () => answers("java", "-version"),
    debianPackage: "openjdk-17-jre-headless",
    howToGet: "A real Neo4j is started for the tests: install a JDK (17 for Neo4j 5.26, 21 or newer for 2026.08).",
  },
  {
    name: "Maven",
    isPresent: () => answers("mvn", "--version"),
    debianPackage: "maven",
    howToGet: "Neo4j's own jars come through Maven: install Apache Maven 3.8 or newer.",
  },
  {
    name: "Python 3",
    isPresent: () => answers("python3", "--version"),
    debianPackage: "python3",
    howToGet: "Exports are read back by an independent reader: install Python 3.",
  },
  {
    name: "networkx for Python",
    isPresent: () =>
      answers("/usr/bin/python3", "-c", "import networkx") || answers("python3", "-c", "import networkx"),
    debianPackage: "python3-networkx",
    howToGet: "Exports are read back by networkx: `pip install networkx`.",
  },
];

/** The programs that are not on this machine, in the order above. */
export function missingPrograms(): readonly Program[] {
  return PROGRAMS.filter((program) => !program.isPresent());
}
