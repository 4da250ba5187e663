/** What a share may ask of the school's server. */
export interface Limits {
  readonly perSecond: number;
  /** How many may start at once after a pause. */
  readonly burst: number;
  /** How many may be on their way at the same time. */
  readonly atOnce: number;
  /** How many seconds a request waits at most; in this time the share gets through as many as may wait. */
  readonly patience: number;
  /** The same for one that only looks ahead. */
  readonly patienceAhead: number;
}

/** How urgent a request is: a list that every answer needs, a plan that somebody asked for, or one that only looks ahead. */
export type Urgency = "list" | "asked" | "ahead";

/** What a request's place in the queue goes by. */
export interface Place {
  readonly urgency: Urgency;
  /** Weeks between the asked one and this one. */
  readonly weeksAway: number;
  /** Whose it is; they take turns. */
  readonly who: string;
}

/** A request that waits. */
export interface Ticket extends Place {
  /** Sends the request. Never rejects. */
  start(): Promise<void>;
  /** It has waited for too long, or there are too many that go first. */
  refuse(): void;
}

interface Waiting {
  readonly ticket: Ticket;
  /** Counts what its owner had waiting before it. */
  readonly turn: number;
  readonly number: number;
  ticksLeft: number;
}

const RANKS = { list: 0, asked: 1, ahead: 2 } as const satisfies Readonly<Record<Urgency, number>>;

/** Who goes first: what is urgent, then the nearest week, then whoever has had fewer turns. */
const inOrder = (a: Waiting, b: Waiting) =>
  RANKS[a.ticket.urgency] - RANKS[b.ticket.urgency] ||
  a.ticket.weeksAway - b.ticket.weeksAway ||
  a.turn - b.turn ||
  a.number - b.number;

/** A share of the requests to the school's server: a token bucket, and a queue before it. */
export class Share {
  readonly #limits: Limits;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;
  readonly #queue = new Map<Ticket, Waiting>();
  #tokens: number;
  #onTheirWay = 0;
  #turn = 0;
  #number = 0;
  #isTicking = false;

  /** @param sleep waits for the given milliseconds. No clock is read, so none can be wrong. */
  constructor(limits: Limits, sleep: (milliseconds: number) => Promise<unknown>) {
    this.#limits = limits;
    this.#sleep = sleep;
    this.#tokens = limits.burst;
  }

  /** Starts the request as soon as it is its turn, or refuses it. */
  enter(ticket: Ticket): void {
    const { perSecond, patience, patienceAhead } = this.#limits;
    const seconds = ticket.urgency === "ahead" ? patienceAhead : patience;
    const own = [...this.#queue.values()].filter((each) => each.ticket.who === ticket.who).map(({ turn }) => turn + 1);
    const turn = Math.max(this.#turn, ...own);
    this.#queue.set(ticket, { ticket, turn, number: this.#number++, ticksLeft: seconds * perSecond });
    this.#startNext();
    if (this.#queue.size > patience * perSecond) this.#refuse(this.#sorted().at(-1));
    void this.#tick();
  }

  /** Takes back a request that has not started. */
  leave(ticket: Ticket): void {
    this.#queue.delete(ticket);
  }

  #sorted(): readonly Waiting[] {
    return [...this.#queue.values()].toSorted(inOrder);
  }

  #startNext(): void {
    while (this.#tokens > 0 && this.#onTheirWay < this.#limits.atOnce) {
      const [next] = this.#sorted();
      if (!next) return;
      this.#queue.delete(next.ticket);
      this.#turn = Math.max(this.#turn, next.turn);
      this.#tokens -= 1;
      this.#onTheirWay += 1;
      void this.#send(next.ticket);
    }
  }

  async #send(ticket: Ticket): Promise<void> {
    await ticket.start();
    this.#onTheirWay -= 1;
    this.#startNext();
  }

  /** While something waits, or the bucket is not full: fills it, and refuses what has waited for too long. */
  async #tick(): Promise<void> {
    const { perSecond, burst } = this.#limits;
    if (this.#isTicking) return;
    this.#isTicking = true;
    while (this.#tokens < burst || this.#queue.size > 0) {
      await this.#sleep(1000 / perSecond);
      this.#tokens = Math.min(burst, this.#tokens + 1);
      this.#startNext();
      for (const each of [...this.#queue.values()]) {
        each.ticksLeft -= 1;
        if (each.ticksLeft <= 0) this.#refuse(each);
      }
    }
    this.#isTicking = false;
  }

  #refuse(waiting: Waiting | undefined): void {
    if (!waiting) return;
    this.#queue.delete(waiting.ticket);
    waiting.ticket.refuse();
  }
}
