import type { Paused } from "../bot/memory/subscription.ts";
import type { Posted } from "../bot/platform.ts";
import { replySchema } from "../bot/reply-schema.ts";
import type { Delivery } from "../store/index.ts";
import type { Composed, Composer } from "./compose.ts";
import type { Lane } from "./lane.ts";
import type { JobParts } from "./parts.ts";
import { pausedDelivery } from "./paused.ts";

/** Rows of the outbox to take at once. */
const BATCH = 500;
/** Posts on their way at once: a slow answer holds up no other. */
const MOST_IN_FLIGHT = 100;
/** While WebUntis does not answer, it is asked again after this. */
const WAIT_SECONDS = 60;
/** What cannot be made for a reason nobody thought of is tried again after this. */
const FAULT_SECONDS = 300;

/** What became of a try, as far as that is known. */
type Outcome = "sent" | "not sent" | "fault";

/** So long a class has to be missing. */
const BELIEVED_MISSING = { hours: 40 };

/** Where a post with the same key is a second post, it is sent so often when nobody knows whether it has arrived. */
const MOST_UNSURE = 2;

type Ready = Extract<Composed, { kind: "post" }>;

/** Brings what is due to one platform, each post once. */
export class Courier {
  readonly #parts: Pick<JobParts, "store" | "now" | "log">;
  readonly #composer: Composer;
  readonly #lane: Lane;

  constructor(parts: Pick<JobParts, "store" | "now" | "log">, composer: Composer, lane: Lane) {
    this.#parts = parts;
    this.#composer = composer;
    this.#lane = lane;
  }

  /** Sends everything that is due, and settles when that is done. */
  async deliver(): Promise<void> {
    while (this.#lane.isOpen) {
      const rows = await this.#parts.store.outbox.due(this.#lane.platform.name, BATCH, this.#parts.now());
      if (rows.length === 0) return;
      if ((await this.#deliver(rows)) === "fault") return;
      await this.#lane.shortPause();
    }
  }

  /** A fault of the store would be met again at once: it is left to the next turn. */
  async #deliver(rows: readonly Delivery[]): Promise<"done" | "fault"> {
    const prepared = await Promise.all(rows.map(async (row) => [row, await this.#prepare(row)] as const));
    const inFlight = new Set<Promise<void>>();
    const outcomes: Outcome[] = [];
    for (const [row, ready] of prepared) {
      if (!ready) continue;
      await this.#lane.turn();
      if (!this.#lane.isOpen) break;
      const sending = this.#send(row, ready)
        .then((outcome) => {
          outcomes.push(outcome);
        })
        .finally(() => inFlight.delete(sending));
      inFlight.add(sending);
      if (inFlight.size >= MOST_IN_FLIGHT) await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
    const sent = outcomes.filter((outcome) => outcome === "sent").length;
    if (sent > 0) this.#parts.log.info({ platform: this.#lane.platform.name, posts: sent }, "Posts were sent");
    return outcomes.includes("fault") ? "fault" : "done";
  }

  /** What is to be sent for a row; undefined when that is nothing, or not now. */
  async #prepare(row: Delivery): Promise<Ready | undefined> {
    const { store, now, log } = this.#parts;
    try {
      if (!this.#lane.platform.takesKeys && row.unsure >= MOST_UNSURE) {
        log.warn(
          { key: row.key, platform: row.platform },
          "A post may have arrived twice already and is not sent again",
        );
        await store.outbox.end(row, "dropped");
        return undefined;
      }
      const composed = await this.#compose(row);
      if (composed.kind === "post") return composed;
      if (composed.kind === "wait") await store.outbox.retry(row, now().add({ seconds: WAIT_SECONDS }));
      else await store.outbox.end(row, "skipped");
      if (composed.kind === "missing") await this.#missing(row);
    } catch (error) {
      log.error({ err: error, key: row.key }, "A post could not be made");
      await store.outbox.retry(row, now().add({ seconds: FAULT_SECONDS }));
    }
    return undefined;
  }

  async #compose(row: Delivery): Promise<Composed> {
    // What may have arrived already is sent again as it was; if it is no longer true, it is edited afterwards.
    if (row.reply !== null) {
      const reply = replySchema.parse(JSON.parse(row.reply));
      const { kind, mention, stale } = row;
      return { kind: "post", reply, mention, quiet: reply.tone === "free", provisional: kind === "day", stale };
    }
    const subscription = await this.#parts.store.subscriptions.get(row.subscription);
    if (!subscription || row.date === null) return { kind: "skip" };
    return this.#composer.compose({ subscription, date: row.date, due: row.due });
  }

  async #send(row: Delivery, ready: Ready): Promise<Outcome> {
    const { store, now, log } = this.#parts;
    const { reply, mention, quiet, stale } = ready;
    try {
      if (!(await store.outbox.claim(row, { reply: JSON.stringify(reply), mention, stale }, now()))) return "not sent";
      const { key, place, triedAt } = row;
      const posted = await this.#lane.platform.post({ key, place, reply, mention, quiet, triedAt });
      await this.#settle(row, ready, posted);
      return posted.kind === "posted" ? "sent" : "not sent";
    } catch (error) {
      // The database is at fault. The row stays claimed, and is taken up again when the claim ends.
      log.error({ err: error, key: row.key }, "What became of a post could not be stored");
      return "fault";
    }
  }

  async #settle(row: Delivery, { provisional }: Ready, posted: Posted): Promise<void> {
    const { store, now, log } = this.#parts;
    if (posted.kind === "posted") return store.outbox.sent(row, posted.message, provisional, now());
    if (posted.kind === "closed") {
      await store.outbox.end(row, "dropped");
      return this.#rest(row, posted.why);
    }
    const { key, platform, tries, place } = row;
    const again = this.#lane.again(posted, tries, place);
    log.warn({ key, platform, tries: tries + 1, again: `${again}`, error: posted.error }, "A post did not get through");
    return store.outbox.retry(row, again, posted.mayHaveArrived);
  }

  /** A class that is not in the list: a look at a broken list is not believed, one a day later is. */
  async #missing(row: Delivery): Promise<void> {
    const { store, now, log } = this.#parts;
    const since = await store.subscriptions.missing(row.subscription, now());
    log.warn({ subscription: row.subscription, since: `${since}` }, "A subscription’s class is not to be found");
    if (Temporal.Instant.compare(since.add(BELIEVED_MISSING), now()) <= 0) await this.#rest(row, "klasse");
  }

  /** A subscription rests from now on; who made it is told once, where that is possible. */
  async #rest({ subscription: id, kind, platform }: Delivery, why: Paused): Promise<void> {
    const { store, now, log } = this.#parts;
    const subscription = kind === "paused" ? undefined : await store.subscriptions.get(id);
    if (!subscription || !(await store.subscriptions.pause(id, why))) return;
    log.warn({ platform, subscription: id, why }, "A subscription rests: nothing can be posted there");
    const word = pausedDelivery(subscription, why, now());
    if (word) await store.outbox.add(word);
  }
}
