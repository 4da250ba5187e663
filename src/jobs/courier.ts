import type { Posted } from "../bot/platform.ts";
import type { Delivery } from "../store/index.ts";
import { Batch, type Ready } from "./batch.ts";
import { inTurns } from "./in-turns.ts";
import type { Lane } from "./lane.ts";
import type { JobParts } from "./parts.ts";
import { Pauses } from "./pauses.ts";

/** Rows taken from the outbox at once: few enough that what falls due meanwhile has its turn soon. */
const BATCH = 100;
/**
 * Posts under way at once. A process that dies leaves so many in doubt, and where keys are not taken these come twice. As long as an answer
 * takes less than a fifteenth of a second, two are enough for Telegram's pace.
 */
const UNDER_WAY = { withKeys: 10, withoutKeys: 2 };

/** What became of an attempt. `fault`: the store failed. */
type Outcome = "sent" | "not sent" | "fault";

const OUTCOMES = { posted: "sent", closed: "dropped", busy: "failed" } as const;

/** Delivers due posts to one platform, each once. */
export class Courier {
  readonly #parts: JobParts;
  readonly #lane: Lane;
  readonly #pauses: Pauses;
  #lastPost: Temporal.Instant | undefined;

  constructor(parts: JobParts, lane: Lane) {
    this.#parts = parts;
    this.#lane = lane;
    this.#pauses = new Pauses(parts);
  }

  /** When the platform last took a post. */
  get lastPost(): Temporal.Instant | undefined {
    return this.#lastPost;
  }

  /** Sends everything that is due. */
  async deliver(): Promise<void> {
    const { store, now } = this.#parts;
    while (this.#lane.isOpen) {
      const rows = await store.outbox.due(this.#lane.platform.name, BATCH, now(), this.#lane.heldChats());
      if (rows.length === 0 || !(await this.#deliver(rows))) return;
      await this.#lane.shortPause();
    }
  }

  /**
   * Sends posts at the lane's pace. False when the rest is to be left to the next turn: after a fault of the store it would only fail again,
   * and where nothing could be tried it would be no different.
   */
  async #deliver(rows: readonly Delivery[]): Promise<boolean> {
    const { platform } = this.#lane;
    const { store, log } = this.#parts;
    const ids = rows.map(({ subscription }) => subscription);
    const [subscriptions, courses] = await Promise.all([
      store.subscriptions.byId(ids),
      store.courses.ofSubscriptions(ids),
    ]);
    const batch = new Batch({ ...this.#parts, pauses: this.#pauses, subscriptions, courses });
    const atOnce = platform.takesKeys ? UNDER_WAY.withKeys : UNDER_WAY.withoutKeys;
    const counts: Record<Outcome, number> = { sent: 0, "not sent": 0, fault: 0 };
    const mayGo = ({ place }: Delivery) => counts.fault === 0 && this.#lane.takes(place);
    await inTurns(rows, atOnce, async (row) => {
      if (!mayGo(row)) return undefined;
      const ready = await batch.prepare(row);
      if (!ready) counts["not sent"] += 1;
      if (!ready) return undefined;
      return async () => {
        if (!mayGo(row)) return;
        await this.#lane.turn();
        if (mayGo(row)) counts[await this.#send(row, ready)] += 1;
      };
    });
    if (counts.sent > 0) log.info({ platform: platform.name, posts: counts.sent }, "Posts were sent");
    return counts.fault === 0 && counts.sent + counts["not sent"] > 0;
  }

  async #send(row: Delivery, ready: Ready): Promise<Outcome> {
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
    const { store, now, log, onOutcome } = this.#parts;
    onOutcome?.({ platform: row.platform, kind: row.kind, outcome: OUTCOMES[posted.kind] });
    if (posted.kind !== "busy") this.#lane.answered();
    if (posted.kind === "posted") {
      this.#lastPost = now();
      return store.outbox.sent(row, posted.message, provisional, this.#lastPost);
    }
    if (posted.kind === "closed") {
      await store.outbox.end(row, "dropped");
      return this.#pauses.pause(row, posted.why);
    }
    const { key, platform, tries } = row;
    const again = this.#lane.refused(posted, row);
    log.warn({ key, platform, tries: tries + 1, again: `${again}`, error: posted.error }, "A post did not get through");
    return store.outbox.retry(row, again, posted.mayHaveArrived);
  }
}
