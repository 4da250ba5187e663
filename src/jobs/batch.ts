import type { Subscription } from "../bot/memory/subscription.ts";
import type { Platform } from "../bot/platform.ts";
import type { Reply } from "../bot/reply.ts";
import { replySchema } from "../bot/reply-schema.ts";
import type { Delivery } from "../store/index.ts";
import { type Composed, Composer } from "./compose.ts";
import { Once } from "./once.ts";
import type { JobParts } from "./parts.ts";
import type { Pauses } from "./pauses.ts";

/** While WebUntis does not answer, it is asked again after this. */
const WAIT_SECONDS = 60;
/** What cannot be made for a reason nobody thought of is tried again after this. */
const FAULT_SECONDS = 300;

/** How often a post is sent when nobody knows whether it has arrived, where the same key makes a second post. */
const MOST_UNSURE = 2;

/** A post as it is to be sent. */
export interface Ready extends Extract<Composed, { kind: "post" }> {
  /** The reply as it is stored. */
  readonly json: string;
}

interface BatchParts extends JobParts {
  readonly platform: Platform;
  readonly pauses: Pauses;
  /** Of the batch's rows, by their numbers. */
  readonly subscriptions: ReadonlyMap<number, Subscription>;
}

/** Makes posts of rows that are due at the same time: what is equal for many of them is made once. */
export class Batch {
  readonly #parts: BatchParts;
  readonly #composer: Composer;
  readonly #replies = new Once<string, Reply>();
  readonly #json = new Once<Reply, string>();

  constructor(parts: BatchParts) {
    this.#parts = parts;
    this.#composer = new Composer(parts);
  }

  /** What is to be sent for a row; undefined when that is nothing, or not now. */
  async prepare(row: Delivery): Promise<Ready | undefined> {
    const { store, now, log, platform, pauses } = this.#parts;
    try {
      if (!platform.takesKeys && row.unsure >= MOST_UNSURE) {
        log.warn(
          { key: row.key, platform: row.platform },
          "A post may have arrived twice already and is not sent again",
        );
        await store.outbox.end(row, "dropped");
        return undefined;
      }
      const composed = await this.#compose(row);
      if (composed.kind === "post")
        return { ...composed, json: this.#json.of(composed.reply, () => JSON.stringify(composed.reply)) };
      if (composed.kind === "wait") await store.outbox.retry(row, now().add({ seconds: WAIT_SECONDS }));
      else await store.outbox.end(row, "skipped");
      if (composed.kind === "missing") await pauses.missing(row);
    } catch (error) {
      log.error({ err: error, key: row.key }, "A post could not be made");
      await store.outbox.retry(row, now().add({ seconds: FAULT_SECONDS }));
    }
    return undefined;
  }

  async #compose(row: Delivery): Promise<Composed> {
    // What may have arrived already is sent again as it was; if it is no longer true, it is edited afterwards.
    if (row.reply !== null) return this.#again(row, row.reply);
    const subscription = this.#parts.subscriptions.get(row.subscription);
    if (!subscription || row.date === null) return { kind: "skip" };
    return this.#composer.compose({ subscription, date: row.date, due: row.due });
  }

  #again({ kind, mention, stale }: Delivery, json: string): Composed {
    const reply = this.#replies.of(json, () => replySchema.parse(JSON.parse(json)));
    return { kind: "post", reply, mention, quiet: reply.tone === "free", provisional: kind === "day", stale };
  }
}
