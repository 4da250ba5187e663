const MOST_WRONG = 5;
const LOCKED = { minutes: 30 };

interface Wrong {
  readonly count: number;
  readonly last: Temporal.Instant;
}

/** Wrong passwords in a row: after five WebUntis locks an account for a while without saying so. */
export class Attempts {
  readonly #wrong = new Map<string, Wrong>();
  readonly #now: () => Temporal.Instant;

  constructor(now: () => Temporal.Instant) {
    this.#now = now;
  }

  isLocked(user: string): boolean {
    const wrong = this.#wrong.get(user);
    return (
      wrong !== undefined &&
      wrong.count >= MOST_WRONG &&
      Temporal.Instant.compare(this.#now(), wrong.last.add(LOCKED)) < 0
    );
  }

  /** Records how a login went. */
  record(user: string, isRight: boolean): void {
    if (isRight) this.#wrong.delete(user);
    else if (!this.isLocked(user)) {
      const known = this.#wrong.get(user);
      const isOver = known !== undefined && known.count >= MOST_WRONG;
      this.#wrong.set(user, { count: isOver || !known ? 1 : known.count + 1, last: this.#now() });
    }
  }
}
