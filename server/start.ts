import process from "node:process";
import { keepWasmSteady } from "./jobs/steady-wasm.ts";

keepWasmSteady();
// Not a plain import: those are read, and stripped of their types, before any line of this file runs.
const { runStart } = await import("./cli/start-program.ts");
process.exitCode = await runStart(process.argv.slice(2));
