/** Commands begun in one turn of the event loop, so that others and what Discord says come in between, and their milliseconds. */
const AT_ONCE = 10;
const SLICE = 10;
/** First answers on their way at once, and announcements. Beyond these nothing is begun: Discord waits 3 seconds for them, and no longer. */
const MOST_ANSWERS = 100;
const MOST_ANNOUNCEMENTS = 10;
/** Milliseconds. Whoever must wait longer is told at once that an answer will come. */
const LONG_WAIT = 1500;
/** So many commands tell what one takes. */
const KNOWN_BY = 10;

interface Waiting {
  readonly since: number;
  begin(): void;
  /** Tells that it will take long; does nothing the second time. */
  tellLate(): void;
}

/** A command and when it is known to be late. */
export interface Turn<Result> {
  readonly result: Promise<Result>;
  /** Resolves as soon as it is foreseen that the command has to wait for too long. */
  readonly late: Promise<void>;
}

/**
 * The commands of a burst, which wait for their turn: what Discord waits for goes before the work of others. As long as there are few,
 * nothing waits.
 */
export class Backlog {
  readonly #clock: () => number;
  readonly #waiting: Waiting[] = [];
  /** When a command last began without having waited, and how many have begun since. */
  #busy = { since: 0, begun: 0 };
  #begunInTurn = 0;
  readonly #onTheirWay = { answers: 0, announcements: 0 };

  /** @param clock milliseconds that never go back, such as `performance.now` */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Runs a command when it is its turn. */
  run<Result>(command: () => Promise<Result>): Turn<Result> {
    const late = Promise.withResolvers<void>();
    if (this.#waiting.length === 0 && this.#mayBegin) {
      this.#busy = { since: this.#clock(), begun: 0 };
      this.#begin();
      return { result: command(), late: late.promise };
    }
    const turn = Promise.withResolvers<void>();
    this.#waiting.push({ since: this.#clock(), begin: turn.resolve, tellLate: late.resolve });
    if (this.#takes !== undefined) this.#foresee(this.#waiting.length - 1, this.#takes);
    return { result: turn.promise.then(command), late: late.promise };
  }

  /** Waits for a first answer, or the announcement of one, to arrive. */
  async first(kind: "answers" | "announcements", answering: Promise<unknown>): Promise<void> {
    this.#onTheirWay[kind] += 1;
    try {
      await answering;
    } finally {
      this.#onTheirWay[kind] -= 1;
      this.#next();
    }
  }

  get #mayBegin(): boolean {
    const { answers, announcements } = this.#onTheirWay;
    if (answers >= MOST_ANSWERS || announcements >= MOST_ANNOUNCEMENTS) return false;
    return this.#begunInTurn < Math.max(1, Math.min(AT_ONCE, SLICE / (this.#takes ?? 1)));
  }

  /** The milliseconds that a command takes of the time of all, once that is known. */
  get #takes(): number | undefined {
    const { since, begun } = this.#busy;
    return begun < KNOWN_BY ? undefined : (this.#clock() - since) / begun;
  }

  #begin(): void {
    this.#busy.begun += 1;
    this.#begunInTurn += 1;
    if (this.#begunInTurn > 1) return;
    setImmediate(() => {
      this.#begunInTurn = 0;
      if (this.#takes !== undefined) this.#foresee(0, this.#takes);
      this.#next();
    });
  }

  #next(): void {
    while (this.#mayBegin) {
      const next = this.#waiting.shift();
      if (!next) break;
      this.#begin();
      next.begin();
    }
  }

  /** Tells those from here on in the queue who will have to wait for too long. */
  #foresee(from: number, takes: number): void {
    const now = this.#clock();
    for (const [index, { since, tellLate }] of this.#waiting.slice(from).entries())
      if (now - since + (from + index) * takes >= LONG_WAIT) tellLate();
  }
}
