import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { buildDemoWorld } from "./build-demo-world.ts";
import type { DemoAccount, World } from "./world.ts";

export interface DemoFiles {
  /** Canonical transfers and accounts, ready for `tributary load TRANSFERS --accounts ACCOUNTS`. */
  readonly transfers: string;
  readonly accounts: string;
  /** `accountId,role,protected`: what was planted. Never loaded; for `tributary evaluate` and for the curious. */
  readonly truth: string;
}

/**
 * Writes the demo into a folder. Everything in it is invented; same seed, same bytes.
 */
export function writeDemo(folder: string, seed = 2024): DemoFiles {
  mkdirSync(folder, { recursive: true });
  const world = buildDemoWorld(seed);
  const files: DemoFiles = {
    transfers: join(folder, "demo-transfers.csv"),
    accounts: join(folder, "demo-accounts.csv"),
    truth: join(folder, "demo-truth.csv"),
  };
  writeFileSync(files.transfers, transfersCsv(world));
  writeFileSync(files.accounts, accountsCsv(world.accounts));
  writeFileSync(files.truth, truthCsv(world.accounts));
  return files;
}

function transfersCsv(world: World): string {
  const rows = world.transfers.map(({ payer, payee, amount, currency, bookedAt, channel, remark }, at) => [
    `D${String(at + 1).padStart(6, "0")}`,
    payer.issuer,
    payer.number,
    payee.issuer,
    payee.number,
    amount,
    currency,
    new Date(bookedAt).toISOString(),
    channel,
    remark,
    payer.country,
    payee.country,
  ]);
  const columns =
    "transferId,payerIssuer,payer,payeeIssuer,payee,amount,currency,bookedAt,channel,remark,payerCountry,payeeCountry".split(
      ",",
    );
  return stringify(rows, { header: true, columns });
}

function accountsCsv(accounts: readonly DemoAccount[]): string {
  const rows = accounts.map(({ issuer, number, kind, country, openedAt, birthYear, minorFlag }) => [
    `${issuer}:${number}`,
    issuer,
    kind,
    country,
    openedAt,
    birthYear,
    minorFlag ? "true" : "",
  ]);
  return stringify(rows, {
    header: true,
    columns: "accountId,issuer,kind,country,openedAt,birthYear,minorFlag".split(","),
  });
}

function truthCsv(accounts: readonly DemoAccount[]): string {
  const rows = accounts
    .filter(({ role }) => role !== "person")
    .map(({ issuer, number, role, birthYear, minorFlag }) => [
      `${issuer}:${number}`,
      role,
      minorFlag || (birthYear ?? 0) >= 2006,
    ]);
  return stringify(rows, { header: true, columns: ["accountId", "role", "protected"], cast: { boolean: String } });
}
