import { resolve } from "node:path";
import type { CommandName, CommandOptions } from "../jobs/command-types.ts";

/** The options with every path absolute, for a server that has another working directory. */
export function withAbsolutePaths<Name extends CommandName>(name: Name, options: CommandOptions[Name]): object {
  if (name === "load") {
    const load = options as CommandOptions["load"];
    return {
      ...load,
      files: load.files.map((file) => resolve(file)),
      mapping: isPath(load.mapping) ? resolve(load.mapping) : load.mapping,
      accounts: load.accounts === null ? null : resolve(load.accounts),
    };
  }
  if (name === "export") {
    const { out, ...rest } = options as CommandOptions["export"];
    return { ...rest, out: resolve(out) };
  }
  return options;
}

/** A mapping is a file where its text says so; otherwise the name of a shipped one. */
function isPath(mapping: string): boolean {
  return mapping.endsWith(".json") || /[\\/]/.test(mapping);
}
