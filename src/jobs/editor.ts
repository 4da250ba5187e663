import { isDeepStrictEqual } from "node:util";
import { withDemoMark } from "../bot/demo-mark.ts";
import type { Subscription } from "../bot/memory/subscription.ts";
import { type Reply, replySchema } from "../bot/reply.ts";
import { wordingFor } from "../bot/texts/index.ts";
import { type OwnChoice, readChoice } from "../replies/own-courses.ts";
import type { DayPlan } from "../school/index.ts";
import type { Delivery } from "../store/index.ts";
import { Composer } from "./compose.ts";
import { earlyReply } from "./early.ts";
import { inTurns } from "./in-turns.ts";
import type { Lane } from "./lane.ts";
import type { JobParts } from "./parts.ts";
import { postTexts } from "./texts.ts";

/** Posts taken from the outbox at once. */
const BATCH = 50;
/** Posts checked at once: fewer than are posted, which comes first. */
const AT_ONCE = 3;
/** How long to wait for a silent WebUntis or platform before checking a post again. */
const LOOK_AGAIN_SECONDS = 60;

/** Whether two replies say the same, apart from when they were made. */
const sayTheSame = (one: Reply, other: Reply) =>
  one.title === other.title && isDeepStrictEqual(one.blocks, other.blocks);

/** Edits one platform's posts whose plan has changed, until the school day ends. */
export class Editor {
  readonly #parts: JobParts;
  readonly #lane: Lane;

  constructor(parts: JobParts, lane: Lane) {
    this.#parts = parts;
    this.#lane = lane;
  }

  /** Brings every outdated post up to date. */
  async refresh(): Promise<void> {
    const { store, now, log } = this.#parts;
    while (this.#lane.isOpen) {
      const rows = await store.outbox.outdated(this.#lane.platform.name, BATCH, now(), this.#lane.heldChats());
      if (rows.length === 0) return;
      const ids = rows.map(({ subscription }) => subscription);
      const subscriptions = await store.subscriptions.byId(ids);
      const courses = await store.courses.ofSubscriptions(ids);
      const composer = new Composer(this.#parts);
      let looked = 0;
      await inTurns(rows, AT_ONCE, async (row) => async () => {
        if (!this.#lane.takes(row.place)) return;
        looked += 1;
        try {
          const own = readChoice(courses.get(row.subscription));
          await this.#refresh(row, { subscription: subscriptions.get(row.subscription), own }, composer);
        } catch (error) {
          log.error({ err: error, key: row.key }, "A post could not be brought up to date");
          await this.#lookAgain(row);
        }
      });
      if (looked === 0) return;
    }
  }

  async #refresh(
    row: Delivery,
    { subscription, own }: { readonly subscription: Subscription | undefined; readonly own: OwnChoice | undefined },
    composer: Composer,
  ): Promise<void> {
    const { store } = this.#parts;
    const { kind, date, message, reply: posted } = row;
    if (!subscription || date === null || message === null || posted === null || this.#isPast(date))
      return store.outbox.upToDate(row);
    const marked = (reply: Reply) => withDemoMark(reply, this.#parts.schoolOf(row), subscription);
    if (kind === "early") return this.#edit(row, message, marked(earlyReply(subscription, date)));
    const renewed = await composer.renew({ subscription, own, date });
    if (!renewed) return this.#lookAgain(row);
    const before = replySchema.parse(JSON.parse(posted));
    if (this.#isOver(renewed.plan)) return store.outbox.upToDate(row);
    if (!sayTheSame(before, renewed.reply)) {
      const at = this.#parts.now().toZonedDateTimeISO(this.#parts.timeZone);
      const text = wordingFor(subscription.language, subscription.language);
      return this.#edit(row, message, marked({ ...renewed.reply, footer: postTexts(text).updated(at) }));
    }
    return row.stale ? this.#edit(row, message, marked(renewed.reply)) : store.outbox.upToDate(row);
  }

  async #edit(row: Delivery, message: string, reply: Reply): Promise<void> {
    const { store, log } = this.#parts;
    await this.#lane.turn();
    if (!this.#lane.takes(row.place)) return this.#lookAgain(row);
    const edited = await this.#lane.platform.edit(row.place, message, reply);
    if (edited.kind !== "busy") this.#lane.answered();
    if (edited.kind === "edited") return store.outbox.upToDate(row, JSON.stringify(reply));
    if (edited.kind !== "busy") return store.outbox.upToDate(row);
    log.warn({ key: row.key, platform: row.platform, error: edited.error }, "A post could not be edited for now");
    // An edit that comes twice does no harm.
    return store.outbox.lookAgain(row, this.#lane.refused({ ...edited, mayHaveArrived: false }, row));
  }

  #lookAgain(row: Delivery): Promise<void> {
    return this.#parts.store.outbox.lookAgain(row, this.#parts.now().add({ seconds: LOOK_AGAIN_SECONDS }));
  }

  #isPast(date: Temporal.PlainDate): boolean {
    const today = this.#parts.now().toZonedDateTimeISO(this.#parts.timeZone).toPlainDate();
    return Temporal.PlainDate.compare(date, today) < 0;
  }

  /** After the last lesson, cancelled or not, nobody needs the plan any more. */
  #isOver({ date, slots }: DayPlan): boolean {
    const now = this.#parts.now().toZonedDateTimeISO(this.#parts.timeZone).toPlainDateTime();
    return (
      slots.length > 0 && slots.every(({ end }) => Temporal.PlainDateTime.compare(date.toPlainDateTime(end), now) < 0)
    );
  }
}
