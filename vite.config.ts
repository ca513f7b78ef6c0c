import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * Builds the page into dist/page: relative addresses, every script, style and worker a file of its own, because the
 * page's policy lets nothing inline run and nothing come from another host.
 */
export default defineConfig({
  root: fileURLToPath(new URL("client", import.meta.url)),
  base: "./",
  plugins: [react()],
  // The server puts a fresh nonce in its place with every answer.
  html: { cspNonce: "__CSP_NONCE__" },
  worker: { format: "es" },
  build: {
    outDir: fileURLToPath(new URL("dist/page", import.meta.url)),
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
