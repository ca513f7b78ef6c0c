import { byCodePoint } from "../domain/code-point-order.ts";

/** The text of SHA256SUMS: a line for each file, by name, in the form that `sha256sum --check` reads. */
export function digestsText(digestOf: ReadonlyMap<string, string>): string {
  return [...digestOf]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([name, sha256]) => `${sha256}  ${name}\n`)
    .join("");
}

/** The digests in such a text, by name; null where it is not exactly what `digestsText` writes. */
export function readDigestsText(text: string): ReadonlyMap<string, string> | null {
  const digestOf = new Map(
    [...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(([, sha256, name]) => [name!, sha256!]),
  );
  return digestsText(digestOf) === text ? digestOf : null;
}
