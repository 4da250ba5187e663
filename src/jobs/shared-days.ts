import type { TeacherNames } from "../bot/command.ts";
import type { Subscription } from "../bot/memory/subscription.ts";
import { paragraph, plain, type Reply } from "../bot/reply.ts";
import { type Texts, textsFor } from "../bot/texts/index.ts";
import { changesReply, dayReply } from "../replies/day-reply.ts";
import type { OwnDay } from "../replies/own-courses.ts";
import { withOwnCourses } from "../replies/own-day.ts";
import { planTexts } from "../replies/texts.ts";
import type { DayPlan, PlanOwner, School, SchoolError } from "../school/index.ts";
import { Once } from "./once.ts";
import { postTexts } from "./texts.ts";

const SATURDAY = 6;

/** The part of a subscription that decides what a post says. */
export type Wanted = Pick<Subscription, "klasse" | "language" | "onlyChanges">;

/** The greeting at the beginning of the holidays. */
const holidayReply = (name: string, goesOn: Temporal.PlainDate | null, text: Texts): Reply => ({
  title: postTexts(text).holidays(name),
  tone: "free",
  blocks: goesOn ? [paragraph(plain(planTexts(text).goesOn(text.dayLong(goesOn))))] : [],
  actions: [],
  audience: "everyone",
});

/** An honest sentence in place of an unknown plan. */
const unknownReply = (klasse: string, date: Temporal.PlainDate, sentence: string, text: Texts): Reply => ({
  title: `${klasse} · ${text.dayLong(date)}`,
  tone: "warning",
  blocks: [paragraph(plain(sentence))],
  actions: [],
  audience: "everyone",
});

/**
 * The days of one school's classes while a batch of posts is made. What many subscribers share is read and put into words once. Not to be
 * kept any longer: plans change.
 */
export class SharedDays {
  readonly #school: School;
  readonly #teacherNames: TeacherNames;
  readonly #plans = new Once<string, Promise<DayPlan | "gone" | undefined>>();
  readonly #news = new Once<DayPlan, Promise<boolean>>();
  readonly #open = new Once<string, Promise<boolean>>();
  readonly #greetings = new Once<string, Promise<Reply | undefined>>();
  readonly #replies = new Once<string, Reply>();

  constructor(school: School, teacherNames: TeacherNames) {
    this.#school = school;
    this.#teacherNames = teacherNames;
  }

  /**
   * A class's plan. undefined: there are no classes at all, as between two school years; "gone": on a school day there are others, but
   * not this one.
   * @throws {SchoolError}
   */
  plan({ klasse }: Wanted, date: Temporal.PlainDate): Promise<DayPlan | "gone" | undefined> {
    return this.#plans.of(`${klasse} ${date}`, async () => {
      const found = await this.#klasse(klasse, date);
      return found === undefined || found === "gone" ? found : this.#school.dayPlan(found, date);
    });
  }

  /** Whether a day is worth a post for those who want only changes. */
  isNews(plan: DayPlan): Promise<boolean> {
    return this.#news.of(plan, async () => (plan.kind === "school" ? plan.changes > 0 : this.#isUnusuallyFree(plan)));
  }

  /** Whether the calendar, as far as it is known, allows for school. */
  mayBeSchool(date: Temporal.PlainDate): Promise<boolean> {
    return this.#open.of(date.toString(), async () => {
      if (date.dayOfWeek >= SATURDAY) return false;
      const days = await this.#school.schoolDays(3);
      return days.some((day) => day.equals(date));
    });
  }

  /** The greeting, if the day begins holidays. */
  greeting(plan: DayPlan, { klasse, language, onlyChanges }: Wanted): Promise<Reply | undefined> {
    return this.#greetings.of(`${klasse} ${plan.date} ${language} ${onlyChanges}`, async () => {
      if (plan.kind !== "holiday" || onlyChanges) return undefined;
      const name = await this.#school.startingHolidays(plan.date);
      return name === undefined ? undefined : holidayReply(name, plan.goesOn, textsFor(language, language, plan.date));
    });
  }

  /** A day in words; only that of somebody's own courses is nobody else's. */
  reply(day: OwnDay, wanted: Wanted): Reply {
    const { klasse, language, onlyChanges } = wanted;
    if (day.own) return this.#inWords(day, wanted);
    return this.#replies.of(`${klasse} ${day.plan.date} ${language} ${onlyChanges}`, () => this.#inWords(day, wanted));
  }

  #inWords(day: OwnDay, { klasse, language, onlyChanges }: Wanted): Reply {
    const text = textsFor(language, language, day.plan.date);
    const context = { school: this.#school, text, teacherNames: this.#teacherNames, part: day };
    const reply = (onlyChanges ? changesReply : dayReply)(day.plan, klasse, context);
    return withOwnCourses(reply, day, { command: onlyChanges ? "vertretung" : "stundenplan", klasse }, context);
  }

  /** What is said of a day whose plan could not be read. */
  unknown({ reason }: SchoolError, { klasse, language }: Wanted, date: Temporal.PlainDate): Reply {
    return this.#replies.of(`${klasse} ${date} ${language} ${reason}`, () => {
      const text = textsFor(language, language, date);
      return unknownReply(
        klasse,
        date,
        reason === "unreachable" || reason === "busy" ? postTexts(text).waiting : postTexts(text).refused,
        text,
      );
    });
  }

  async #klasse(klasse: string, date: Temporal.PlainDate): Promise<PlanOwner<"klasse"> | "gone" | undefined> {
    const match = await this.#school.findKlasse(klasse);
    if (match.kind === "one") return match.element;
    const others = await this.#school.klassen();
    return others.length > 0 && (await this.mayBeSchool(date)) ? "gone" : undefined;
  }

  /** A day without lessons or a reason in the calendar, a week after a day of school. */
  async #isUnusuallyFree({ kind, of, date }: DayPlan): Promise<boolean> {
    if (kind !== "empty") return false;
    return (await this.#school.dayPlan(of, date.subtract({ days: 7 }))).kind === "school";
  }
}
