import { changesReply, dayReply } from "../bot/day-reply.ts";
import { paragraph, plain, type Reply } from "../bot/reply.ts";
import type { Subscription } from "../bot/subscription.ts";
import { type Texts, textsFor } from "../bot/texts/index.ts";
import { type DayPlan, type PlanOwner, type School, SchoolError } from "../school/index.ts";
import type { JobParts } from "./parts.ts";

/** What is to become of a post of a school day. `provisional`: it is to be put right as soon as WebUntis answers. */
export type Composed =
  | {
      readonly kind: "post";
      readonly reply: Reply;
      readonly mention: string | null;
      readonly quiet: boolean;
      readonly provisional: boolean;
    }
  | { readonly kind: "skip" }
  | { readonly kind: "wait" }
  /** There are classes, but not this one. */
  | { readonly kind: "missing" };

/** While WebUntis does not answer, a post waits for so long; then it comes with what is known. */
const PATIENCE = { minutes: 10 };

const SATURDAY = 6;

/** A school day that is to be told to somebody. */
export interface DayPost {
  readonly subscription: Subscription;
  readonly date: Temporal.PlainDate;
  readonly due: Temporal.Instant;
}

const post = (reply: Reply, more: Partial<Extract<Composed, { kind: "post" }>> = {}): Composed => ({
  kind: "post",
  reply,
  mention: null,
  quiet: false,
  provisional: false,
  ...more,
});

/** The beginning of the holidays. */
const holidayReply = (name: string, goesOn: Temporal.PlainDate | null, { post: texts, plan }: Texts): Reply => ({
  title: texts.holidays(name),
  tone: "free",
  blocks: goesOn ? [paragraph(plain(plan.goesOn(goesOn)))] : [],
  actions: [],
  audience: "everyone",
});

/** An honest sentence in place of a plan that is not known. */
const unknownReply = (klasse: string, date: Temporal.PlainDate, sentence: string, text: Texts): Reply => ({
  title: `${klasse} · ${text.dayLong(date)}`,
  tone: "warning",
  blocks: [paragraph(plain(sentence))],
  actions: [],
  audience: "everyone",
});

/** Makes the posts of school days. */
export class Composer {
  readonly #parts: Pick<JobParts, "schoolOf" | "teacherNames" | "now">;

  constructor(parts: Pick<JobParts, "schoolOf" | "teacherNames" | "now">) {
    this.#parts = parts;
  }

  /** Whether a school day is to be told, and how. */
  async compose({ subscription, date, due }: DayPost): Promise<Composed> {
    const school = this.#parts.schoolOf(subscription);
    const isPatient = Temporal.Instant.compare(this.#parts.now(), due.add(PATIENCE)) < 0;
    try {
      const klasse = await this.#klasse(subscription, date, school);
      if (klasse === "gone") return { kind: "missing" };
      if (klasse === undefined) return { kind: "skip" };
      const plan = await school.dayPlan(klasse, date);
      if (plan.stale && isPatient) return { kind: "wait" };
      return await this.#ofPlan(plan, subscription, school);
    } catch (error) {
      if (!(error instanceof SchoolError)) throw error;
      if (isPatient) return { kind: "wait" };
      return this.#withoutPlan(error, subscription, date, school);
    }
  }

  /** What a post should say by now; undefined while WebUntis does not answer. */
  async renew({ subscription, date }: DayPost): Promise<{ readonly plan: DayPlan; readonly reply: Reply } | undefined> {
    const school = this.#parts.schoolOf(subscription);
    try {
      const klasse = await this.#klasse(subscription, date, school);
      if (klasse === undefined || klasse === "gone") return undefined;
      const plan = await school.dayPlan(klasse, date);
      if (plan.stale) return undefined;
      const greeting = await this.#greeting(plan, subscription, school);
      return { plan, reply: greeting ?? this.#reply(plan, subscription, school) };
    } catch (error) {
      if (error instanceof SchoolError) return undefined;
      throw error;
    }
  }

  /** Undefined while there are no classes, as between two school years; "gone" when there are others, and school is. */
  async #klasse(
    { klasse }: Subscription,
    date: Temporal.PlainDate,
    school: School,
  ): Promise<PlanOwner<"klasse"> | "gone" | undefined> {
    const match = await school.findKlasse(klasse);
    if (match.kind === "one") return match.element;
    const others = await school.klassen();
    return others.length > 0 && (await this.#mayBeSchool(date, school)) ? "gone" : undefined;
  }

  /** By the calendar, as far as it is known. */
  async #mayBeSchool(date: Temporal.PlainDate, school: School): Promise<boolean> {
    if (date.dayOfWeek >= SATURDAY) return false;
    const days = await school.schoolDays(3);
    return days.some((day) => day.equals(date));
  }

  async #ofPlan(plan: DayPlan, subscription: Subscription, school: School): Promise<Composed> {
    const { onlyChanges, weekdays, role } = subscription;
    const { date } = plan;
    const greeting = await this.#greeting(plan, subscription, school);
    if (greeting) return post(greeting, { quiet: true });
    if (!weekdays.includes(date.dayOfWeek)) return { kind: "skip" };
    const isSchool = plan.kind === "school";
    // Silence would say that all is as usual; of an old plan nobody knows.
    const isNews = onlyChanges && (isSchool ? plan.changes > 0 : await this.#isUnusuallyFree(plan, school));
    if (onlyChanges ? !isNews && !(isSchool && plan.stale) : !isSchool) return { kind: "skip" };
    return post(this.#reply(plan, subscription, school), {
      mention: isNews ? role : null,
      provisional: plan.stale,
    });
  }

  /** The word at the beginning of holidays. */
  async #greeting(plan: DayPlan, { onlyChanges, language }: Subscription, school: School): Promise<Reply | undefined> {
    if (plan.kind !== "holiday" || onlyChanges) return undefined;
    const name = await school.startingHolidays(plan.date);
    return name === undefined ? undefined : holidayReply(name, plan.goesOn, textsFor(language, language));
  }

  /** A day without lessons that the calendar does not explain, a week after one of school. */
  async #isUnusuallyFree({ kind, of, date }: DayPlan, school: School): Promise<boolean> {
    if (kind !== "empty") return false;
    return (await school.dayPlan(of, date.subtract({ days: 7 }))).kind === "school";
  }

  #reply(plan: DayPlan, { klasse, language, onlyChanges }: Subscription, school: School): Reply {
    const context = { school, text: textsFor(language, language), teacherNames: this.#parts.teacherNames };
    return (onlyChanges ? changesReply : dayReply)(plan, klasse, context);
  }

  async #withoutPlan(
    { reason }: SchoolError,
    { klasse, language, weekdays }: Subscription,
    date: Temporal.PlainDate,
    school: School,
  ): Promise<Composed> {
    // A free day is no day to complain.
    const isWanted = weekdays.includes(date.dayOfWeek) && (await this.#mayBeSchool(date, school));
    if (!isWanted) return { kind: "skip" };
    const text = textsFor(language, language);
    const sentence = reason === "unreachable" ? text.post.waiting : text.post.refused;
    return post(unknownReply(klasse, date, sentence, text), { provisional: true });
  }
}
