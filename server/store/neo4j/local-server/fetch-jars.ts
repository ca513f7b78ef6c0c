/** Fetches the jars of a Neo4j release with Maven, once. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { Failure } from "../../../domain/failure.ts";

const POM = fileURLToPath(new URL("pom.xml", import.meta.url));

/**
 * The folder with all jars of the release below `cache`; fetched into it first if they are not there.
 * A fetch that was broken off leaves nothing that looks complete.
 */
export async function neo4jJars(version: string, cache: string, say: (line: string) => void): Promise<string> {
  const jars = join(cache, `jars-${version}`);
  if (existsSync(jars)) return jars;
  say(`Fetching Neo4j ${version} with Maven, about 150 MB, once …`);
  const unfinished = `${jars}.${process.pid}`;
  mkdirSync(cache, { recursive: true });
  try {
    await runMaven(version, unfinished);
    if (!existsSync(jars)) renameSync(unfinished, jars);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return jars;
}

function runMaven(version: string, folder: string): Promise<void> {
  const args = [
    "--quiet",
    "--batch-mode",
    `--file=${POM}`,
    `-Dneo4j.version=${version}`,
    "dependency:copy-dependencies",
    `-DoutputDirectory=${folder}`,
    "-DincludeScope=runtime",
  ];
  return new Promise((resolve, reject) => {
    const maven = spawn("mvn", args, {
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let said = "";
    for (const stream of [maven.stdout, maven.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said = (said + text).slice(-4000);
      });
    maven.on("error", (cause) => reject(mavenMissing(cause)));
    maven.on("close", (code) => {
      if (code === 0) resolve();
      else reject(mavenFailed(version, said));
    });
  });
}

function mavenMissing(cause: Error): Failure {
  const message =
    "Maven was not found. It fetches Neo4j's jars: install it (Debian: `apt install maven`, macOS: `brew install maven`) " +
    "and run the command again.";
  return new Failure("STORE_UNAVAILABLE", message, { cause });
}

function mavenFailed(version: string, said: string): Failure {
  const firstError = said.split("\n").find((line) => line.includes("ERROR")) ?? "Maven gave no reason.";
  return new Failure(
    "STORE_UNAVAILABLE",
    `Maven could not fetch Neo4j ${version}. ${stripVTControlCharacters(firstError).trim()}`,
  );
}
