import type { Transfer } from "./transfer.ts";

/** A SHA-256 digest in hexadecimal digits: the transferId of a row whose file gives none. */
const DERIVED = /^[0-9a-f]{64}$/;

/** Whether a transferId was derived, or looks derived, from payer, payee, amount, time and remark. */
export function isDerivedId(transferId: string): boolean {
  return DERIVED.test(transferId);
}

/**
 * How a transfer may be named: by its transferId, or by file and line where that id was derived and a protected account is
 * an end of the transfer. Whoever knows all but one account could try account numbers until the digest fits.
 */
export function shownTransferId(
  { transferId, sourceFile, sourceLine }: Pick<Transfer, "transferId" | "sourceFile" | "sourceLine">,
  touchesProtected: boolean,
): string {
  return touchesProtected && isDerivedId(transferId) ? `${sourceFile}:${sourceLine}` : transferId;
}
