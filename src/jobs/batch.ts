import { withDemoMark } from "../bot/demo-mark.ts";
import type { OwnCourses } from "../bot/memory/own-courses.ts";
import type { Subscription } from "../bot/memory/subscription.ts";
import type { Reply } from "../bot/reply.ts";
import { replySchema } from "../bot/reply.ts";
import { readChoice } from "../replies/own-courses.ts";
import type { Delivery } from "../store/index.ts";
import { type Composed, Composer } from "./compose.ts";
import { missedReply } from "./missed.ts";
import { Once } from "./once.ts";
import type { JobParts } from "./parts.ts";
import type { Pauses } from "./pauses.ts";

/** How long to wait before asking a silent WebUntis again. */
const WAIT_SECONDS = 60;
/** How long to wait after a fault that nobody foresaw. */
const FAULT_SECONDS = 300;

/** A post as it is to be sent. */
export interface Ready extends Extract<Composed, { kind: "post" }> {
  /** The reply, to be stored. */
  readonly json: string;
}

interface BatchParts extends JobParts {
  readonly pauses: Pauses;
  /** The subscriptions of all rows, by id. */
  readonly subscriptions: ReadonlyMap<number, Subscription>;
  /** The courses that people with private ones take, likewise. */
  readonly courses: ReadonlyMap<number, OwnCourses>;
}

/** Turns rows that are due at the same time into posts. What many of them share is made once. */
export class Batch {
  readonly #parts: BatchParts;
  readonly #composer: Composer;
  readonly #replies = new Once<string, Reply>();
  readonly #marked = new Once<Reply, Reply>();
  readonly #json = new Once<Reply, string>();

  constructor(parts: BatchParts) {
    this.#parts = parts;
    this.#composer = new Composer(parts);
  }

  /** The post for a row; undefined when there is nothing to send, or not now. */
  async prepare(row: Delivery): Promise<Ready | undefined> {
    const { store, now, log, pauses } = this.#parts;
    try {
      const composed = await this.#compose(row);
      if (composed.kind === "post") {
        const reply = this.#marked.of(composed.reply, () => this.#mark(row, composed.reply));
        return { ...composed, reply, json: this.#json.of(reply, () => JSON.stringify(reply)) };
      }
      if (composed.kind === "wait") await store.outbox.retry(row, now().add({ seconds: WAIT_SECONDS }));
      else await store.outbox.end(row, "skipped");
      if (composed.kind === "missing") await pauses.missing(row);
    } catch (error) {
      log.error({ err: error, key: row.key }, "A post could not be made");
      await store.outbox.retry(row, now().add({ seconds: FAULT_SECONDS }));
    }
    return undefined;
  }

  /** The same words are in the same language, and of the same school. */
  #mark(row: Delivery, reply: Reply): Reply {
    const { subscriptions, schoolOf } = this.#parts;
    return withDemoMark(reply, schoolOf(row), { language: subscriptions.get(row.subscription)?.language ?? "de" });
  }

  async #compose(row: Delivery): Promise<Composed> {
    // A post that may have arrived is sent again unchanged, and edited afterwards if it is no longer true.
    if (row.reply !== null) return this.#again(row, row.reply);
    const { date, due } = row;
    const { subscriptions, courses } = this.#parts;
    const subscription = subscriptions.get(row.subscription);
    if (!subscription || date === null) return { kind: "skip" };
    const own = readChoice(courses.get(row.subscription));
    const composed = await this.#composer.compose({ subscription, own, date, due });
    return row.kind === "missed" ? this.#missed(composed, subscription, date) : composed;
  }

  /** What was dropped is told where it would have been posted. Nobody misses a greeting for the holidays. */
  #missed(composed: Composed, subscription: Subscription, date: Temporal.PlainDate): Composed {
    if (composed.kind !== "post") return composed;
    if (composed.quiet || subscription.paused !== null) return { kind: "skip" };
    const reply = missedReply(subscription, date);
    return { kind: "post", reply, mention: null, quiet: false, provisional: false, stale: false };
  }

  #again({ kind, mention, stale }: Delivery, json: string): Composed {
    const reply = this.#replies.of(json, () => replySchema.parse(JSON.parse(json)));
    return { kind: "post", reply, mention, quiet: reply.tone === "free", provisional: kind === "day", stale };
  }
}
