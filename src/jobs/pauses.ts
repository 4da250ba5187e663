import type { Paused } from "../bot/memory/subscription.ts";
import type { Delivery } from "../store/index.ts";
import type { JobParts } from "./parts.ts";
import { pausedDelivery } from "./paused.ts";

/** How long a class must be missing before its subscriptions are paused. */
const BELIEVED_MISSING = { hours: 40 };

/** Pauses subscriptions that cannot be served. */
export class Pauses {
  readonly #parts: Pick<JobParts, "store" | "now" | "log">;

  constructor(parts: Pick<JobParts, "store" | "now" | "log">) {
    this.#parts = parts;
  }

  /** The class is not in the list. One broken list is not believed, one a day later is. */
  async missing(row: Delivery): Promise<void> {
    const { store, now, log } = this.#parts;
    const since = await store.subscriptions.missing(row.subscription, now());
    log.warn({ subscription: row.subscription, since: `${since}` }, "A subscription’s class is not to be found");
    if (Temporal.Instant.compare(since.add(BELIEVED_MISSING), now()) <= 0) await this.pause(row, "klasse");
  }

  /** Pauses a post's subscription and tells its owner once, where that is possible. */
  async pause({ subscription: id, kind, platform }: Delivery, why: Paused): Promise<void> {
    const { store, now, log } = this.#parts;
    const subscription = kind === "paused" ? undefined : await store.subscriptions.get(id);
    if (!subscription || !(await store.subscriptions.pause(id, why))) return;
    log.warn({ platform, subscription: id, why }, "A subscription is paused");
    const word = pausedDelivery(subscription, why, now());
    if (word) await store.outbox.add(word);
  }
}
