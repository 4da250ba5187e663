import { BusyError } from "./busy-error.ts";
import type { Place, Share, Ticket } from "./share.ts";

/** Somebody who waits for the answer to a question. */
interface Want {
  readonly share: Share;
  readonly place: Place;
  /** Rejects with a `BusyError` when their share refuses. */
  readonly refused: Promise<never>;
  isRefused: boolean;
  refuse(): void;
}

/** A request of the question that waits for its turn. */
interface Request {
  readonly tickets: Map<Want, Ticket>;
  start(): Promise<void>;
  refuse(): void;
}

/**
 * A question to the school, and all who want the answer. Its request stands in the queue of each of their shares and is sent when it is
 * its turn in one of them: whoever joins in may hasten it, and nobody waits longer because somebody else asked first.
 */
export class Question {
  readonly #wants = new Set<Want>();
  readonly #requests = new Set<Request>();

  /** Whether nobody waits for the answer any more. */
  get isIdle(): boolean {
    return this.#wants.size === 0;
  }

  /** Somebody wants the answer, too. */
  want(share: Share, place: Place): Want {
    const { promise, reject } = Promise.withResolvers<never>();
    // Whoever has the answer does not look any more.
    promise.catch(() => {});
    const want = {
      share,
      place,
      refused: promise,
      isRefused: false,
      refuse: () => {
        want.isRefused = true;
        this.drop(want);
        reject(new BusyError());
      },
    };
    this.#wants.add(want);
    for (const request of this.#requests) this.#enter(want, request);
    return want;
  }

  /** They have the answer, or do without. A request that nobody wants any more is not sent. */
  drop(want: Want): void {
    this.#wants.delete(want);
    for (const request of this.#requests) {
      const ticket = request.tickets.get(want);
      if (ticket) want.share.leave(ticket);
      if (this.isIdle) request.refuse();
    }
  }

  /** Sends one of its requests when it is its turn. @throws {BusyError} when nobody wants it any more. */
  send<T>(send: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const request: Request = {
      tickets: new Map(),
      start: async () => {
        this.#end(request);
        try {
          resolve(await send());
        } catch (error) {
          reject(error);
        }
      },
      refuse: () => {
        this.#end(request);
        reject(new BusyError());
      },
    };
    this.#requests.add(request);
    if (this.isIdle) request.refuse();
    for (const want of this.#wants) this.#enter(want, request);
    return promise;
  }

  #enter(want: Want, request: Request): void {
    if (!this.#requests.has(request) || !this.#wants.has(want)) return;
    const ticket = { ...want.place, start: request.start, refuse: want.refuse };
    request.tickets.set(want, ticket);
    want.share.enter(ticket);
  }

  #end(request: Request): void {
    this.#requests.delete(request);
    for (const [{ share }, ticket] of request.tickets) share.leave(ticket);
  }
}
