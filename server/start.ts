import process from "node:process";
import { runStart } from "./cli/start-program.ts";

process.exitCode = await runStart(process.argv.slice(2));
