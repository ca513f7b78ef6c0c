import {
  ACCOUNT_KINDS,
  type AccountColumns,
  type AccountId,
  type AccountKey,
  type AccountKind,
  isUnresolved,
} from "../domain/account.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import { shownTransferId } from "../domain/derived-id.ts";
import type { MergedEdge, Transfer } from "../domain/transfer.ts";
import type { Subgraph } from "./collect-subgraph.ts";
import { type Masking, ShownTexts } from "./shown-texts.ts";

/** What a run says of an account. */
interface Assessment {
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

/**
 * A transfer whose texts are as shown; the remark is null where it is withheld. A derived transferId that would let a
 * protected account be guessed gives way to file and line.
 */
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
  const isProtected = new Set(
    subgraph.accounts.map(({ accountId }) => accountId).filter((accountId) => masking.isProtected(accountId)),
  );
  const shownIds = texts.accountIds(subgraph.accounts.map(({ accountId }) => accountId));
  const shownByKey = new Map(subgraph.accounts.map(({ accountId, key }) => [key, shownIds.get(accountId)!]));

  const accounts = subgraph.accounts.map(
    (account): ShownAccount => ({
      shownId: shownIds.get(account.accountId)!,
      hop: account.hop,
      ...shownFacts(account.key, facts, texts, isProtected.has(account.accountId)),
      isUnresolved: isUnresolved(account.accountId),
      ...shownAssessment(assessmentOf(account.accountId, account.key), isProtected.has(account.accountId)),
    }),
  );
  const transfers = subgraph.transfers.map((transfer): ShownTransfer => {
    const touchesProtected = isProtected.has(transfer.payer) || isProtected.has(transfer.payee);
    const ends = { payer: shownIds.get(transfer.payer)!, payee: shownIds.get(transfer.payee)! };
    return { ...shownTransfer(transfer, texts, touchesProtected), ...ends };
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
    edges: edges.sort(edgeOrder),
    masked: {
      accountsByPseudonym: isProtected.size,
      openingDatesWithheld: subgraph.accounts.filter(
        ({ accountId, key }) => isProtected.has(accountId) && !Number.isNaN(facts.openedAt[key]),
      ).length,
      remarksWithheld: transfers.filter(({ remarkWithheld }) => remarkWithheld).length,
      textsRedacted: texts.redacted,
      textsMadePlain: texts.madePlain,
    },
  };
}

function shownFacts(
  key: AccountKey,
  facts: AccountColumns,
  texts: ShownTexts,
  isProtected: boolean,
): Pick<ShownAccount, "kind" | "country" | "openedAt" | "isProtected"> {
  const openedAt = facts.openedAt[key]!;
  return {
    kind: ACCOUNT_KINDS[facts.kind[key]!]!,
    country: texts.textOrNull(facts.countries[facts.country[key]!] || null),
    openedAt: isProtected || Number.isNaN(openedAt) ? null : openedAt,
    isProtected,
  };
}

function shownAssessment(assessment: Assessment, isProtected: boolean): Assessment {
  return isProtected ? { ...assessment, score: null, rank: null } : assessment;
}

/** Everything but the two accounts. */
function shownTransfer(transfer: Transfer, texts: ShownTexts, touchesProtected: boolean): ShownTransfer {
  const remarkWithheld = touchesProtected && transfer.remark !== null;
  return {
    ...transfer,
    datasetId: texts.text(transfer.datasetId),
    transferId: texts.text(shownTransferId(transfer, touchesProtected)),
    currency: texts.text(transfer.currency),
    channel: texts.textOrNull(transfer.channel),
    remark: remarkWithheld ? null : texts.textOrNull(transfer.remark),
    remarkWithheld,
    payerCountry: texts.textOrNull(transfer.payerCountry),
    payeeCountry: texts.textOrNull(transfer.payeeCountry),
    sourceFile: texts.text(transfer.sourceFile),
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

function edgeOrder(a: ShownEdge, b: ShownEdge): number {
  return byCodePoint(a.payer, b.payer) || byCodePoint(a.payee, b.payee) || byCodePoint(a.currency, b.currency);
}
