import type { Posted } from "../bot/platform.ts";
import type { Delivery } from "../store/index.ts";
import { Batch, type Ready } from "./batch.ts";
import type { Lane } from "./lane.ts";
import type { JobParts } from "./parts.ts";
import { Pauses } from "./pauses.ts";
import { Slots } from "./slots.ts";

/** Rows taken from the outbox at once. */
const BATCH = 500;
/** Posts in flight at once, so that a slow answer does not hold up others. */
const MOST_IN_FLIGHT = 100;

/** What became of an attempt. `fault`: the store failed. */
type Outcome = "sent" | "not sent" | "fault";

interface Prepared {
  readonly row: Delivery;
  readonly ready: Ready;
}

/** Delivers due posts to one platform, each once. */
export class Courier {
  readonly #parts: JobParts;
  readonly #lane: Lane;
  readonly #pauses: Pauses;

  constructor(parts: JobParts, lane: Lane) {
    this.#parts = parts;
    this.#lane = lane;
    this.#pauses = new Pauses(parts);
  }

  /** Sends everything that is due. */
  async deliver(): Promise<void> {
    const { store, now } = this.#parts;
    while (this.#lane.isOpen) {
      const rows = await store.outbox.due(this.#lane.platform.name, BATCH, now());
      if (rows.length === 0) return;
      if ((await this.#deliver(rows)) === "fault") return;
      await this.#lane.shortPause();
    }
  }

  /** After a fault of the store the rest is left to the next turn: it would only fail again. */
  async #deliver(rows: readonly Delivery[]): Promise<"done" | "fault"> {
    const outcomes = await Promise.all(await this.#sendAll(await this.#prepare(rows)));
    const sent = outcomes.filter((outcome) => outcome === "sent").length;
    if (sent > 0) this.#parts.log.info({ platform: this.#lane.platform.name, posts: sent }, "Posts were sent");
    return outcomes.includes("fault") ? "fault" : "done";
  }

  async #prepare(rows: readonly Delivery[]): Promise<readonly Prepared[]> {
    const subscriptions = await this.#parts.store.subscriptions.byId(rows.map(({ subscription }) => subscription));
    const { platform } = this.#lane;
    const batch = new Batch({ ...this.#parts, platform, pauses: this.#pauses, subscriptions });
    const made = rows.map(async (row) => ({ row, ready: await batch.prepare(row) }));
    return (await Promise.all(made)).filter((each): each is Prepared => each.ready !== undefined);
  }

  /** Sends the posts at the lane's pace until it closes. The last ones may still be in flight then. */
  async #sendAll(prepared: readonly Prepared[]): Promise<readonly Promise<Outcome>[]> {
    const slots = new Slots(MOST_IN_FLIGHT);
    const sending: Promise<Outcome>[] = [];
    for (const each of prepared) {
      await slots.take();
      await this.#lane.turn();
      if (!this.#lane.isOpen) break;
      sending.push(this.#send(each).finally(() => slots.give()));
    }
    return sending;
  }

  async #send({ row, ready }: Prepared): Promise<Outcome> {
    const { store, now, log } = this.#parts;
    const { reply, json, mention, quiet, stale, provisional } = ready;
    try {
      if (!(await store.outbox.claim(row, { reply: json, mention, stale }, now()))) return "not sent";
      const { key, place, triedAt } = row;
      const posted = await this.#lane.platform.post({ key, place, reply, mention, quiet, triedAt });
      await this.#settle(row, posted, provisional);
      return posted.kind === "posted" ? "sent" : "not sent";
    } catch (error) {
      // The store failed. The row stays claimed and is taken up again when the claim expires.
      log.error({ err: error, key: row.key }, "What became of a post could not be stored");
      return "fault";
    }
  }

  async #settle(row: Delivery, posted: Posted, provisional: boolean): Promise<void> {
    const { store, now, log } = this.#parts;
    if (posted.kind === "posted") return store.outbox.sent(row, posted.message, provisional, now());
    if (posted.kind === "closed") {
      await store.outbox.end(row, "dropped");
      return this.#pauses.pause(row, posted.why);
    }
    const { key, platform, tries, place } = row;
    const again = this.#lane.again(posted, tries, place);
    log.warn({ key, platform, tries: tries + 1, again: `${again}`, error: posted.error }, "A post did not get through");
    return store.outbox.retry(row, again, posted.mayHaveArrived);
  }
}
