import type { JobParts } from "./parts.ts";
import { pausedDelivery } from "./paused.ts";

/** A school year and its holidays: what nobody needed for so long ends. */
const SILENT_DAYS = 400;
/** How long subscriptions rest before they end. */
const PAUSED_DAYS = 90;
/** How long it is kept that somebody asked where nobody is admitted. */
const WAITING_DAYS = 30;

/** Once a day, ends what is of no use any more: nothing about people is kept because nobody thought of it. */
export class Upkeep {
  readonly #parts: Pick<JobParts, "store" | "log">;

  constructor(parts: Pick<JobParts, "store" | "log">) {
    this.#parts = parts;
  }

  async tidy(now: Temporal.Instant): Promise<void> {
    const { store } = this.#parts;
    const before = (days: number) => now.subtract({ hours: 24 * days });
    await store.memory.forgetUnused(before(SILENT_DAYS), before(PAUSED_DAYS));
    await this.#pauseSilent(before(SILENT_DAYS), now);
    await store.communities.forgetWaiting(before(WAITING_DAYS));
  }

  /** Where nobody has asked anything for a school year, posts rest, and say so once. */
  async #pauseSilent(before: Temporal.Instant, now: Temporal.Instant): Promise<void> {
    const { store, log } = this.#parts;
    for (const subscription of await store.subscriptions.unused(before)) {
      if (!(await store.subscriptions.pause(subscription.id, "silent"))) continue;
      log.info(
        { subscription: subscription.id, platform: subscription.platform },
        "A subscription that nobody uses rests",
      );
      const word = pausedDelivery(subscription, "silent", now);
      if (word) await store.outbox.add(word);
    }
  }
}
