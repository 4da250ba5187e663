import { randomBytes } from "node:crypto";
import type { Account } from "../school/accounts.ts";

interface OpenSession {
  readonly account: Account;
  readonly lastUsed: Temporal.Instant;
}

/** The open sessions. Like WebUntis it drops sessions that are unused for a while. */
export class Sessions {
  readonly #open = new Map<string, OpenSession>();
  readonly #now: () => Temporal.Instant;
  readonly #lifetime: Temporal.Duration;

  constructor(now: () => Temporal.Instant, lifetime: Temporal.Duration) {
    this.#now = now;
    this.#lifetime = lifetime;
  }

  /** Opens a session and returns its id, 32 hexadecimal digits. */
  open(account: Account): string {
    this.#dropIdle();
    const id = randomBytes(16).toString("hex").toUpperCase();
    this.#open.set(id, { account, lastUsed: this.#now() });
    return id;
  }

  /** Whose session this is; asking counts as using it. Undefined for an unknown or expired one. */
  use(id: string | undefined): Account | undefined {
    this.#dropIdle();
    const session = id === undefined ? undefined : this.#open.get(id);
    if (id === undefined || !session) return undefined;
    this.#open.set(id, { account: session.account, lastUsed: this.#now() });
    return session.account;
  }

  close(id: string): void {
    this.#open.delete(id);
  }

  closeAll(): void {
    this.#open.clear();
  }

  #dropIdle(): void {
    const oldest = this.#now().subtract(this.#lifetime);
    for (const [id, { lastUsed }] of this.#open) {
      if (Temporal.Instant.compare(lastUsed, oldest) <= 0) this.#open.delete(id);
    }
  }
}
