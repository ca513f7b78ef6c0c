import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Where the server looks for the page. */
export const PAGE_FOLDER = fileURLToPath(new URL("../../dist/page", import.meta.url));

/** Builds the page as it is shipped, so that the tests see the sources as they are now. */
export async function buildPage(): Promise<void> {
  await build({ configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)), logLevel: "warn" });
}
