import { writeFileSync } from "node:fs";
import { join } from "node:path";

const HEADER = "transferId,payer,payee,amount,currency,bookedAt";

/**
 * Writes canonical transfers: each hub is paid by `payers` accounts, three times each, ten days apart. Returns the path.
 */
export function transferFile(
  folder: string,
  name: string,
  hubs: Readonly<Record<string, number>>,
  moreLines: readonly string[] = [],
): string {
  const lines = Object.entries(hubs).flatMap(([hub, payers]) =>
    Array.from({ length: payers * 3 }, (_, i) => {
      const day = String(1 + 10 * (i % 3)).padStart(2, "0");
      return `${hub}-${i},P${Math.floor(i / 3)},${hub},500000.00,IDR,2024-03-${day}T10:00:00Z`;
    }),
  );
  const path = join(folder, name);
  writeFileSync(path, `${[HEADER, ...lines, ...moreLines].join("\n")}\n`);
  return path;
}
