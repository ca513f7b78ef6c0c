import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import express, { type RequestHandler, type Response } from "express";
import { ASSET_POLICY, pagePolicy } from "./security-headers.ts";

/** Stands in the built index.html wherever the nonce of the answer belongs (`html.cspNonce` of vite.config.ts). */
const NONCE_PLACEHOLDER = "__CSP_NONCE__";

/** The page's scripts, styles and pictures. Their names change with their content, so they may be kept for good. */
export function pageAssets(pageFolder: string): RequestHandler {
  return express.static(pageFolder, {
    index: false,
    etag: false,
    lastModified: false,
    cacheControl: false,
    dotfiles: "ignore",
    redirect: false,
    setHeaders(response, path) {
      response.setHeader("Content-Security-Policy", ASSET_POLICY);
      if (/[\\/]assets[\\/]/.test(path)) response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
    },
  });
}

/** The page itself at `/`, with a fresh nonce for its styles. */
export function pageIndex(pageFolder: string): RequestHandler {
  return async (_request, response) => {
    const html = await readFile(join(pageFolder, "index.html"), "utf8").catch(() => null);
    if (html === null) {
      sendNotice(response, 503, "The page is not built", "Run npm run build, then open this address again.");
      return;
    }
    const nonce = randomBytes(16).toString("base64");
    response.set("Content-Security-Policy", pagePolicy(nonce));
    response.type("html").send(html.replaceAll(NONCE_PLACEHOLDER, nonce));
  };
}

/** A page of plain words, for a person whose browser cannot have the real one. Both texts are ours, never the request's. */
export function sendNotice(response: Response, status: number, title: string, sentence: string): void {
  response
    .status(status)
    .type("html")
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tributary: ${title}</title>` +
        `<h1>${title}</h1><p>${sentence}</p></html>\n`,
    );
}
