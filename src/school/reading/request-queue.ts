import { AsyncLocalStorage } from "node:async_hooks";
import type { Gate } from "../../webuntis/index.ts";
import { BusyError } from "./busy-error.ts";
import { Question } from "./question.ts";
import { type Limits, type Place, Share } from "./share.ts";

/** What the bot reads by itself: which doors are open when it starts, plans to be posted now or soon, and all that may have changed. */
export type Job = "start" | "posts" | "read-ahead" | "watcher";

/** Who asks: a person, by an id of their own, or a job. */
export type Caller = { readonly person: string } | { readonly job: Job };

/** What people ask for: a class's plan is one request, and whoever looks at /frei needs three. */
const ASKERS: Limits = { perSecond: 2, burst: 4, atOnce: 4, patience: 8, patienceAhead: 2 };
/** Enough for sixty classes in half a minute. What is due is waited for. */
const POSTS: Limits = { perSecond: 2, burst: 16, atOnce: 2, patience: Infinity, patienceAhead: Infinity };
/** Every door is tried once when the bot starts, which takes some 25 requests. It must not use up what is to be posted just then. */
const START: Limits = { ...POSTS, burst: 32 };
/** Nobody waits for it: it may take its time, once it has begun. */
const WATCHER: Limits = { perSecond: 1, burst: 8, atOnce: 1, patience: Infinity, patienceAhead: Infinity };

/** Whom a request is for, and what it is part of. */
interface Context {
  readonly caller: Caller;
  readonly isAhead: boolean;
  readonly question?: Question;
  /** Only what is stored will do. */
  readonly isUnasked?: boolean;
}

/** Whoever does not say: like a person without a name. */
const SOMEBODY: Context = { caller: { person: "" }, isAhead: false };

const placeOf = (about: number | "list", { caller, isAhead }: Context): Place => ({
  urgency: about === "list" ? "list" : isAhead ? "ahead" : "asked",
  weeksAway: about === "list" ? 0 : about,
  who: "person" in caller ? caller.person : caller.job,
});

/**
 * Spares the school's server: what people ask, what is posted and what is watched each has a share of its own, so that none of them can
 * use up another's. `gate` is to be given to the `Session`; answers that are stored never come to it, so they never wait.
 *
 * Who asks is known at the top, and the request is made at the bottom, so it is kept as Node keeps it: beside the call.
 */
export class RequestQueue {
  readonly #context = new AsyncLocalStorage<Context>();
  readonly #questions = new Map<string | symbol, Question>();
  readonly #askers: Share;
  readonly #start: Share;
  readonly #posts: Share;
  readonly #watcher: Share;

  /** @param sleep waits for the given milliseconds. */
  constructor(sleep: (milliseconds: number) => Promise<unknown>) {
    this.#askers = new Share(ASKERS, sleep);
    this.#start = new Share(START, sleep);
    this.#posts = new Share(POSTS, sleep);
    this.#watcher = new Share(WATCHER, sleep);
  }

  /** Sends a request when it is its turn. */
  readonly gate: Gate = async (send) => {
    const { question, isUnasked } = this.#here();
    if (isUnasked) throw new BusyError();
    return question ? question.send(send) : this.ask(Symbol("beside"), "list", () => this.gate(send));
  };

  /** What is asked within `work` is for this caller. */
  by<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    const isAhead = "job" in caller && caller.job === "read-ahead";
    return this.#context.run({ caller, isAhead }, work);
  }

  /** What is asked within `work` is the first to be left out. */
  ahead<T>(work: () => Promise<T>): Promise<T> {
    return this.#context.run({ ...this.#here(), isAhead: true }, work);
  }

  /** Within `work` there are stored answers only. Anything else rejects with a `BusyError`. */
  unasked<T>(work: () => Promise<T>): Promise<T> {
    return this.#context.run({ ...this.#here(), isUnasked: true }, work);
  }

  /**
   * Answers a question that may need requests.
   * @param what tells questions apart: all who ask the same at the same time wait for one answer.
   * @param about how many weeks the plan asked for is away, or that it is a list.
   * @throws {BusyError} when too many others go first.
   */
  async ask<T>(what: string | symbol, about: number | "list", work: () => Promise<T>): Promise<T> {
    const here = this.#here();
    const question = this.#questions.get(what) ?? new Question();
    this.#questions.set(what, question);
    const want = question.want(this.#shareOf(here.caller), placeOf(about, here));
    try {
      for (;;) {
        try {
          return await Promise.race([this.#context.run({ ...here, question }, work), want.refused]);
        } catch (error) {
          // Whoever is refused takes along what others have joined, such as a list that every plan needs: those ask again.
          const isOthers = error instanceof BusyError && !want.isRefused && !here.isUnasked;
          if (!isOthers) throw error;
        }
      }
    } finally {
      question.drop(want);
      if (question.isIdle && this.#questions.get(what) === question) this.#questions.delete(what);
    }
  }

  #here(): Context {
    return this.#context.getStore() ?? SOMEBODY;
  }

  #shareOf(caller: Caller): Share {
    if ("person" in caller) return this.#askers;
    if (caller.job === "start") return this.#start;
    return caller.job === "watcher" ? this.#watcher : this.#posts;
  }
}
