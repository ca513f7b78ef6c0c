#!/usr/bin/env node
/**
 * Starts Tributary on a machine that has nothing but Node 20 or newer and npm.
 *
 * Plain JavaScript with built-ins only, because it runs before anything is installed: it installs the exact
 * dependencies, finds the pinned Node 24, builds the page when its sources changed, and hands over to TypeScript.
 *
 *   node server/launch.mjs start [--no-demo]     npm start
 *   node server/launch.mjs script NAME [ARG …]   npm test, npm run check, …
 *   node server/launch.mjs COMMAND …             npx tributary COMMAND …
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const MODULES = join(ROOT, "node_modules");
const INSTALLED = join(MODULES, ".tributary-installed");
const PAGE = join(ROOT, "dist", "page");
const PAGE_BUILT = join(ROOT, "dist", ".page-built");

const SCRIPTS = {
  test: { entry: "test/run-all.ts", needs: "everything", page: true },
  check: { entry: "test/run-check.ts", needs: "everything", page: false },
  bench: { entry: "test/bench/run-bench.ts", needs: "everything", page: true },
  build: { entry: null, needs: "everything", page: true },
  neo4j: { entry: "server/store/neo4j/try-neo4j.ts", needs: "product", page: false },
};

function say(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}

function digest(...texts) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text);
  return hash.digest("hex");
}

/**
 * Installs exactly what package-lock.json says, once. `everything` adds what only tests need; a checkout that has that
 * already keeps it.
 */
function install(least) {
  const needs = existsSync(join(MODULES, "vitest")) ? "everything" : least;
  const lock = digest(readFileSync(join(ROOT, "package-lock.json")));
  const [installedLock, installedNeeds] = existsSync(INSTALLED) ? readFileSync(INSTALLED, "utf8").split(" ") : [];
  if (installedLock === lock && (installedNeeds === needs || installedNeeds === "everything")) return;
  say("Installing the exact dependencies of package-lock.json …");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-fund", "--no-audit", "--loglevel=error", ...(needs === "product" ? ["--omit=dev"] : [])];
  const done = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, { cwd: ROOT, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (done.status !== 0) stop("The installation failed; the lines above say why. Nothing else was changed. Try again.");
  writeFileSync(INSTALLED, `${lock} ${needs}`);
}

/** The pinned Node 24 from node_modules, else the running one if it is new enough. */
function findNode() {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const pinned = join(MODULES, name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  return stop(
    `Tributary runs on Node 24, and no Node 24 is packaged for ${process.platform} on ${process.arch}; ` +
      `this is Node ${process.versions.node}. Install Node 24 or newer and run the command again.`,
  );
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Builds the page with Vite when one of its sources is newer than the last build's digest. */
function buildPage(node) {
  const sources = [
    ...filesBelow(join(ROOT, "client")),
    join(ROOT, "server", "serve", "wire.ts"),
    join(ROOT, "vite.config.ts"),
    join(ROOT, "package-lock.json"),
  ];
  const state = digest(...sources.map((file) => readFileSync(file)));
  if (existsSync(join(PAGE, "index.html")) && existsSync(PAGE_BUILT) && readFileSync(PAGE_BUILT, "utf8") === state)
    return;
  say("Building the page …");
  const vite = join(MODULES, "vite", "bin", "vite.js");
  const done = spawnSync(node, [vite, "build", "--logLevel", "warn"], { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (done.status !== 0) stop("The page could not be built; the lines above say why.");
  mkdirSync(dirname(PAGE_BUILT), { recursive: true });
  writeFileSync(PAGE_BUILT, state);
}

/** Hands over to the pinned Node and ends as the child ends; signals of the terminal reach both. */
function run(node, entry, args, cwd) {
  const path = [dirname(node), join(MODULES, ".bin"), process.env.PATH].join(delimiter);
  const child = spawn(node, [entry, ...args], { cwd, stdio: "inherit", env: { ...process.env, PATH: path } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => stop(`${entry} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => {
    process.exit(signal === null ? code : 128 + (signal === "SIGINT" ? 2 : signal === "SIGKILL" ? 9 : 15));
  });
}

const [command, ...rest] = process.argv.slice(2);
if (Number.parseInt(process.versions.node, 10) < 20)
  stop(`Tributary needs Node 20 or newer; this is ${process.version}.`);

if (command === "start") {
  install("product");
  const node = findNode();
  buildPage(node);
  run(node, join(ROOT, "server", "start.ts"), rest, process.cwd());
} else if (command === "script") {
  const [name, ...args] = rest;
  const script = SCRIPTS[name];
  if (script === undefined) stop(`There is no script "${name}". Scripts: ${Object.keys(SCRIPTS).join(", ")}.`);
  install(script.needs);
  const node = findNode();
  if (script.page) buildPage(node);
  if (script.entry !== null) run(node, join(ROOT, script.entry), args, ROOT);
} else {
  install("product");
  const node = findNode();
  if (command === "serve") buildPage(node);
  run(node, join(ROOT, "server", "cli.ts"), process.argv.slice(2), process.cwd());
}
