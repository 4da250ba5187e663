import {
  DateNotAllowedError,
  NoRightError,
  type PeriodList,
  type Schoolyear,
  type Session,
} from "../webuntis/index.ts";
import { contains, type Days } from "./calendar.ts";
import { lastGood, type Reading } from "./last-good.ts";
import type { Lists } from "./lists.ts";
import type { Named } from "./plan.ts";
import { Refusals } from "./refusals.ts";

/** As long as a good timetable is believed. */
const REFUSED_MINUTES = 5;

const notShown = (error: unknown) => error instanceof DateNotAllowedError;
const mayNot = (error: unknown) => error instanceof NoRightError;

const { compare } = Temporal.PlainDate;

/** The ISO week around a date, as far as it lies within the school year: WebUntis refuses to answer for two years at once (−8507). */
function weekWithin(date: Temporal.PlainDate, year: Schoolyear | undefined): Days {
  const start = date.subtract({ days: date.dayOfWeek - 1 });
  const end = start.add({ days: 6 });
  if (!year) return { start, end };
  return {
    start: compare(start, year.start) < 0 ? year.start : start,
    end: compare(end, year.end) > 0 ? year.end : end,
  };
}

/** Reads the timetables of classes by whole weeks, so that the days before and after are at hand. */
export class Weeks {
  readonly #session: Session;
  readonly #lists: Lists;
  readonly #now: () => Temporal.Instant;
  readonly #refusals: Refusals;

  constructor(session: Session, lists: Lists, now: () => Temporal.Instant) {
    this.#session = session;
    this.#lists = lists;
    this.#now = now;
    this.#refusals = new Refusals(REFUSED_MINUTES, now);
  }

  /** The periods of a class around a date, of the whole week where that is shown; undefined when the school does not show the date. */
  async read(klasse: Named, date: Temporal.PlainDate): Promise<Reading<PeriodList> | undefined> {
    const years = (await this.#lists.schoolyears())?.answer;
    const year = years?.find((each) => contains(each, date));
    const id = year && years?.current && year.id !== years.current.id ? await this.#idIn(klasse, year) : klasse.id;
    if (id === undefined) return undefined;
    const week = weekWithin(date, year);
    return (await this.#ask(id, week)) ?? this.#ask(id, { start: date, end: date });
  }

  #ask(klasse: number, { start, end }: Days): Promise<Reading<PeriodList> | undefined> {
    const ask = () => lastGood((reuse) => this.#session.timetableExtended({ klasse, start, end, ...reuse }), this.#now);
    return this.#refusals.ask(`${klasse} ${start} ${end}`, ask, notShown);
  }

  /** Ids change every school year, names stay. */
  async #idIn({ name }: Named, { id: schoolyear }: Schoolyear): Promise<number | undefined> {
    const ask = () => lastGood((reuse) => this.#session.klassen({ schoolyear, ...reuse }), this.#now);
    const klassen = await this.#refusals.ask(`klassen ${schoolyear}`, ask, mayNot);
    return klassen?.answer.find((klasse) => klasse.name === name)?.id;
  }
}
