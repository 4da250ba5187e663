import { postedAt } from "../bot/memory/subscription.ts";
import { type Delivery, MADE_UP_MS, type Occurrence } from "../store/index.ts";
import { missedDelivery } from "./missed.ts";
import type { JobParts } from "./parts.ts";
import { Upkeep } from "./upkeep.ts";

/** How long rows are kept; their texts are cleared sooner. */
const KEPT_HOURS = 30 * 24;
const TEXT_KEPT_HOURS = 72;

/** Snapshots are kept for some days, in case it is the clock that is wrong. */
const PLANS_KEPT_DAYS = 2;

/** Clocks differ by seconds, and are corrected by as much. */
const AHEAD = { minutes: 1 };
/** Nothing is deleted until the clock has run on for so long without a jump. */
const STEADY = { hours: 1 };

const { compare } = Temporal.Instant;

/** If the bot was off for no longer than this, it tells which posts were dropped meanwhile. */
const TOLD_HOURS = 24;

type PlannerParts = Pick<JobParts, "store" | "timeZone" | "now" | "log" | "onOutcome">;

/** Adds a row to the outbox for every post that has fallen due. */
export class Planner {
  readonly #parts: PlannerParts;
  readonly #upkeep: Upkeep;
  #tidied: string | undefined;
  /** Since when the clock has not jumped. */
  #steadySince: Temporal.Instant | undefined;

  constructor(parts: PlannerParts) {
    this.#parts = parts;
    this.#upkeep = new Upkeep(parts);
  }

  /** Plans what has fallen due since the last call. What is too late by now is dropped, logged, and told to whoever subscribed. */
  async plan(): Promise<void> {
    const { store, now: clock, log } = this.#parts;
    const now = clock();
    const planned = await store.outbox.plannedUntil();
    if (compare(planned, now.add(AHEAD)) > 0) {
      log.warn({ planned: `${planned}`, now: `${now}` }, "The clock was ahead; what was done by it is made good");
      await store.outbox.setBack(now, now.until(planned));
    }
    const madeUpFrom = now.subtract({ milliseconds: MADE_UP_MS });
    // Of a clock that was ahead nothing is believed: it would silence everything until it catches up.
    const isKnown = planned.epochMilliseconds > 0 && compare(planned, now) <= 0;
    const isRecent = isKnown && compare(planned, now.subtract({ hours: TOLD_HOURS })) > 0;
    const from = isRecent ? planned : madeUpFrom;
    if (!isKnown || compare(planned, madeUpFrom) < 0) this.#steadySince = now;
    const times = await store.outbox.times();
    if (isKnown && times.some((time) => this.#between(time, planned, madeUpFrom).length > 0))
      log.warn(
        { from: `${planned}`, to: `${madeUpFrom}` },
        "What was due in this time came too late and is not posted",
      );
    const occurrences = times.flatMap((time) => this.#between(time, from, now));
    await store.outbox.plan(occurrences, now);
    for (const row of await store.outbox.dropExpired(now)) await this.#dropped(row, now);
    this.#steadySince ??= now;
    if (compare(this.#steadySince.add(STEADY), now) <= 0) await this.#tidy(now);
  }

  async #dropped(row: Delivery, now: Temporal.Instant): Promise<void> {
    const { store, timeZone, log, onOutcome } = this.#parts;
    const { key, platform, kind, due } = row;
    onOutcome?.({ platform, kind, outcome: "dropped" });
    log.warn({ key, platform, due: `${due}` }, "A post came too late and was dropped");
    const word = missedDelivery(row, now, timeZone);
    if (word) await store.outbox.add(word);
  }

  /** The occurrences of a time of day after `from` and up to `to`. */
  #between(
    { time, eve }: Pick<Occurrence, "time" | "eve">,
    from: Temporal.Instant,
    to: Temporal.Instant,
  ): readonly Occurrence[] {
    const { timeZone } = this.#parts;
    const first = from.toZonedDateTimeISO(timeZone).toPlainDate();
    const last = to.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
    const dates = Array.from({ length: Math.max(0, first.until(last).days + 1) }, (_, days) => first.add({ days }));
    return dates.flatMap((date) => {
      const at = postedAt(date, { time, eve }, timeZone).toInstant();
      return compare(from, at) < 0 && compare(at, to) <= 0 ? [{ time, eve, date, at }] : [];
    });
  }

  /** Once a day, deletes what is no longer needed. */
  async #tidy(now: Temporal.Instant): Promise<void> {
    const { store, timeZone } = this.#parts;
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
    if (this.#tidied === today.toString()) return;
    await store.outbox.forgetReplies(now.subtract({ hours: TEXT_KEPT_HOURS }));
    await store.outbox.forgetBefore(now.subtract({ hours: KEPT_HOURS }));
    await store.snapshots.forgetBefore(today.subtract({ days: PLANS_KEPT_DAYS }));
    await this.#upkeep.tidy(now);
    this.#tidied = today.toString();
  }
}
