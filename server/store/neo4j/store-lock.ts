import { randomUUID } from "node:crypto";
import { Failure } from "../../domain/failure.ts";
import type { StoreLock } from "../store.ts";
import { onlyRow } from "./neo4j-values.ts";
import type { Session } from "./session.ts";

/** A server that was killed blocks the next one for at most so long. */
const LEASE_MS = 20_000;
/** Three renewals may fail before the lease runs out. */
const RENEW_MS = 5_000;

/** The server lock of a Neo4j, held by one store at a time and renewed until it is released. */
export class LeasedLock implements StoreLock {
  readonly #session: Session;
  readonly #token = randomUUID();
  #renewal: NodeJS.Timeout | null = null;

  private constructor(session: Session) {
    this.#session = session;
  }

  /** Throws LOCK_HELD with the owner's name. */
  static async take(session: Session, owner: string): Promise<LeasedLock> {
    const lock = new LeasedLock(session);
    const parameters = { owner, token: lock.#token, leaseMs: LEASE_MS };
    const found = onlyRow(
      await session.rows<{ isFree: boolean; owner: string; leftMs: bigint }>("take-lock", parameters),
    );
    if (!found.isFree) {
      const seconds = Math.ceil(Number(found.leftMs) / 1000);
      throw held(`The store is held by ${found.owner}. Stop it; if it is gone already, try again in ${seconds} s.`);
    }
    // A renewal that fails is tried again at the next turn; whoever uses the store meets the failure and says so.
    lock.#renewal = setInterval(() => void lock.#renew().catch(() => undefined), RENEW_MS).unref();
    return lock;
  }

  /** Throws LOCK_HELD where somebody else has taken the lock over, because this process was stopped for too long. */
  async confirm(): Promise<void> {
    if (this.#renewal === null || (await this.#renew())) return;
    throw held("The store's lock was taken over by another server. Stop this one or that one.");
  }

  async release(): Promise<void> {
    if (this.#renewal === null) return;
    clearInterval(this.#renewal);
    this.#renewal = null;
    await this.#session.run("release-lock", { token: this.#token });
  }

  /** Whether the lock is still held; then its lease starts anew. */
  async #renew(): Promise<boolean> {
    const rows = await this.#session.rows("renew-lock", { token: this.#token, leaseMs: LEASE_MS });
    return rows.length > 0;
  }
}

function held(message: string): Failure {
  return new Failure("LOCK_HELD", message, { kind: "refused", retriable: true });
}
