import type { Subscription } from "../bot/memory/subscription.ts";
import type { Reply } from "../bot/reply.ts";
import { type OwnChoice, type OwnDay, ownPart } from "../replies/own-courses.ts";
import { type DayPlan, type School, SchoolError } from "../school/index.ts";
import { Once } from "./once.ts";
import type { JobParts } from "./parts.ts";
import { SharedDays } from "./shared-days.ts";

/** What becomes of a school day's post. `provisional`: to be corrected as soon as WebUntis answers. */
export type Composed =
  | {
      readonly kind: "post";
      /** The same object for everybody who gets the same words. */
      readonly reply: Reply;
      readonly mention: string | null;
      readonly quiet: boolean;
      readonly provisional: boolean;
      /** Made from an old plan. */
      readonly stale: boolean;
    }
  | { readonly kind: "skip" }
  | { readonly kind: "wait" }
  /** There are classes, but this one is not among them. */
  | { readonly kind: "missing" };

/** How long a post waits for a silent WebUntis before it is sent with what is known. */
const PATIENCE = { minutes: 10 };

/** A school day to be posted for a subscription. */
export interface DayPost {
  readonly subscription: Subscription;
  /** The courses that its owner takes; undefined: all is shown. */
  readonly own: OwnChoice | undefined;
  readonly date: Temporal.PlainDate;
  readonly due: Temporal.Instant;
}

const post = (reply: Reply, more: Partial<Extract<Composed, { kind: "post" }>> = {}): Composed => ({
  kind: "post",
  reply,
  mention: null,
  quiet: false,
  provisional: false,
  stale: false,
  ...more,
});

/** Makes the posts of one batch. Use a new one for each batch: it never reads anything twice. */
export class Composer {
  readonly #parts: Pick<JobParts, "schoolOf" | "teacherNames" | "now">;
  readonly #schools = new Once<School, SharedDays>();

  constructor(parts: Pick<JobParts, "schoolOf" | "teacherNames" | "now">) {
    this.#parts = parts;
  }

  /** Whether a school day is posted, and how. */
  async compose({ subscription, own, date, due }: DayPost): Promise<Composed> {
    const days = this.#daysOf(subscription);
    const isPatient = Temporal.Instant.compare(this.#parts.now(), due.add(PATIENCE)) < 0;
    try {
      const plan = await days.plan(subscription, date);
      if (plan === "gone") return { kind: "missing" };
      if (plan === undefined) return { kind: "skip" };
      if (plan.stale && isPatient) return { kind: "wait" };
      return await this.#ofDay(ownPart(plan, own), subscription, days);
    } catch (error) {
      if (!(error instanceof SchoolError)) throw error;
      if (isPatient) return { kind: "wait" };
      // Nobody needs an apology on a free day.
      const isWanted = subscription.weekdays.includes(date.dayOfWeek) && (await days.mayBeSchool(date));
      return isWanted ? post(days.unknown(error, subscription, date), { provisional: true }) : { kind: "skip" };
    }
  }

  /** What a post should say by now; undefined while WebUntis does not answer. */
  async renew({
    subscription,
    own,
    date,
  }: Omit<DayPost, "due">): Promise<{ readonly plan: DayPlan; readonly reply: Reply } | undefined> {
    const days = this.#daysOf(subscription);
    try {
      const plan = await days.plan(subscription, date);
      if (plan === undefined || plan === "gone" || plan.stale) return undefined;
      const greeting = await days.greeting(plan, subscription);
      const day = ownPart(plan, own);
      return { plan: day.plan, reply: greeting ?? days.reply(day, subscription) };
    } catch (error) {
      if (error instanceof SchoolError) return undefined;
      throw error;
    }
  }

  #daysOf(subscription: Subscription): SharedDays {
    const school = this.#parts.schoolOf(subscription);
    return this.#schools.of(school, () => new SharedDays(school, this.#parts.teacherNames));
  }

  async #ofDay(day: OwnDay, subscription: Subscription, days: SharedDays): Promise<Composed> {
    const { plan } = day;
    const { onlyChanges, weekdays, role } = subscription;
    const greeting = await days.greeting(plan, subscription);
    if (greeting) return post(greeting, { quiet: true });
    if (!weekdays.includes(plan.date.dayOfWeek)) return { kind: "skip" };
    const isSchool = plan.kind === "school";
    const isNews = onlyChanges && (await days.isNews(plan));
    // Silence would mean that all is as usual, which an old plan cannot say.
    if (onlyChanges ? !isNews && !(isSchool && plan.stale) : !isSchool) return { kind: "skip" };
    return post(days.reply(day, subscription), {
      mention: isNews ? role : null,
      provisional: plan.stale,
      stale: plan.stale,
    });
  }
}
