/** A SHA-256 digest in hexadecimal digits: the transferId of a row whose file gives none. */
const DERIVED = /^[0-9a-f]{64}$/;

/**
 * Whether a transferId is, or looks like, one that was derived from payer, payee, amount, time and remark. Whoever knows
 * all but one account can try account numbers until the digest fits, so it may not be shown where a protected account
 * is an end of the transfer.
 */
export function isDerivedId(transferId: string): boolean {
  return DERIVED.test(transferId);
}
