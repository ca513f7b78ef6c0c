import type { RequestHandler } from "express";

/** Headers of every answer. Nothing is fetched from, shown in or told to another host. */
const HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Origin-Agent-Cluster": "?1",
  "X-DNS-Prefetch-Control": "off",
  "Permissions-Policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), browsing-topics=()",
  // Personal financial data stays out of every cache; the page's hashed files set their own.
  "Cache-Control": "no-store",
};

/** Answers that are no page load nothing at all. */
const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * The page's policy. No inline script, no inline style but `<style nonce=…>`; `style="…"` in markup is refused, too
 * (styles that scripts set through `element.style` are not markup and pass).
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Files of the page. A worker lives under the policy of its own script's answer, so these may load each other. */
export const ASSET_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'";

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set(HEADERS);
  response.set("Content-Security-Policy", NO_PAGE_POLICY);
  next();
};
