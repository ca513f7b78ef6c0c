import {
  ACCOUNT_KINDS,
  type AccountColumns,
  type AccountId,
  type AccountKey,
  type AccountKind,
  isUnresolved,
} from "../domain/account.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import type { MergedEdge, Transfer } from "../domain/transfer.ts";
import type { Subgraph } from "./collect-subgraph.ts";
import { plainText } from "./plain-text.ts";

/** How accounts and texts may be shown. */
export interface Masking {
  isProtected(accountId: AccountId): boolean;
  /** The accountId, or the pseudonym of a protected account. */
  mask(accountId: AccountId): string;
  /** Free text with pseudonyms in place of protected accounts' numbers. */
  redact(text: string): string;
}

/** What a run says of an account. */
export interface Assessment {
  readonly communityId: number | null;
  /** Null where the run did not score the account. */
  readonly score: number | null;
  readonly rank: number | null;
}
export type AssessmentOf = (accountId: AccountId, key: AccountKey) => Assessment;

/** A subgraph as it may be handed on: protected accounts by pseudonym, all text plain, in an order that gives no id away. */
export interface ShownSubgraph {
  /** By shown id. */
  readonly accounts: readonly ShownAccount[];
  /** By bookedAt, payer, payee, datasetId, transferId, all as shown. */
  readonly transfers: readonly ShownTransfer[];
  /** By payer, payee, currency, as shown. */
  readonly edges: readonly ShownEdge[];
  readonly masked: MaskedCounts;
}

export interface ShownAccount {
  readonly shownId: string;
  readonly hop: number;
  readonly kind: AccountKind;
  readonly country: string | null;
  /** Withheld (null) for protected accounts. */
  readonly openedAt: number | null;
  readonly isProtected: boolean;
  readonly isUnresolved: boolean;
  readonly communityId: number | null;
  /** Null for protected accounts: they are never listed among suspects. */
  readonly score: number | null;
  readonly rank: number | null;
}

/** A transfer whose texts are as shown; the remark is null where it is withheld. */
export interface ShownTransfer extends Transfer {
  readonly remarkWithheld: boolean;
}

export interface ShownEdge extends Omit<MergedEdge, "payerKey" | "payeeKey"> {
  readonly payer: string;
  readonly payee: string;
}

/** What was masked, never the values. */
export interface MaskedCounts {
  readonly accountsByPseudonym: number;
  readonly openingDatesWithheld: number;
  readonly remarksWithheld: number;
  /** Texts in which a protected account's number gave way to its pseudonym. */
  readonly textsRedacted: number;
  /** Texts in which control characters gave way to their pictures. */
  readonly textsMadePlain: number;
}

/** Shows a subgraph through a masking. */
export function showSubgraph(
  subgraph: Subgraph,
  facts: AccountColumns,
  masking: Masking,
  assessmentOf: AssessmentOf,
): ShownSubgraph {
  const texts = new ShownTexts(masking);
  const shownIds = texts.accountIds(subgraph.accounts.map(({ accountId }) => accountId));
  const shownByKey = new Map(subgraph.accounts.map(({ accountId, key }) => [key, shownIds.get(accountId)!]));
  let openingDatesWithheld = 0;
  const accounts = subgraph.accounts.map(({ accountId, key, hop }): ShownAccount => {
    const isProtected = masking.isProtected(accountId);
    const openedAt = presentNumber(facts.openedAt[key]);
    if (isProtected && openedAt !== null) openingDatesWithheld++;
    const { communityId, score, rank } = assessmentOf(accountId, key);
    return {
      shownId: shownIds.get(accountId)!,
      hop,
      kind: ACCOUNT_KINDS[facts.kind[key]!] ?? "unknown",
      country: texts.textOrNull(facts.countries[facts.country[key]!] || null),
      openedAt: isProtected ? null : openedAt,
      isProtected,
      isUnresolved: isUnresolved(accountId),
      communityId,
      score: isProtected ? null : score,
      rank: isProtected ? null : rank,
    };
  });

  let remarksWithheld = 0;
  const transfers = subgraph.transfers.map((transfer): ShownTransfer => {
    const remarkWithheld =
      transfer.remark !== null && (masking.isProtected(transfer.payer) || masking.isProtected(transfer.payee));
    if (remarkWithheld) remarksWithheld++;
    return {
      ...transfer,
      datasetId: texts.text(transfer.datasetId),
      transferId: texts.text(transfer.transferId),
      payer: shownIds.get(transfer.payer)!,
      payee: shownIds.get(transfer.payee)!,
      currency: texts.text(transfer.currency),
      channel: texts.textOrNull(transfer.channel),
      remark: remarkWithheld ? null : texts.textOrNull(transfer.remark),
      remarkWithheld,
      payerCountry: texts.textOrNull(transfer.payerCountry),
      payeeCountry: texts.textOrNull(transfer.payeeCountry),
      sourceFile: texts.text(transfer.sourceFile),
    };
  });

  const edges = subgraph.edges.map(
    ({ payerKey, payeeKey, ...edge }): ShownEdge => ({
      ...edge,
      payer: shownByKey.get(payerKey)!,
      payee: shownByKey.get(payeeKey)!,
    }),
  );

  return {
    accounts: accounts.sort((a, b) => byCodePoint(a.shownId, b.shownId)),
    transfers: transfers.sort(transferOrder),
    edges: edges.sort(
      (a, b) => byCodePoint(a.payer, b.payer) || byCodePoint(a.payee, b.payee) || byCodePoint(a.currency, b.currency),
    ),
    masked: {
      accountsByPseudonym: accounts.filter(({ isProtected }) => isProtected).length,
      openingDatesWithheld,
      remarksWithheld,
      textsRedacted: texts.redacted,
      textsMadePlain: texts.madePlain,
    },
  };
}

function transferOrder(a: ShownTransfer, b: ShownTransfer): number {
  return (
    a.bookedAt - b.bookedAt ||
    byCodePoint(a.payer, b.payer) ||
    byCodePoint(a.payee, b.payee) ||
    byCodePoint(a.datasetId, b.datasetId) ||
    byCodePoint(a.transferId, b.transferId)
  );
}

function presentNumber(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Redacts and makes plain, and counts what it changed. */
class ShownTexts {
  redacted = 0;
  madePlain = 0;
  readonly #masking: Masking;

  constructor(masking: Masking) {
    this.#masking = masking;
  }

  text(text: string): string {
    const redacted = this.#masking.redact(text);
    if (redacted !== text) this.redacted++;
    return this.#plain(redacted);
  }

  textOrNull(text: string | null): string | null {
    return text === null ? null : this.text(text);
  }

  /** One shown id for each account; a second that would look the same gets a prime, so that no two accounts become one. */
  accountIds(accountIds: readonly AccountId[]): ReadonlyMap<AccountId, string> {
    const shown = new Map<AccountId, string>();
    const taken = new Set<string>();
    for (const accountId of [...accountIds].sort(byCodePoint)) {
      let name = this.#accountId(accountId);
      while (taken.has(name)) name += "′";
      taken.add(name);
      shown.set(accountId, name);
    }
    return shown;
  }

  /** An account number is never redacted: it may hold another's digits by chance. What was taken from a narrative is text. */
  #accountId(accountId: AccountId): string {
    if (this.#masking.isProtected(accountId)) return this.#masking.mask(accountId);
    return isUnresolved(accountId) ? this.text(accountId) : this.#plain(accountId);
  }

  #plain(text: string): string {
    const plain = plainText(text);
    if (plain !== text) this.madePlain++;
    return plain;
  }
}
