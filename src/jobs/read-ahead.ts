import { postedAt, type Subscription } from "../bot/memory/subscription.ts";
import { type School, SchoolError } from "../school/index.ts";
import type { JobParts } from "./parts.ts";

/** How long before their time the plans of posts are read. Sixty classes take half a minute, and a plan is good for five. */
const AHEAD = { seconds: 90 };
const EVERY = { seconds: 30 };

const { compare } = Temporal.Instant;

/** Reads the plans of posts shortly before they are due, since the school's server is asked slowly. */
export class ReadAhead {
  readonly #parts: Pick<JobParts, "store" | "schoolOf" | "timeZone" | "now">;
  /** What falls due up to then has been read. */
  #readUntil: Temporal.Instant | undefined;

  constructor(parts: Pick<JobParts, "store" | "schoolOf" | "timeZone" | "now">) {
    this.#parts = parts;
  }

  /** Reads what falls due soon and has not been read yet. */
  async read(): Promise<void> {
    const { store, schoolOf, now: clock } = this.#parts;
    const now = clock();
    const until = now.add(AHEAD);
    const last = this.#readUntil;
    // A clock that was ahead for a moment does not count.
    const from = last && compare(now, last) < 0 && compare(last, until) <= 0 ? last : now;
    if (compare(from.add(EVERY), until) > 0) return;
    this.#readUntil = until;
    const times = await store.outbox.times();
    if (times.every((time) => this.#datesOf(time, from, until).length === 0)) return;
    const plans = (await store.subscriptions.active()).flatMap((subscription) =>
      this.#datesOf(subscription, from, until).map((date) => ({ date, subscription })),
    );
    const once = new Map(plans.map((plan) => [`${plan.subscription.klasse} ${plan.date}`, plan]));
    await Promise.all(
      [...once.values()].map(({ date, subscription }) => readPlan(schoolOf(subscription), subscription.klasse, date)),
    );
  }

  /** The school days that are posted after `from` and up to `until`. */
  #datesOf(
    time: Pick<Subscription, "time" | "eve">,
    from: Temporal.Instant,
    until: Temporal.Instant,
  ): readonly Temporal.PlainDate[] {
    const { timeZone } = this.#parts;
    const today = from.toZonedDateTimeISO(timeZone).toPlainDate();
    return [0, 1, 2]
      .map((days) => today.add({ days }))
      .filter((date) => {
        const at = postedAt(date, time, timeZone).toInstant();
        return compare(from, at) < 0 && compare(at, until) <= 0;
      });
  }
}

/** What cannot be read now is read again when it is posted. */
async function readPlan(school: School, klasse: string, date: Temporal.PlainDate): Promise<void> {
  try {
    const match = await school.findKlasse(klasse);
    if (match.kind === "one") await school.dayPlan(match.element, date);
  } catch (error) {
    if (!(error instanceof SchoolError)) throw error;
  }
}
