import process from "node:process";
import { keepWasmSteady } from "./jobs/steady-wasm.ts";

keepWasmSteady();
// Not a plain import: those are read, and stripped of their types, before any line of this file runs.
const { runCommandLine } = await import("./cli/program.ts");
process.exitCode = await runCommandLine(process.argv.slice(2));
