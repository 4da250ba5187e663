import {
  DateNotAllowedError,
  type DateRange,
  NoSuchElementError,
  type PeriodList,
  type Schoolyear,
  type SchoolyearList,
  type TimetableSource,
  timetableElement,
} from "../../webuntis/index.ts";
import { contains, monday } from "../calendar/calendar.ts";
import type { OwnerKind, PlanOwner } from "../plan.ts";
import { type Ask, isUnreadable, type LastGood, type Reading } from "./last-good.ts";
import type { MasterData } from "./master-data.ts";
import type { NameLists } from "./name-lists.ts";
import { Renewals } from "./renewals.ts";
import { unlessRefused } from "./unless-refused.ts";

const notShown = (error: unknown) => error instanceof DateNotAllowedError;

const { compare } = Temporal.PlainDate;

/** The ISO week around a date, cut to the school year: WebUntis refuses to answer for two years at once (−8507). */
function weekWithin(date: Temporal.PlainDate, year: Schoolyear | undefined): DateRange {
  const start = monday(date);
  const end = start.add({ days: 6 });
  if (!year) return { start, end };
  return {
    start: compare(start, year.start) < 0 ? year.start : start,
    end: compare(end, year.end) > 0 ? year.end : end,
  };
}

/** Weeks further away than this change rarely, and few ask for them. */
const NEAR = 2;

/** How long the plan of a week further away is used. */
const FAR_TTL = { hours: 1 };

/** Further away hardly any school shows a timetable, and hardly anybody looks. */
const FARTHEST = { years: 1 };

/** Whether a date is so far from the school's years that there is nothing to ask. */
function isBeyond(date: Temporal.PlainDate, today: Temporal.PlainDate, years: readonly Schoolyear[] = []): boolean {
  const isFar = compare(date, today.subtract(FARTHEST)) < 0 || compare(date, today.add(FARTHEST)) > 0;
  const isOutside =
    years.length > 0 &&
    (years.every(({ start }) => compare(date, start) < 0) || years.every(({ end }) => compare(end, date) < 0));
  return isFar || isOutside;
}

interface WeeksParts {
  readonly source: TimetableSource;
  readonly masterData: MasterData;
  readonly nameLists: NameLists;
  readonly lastGood: LastGood;
  readonly now: () => Temporal.Instant;
  readonly today: () => Temporal.PlainDate;
}

/** Reads the timetables of classes, teachers and rooms by whole weeks, so that neighbouring days are cached. */
export class Weeks {
  readonly #source: TimetableSource;
  readonly #masterData: MasterData;
  readonly #nameLists: NameLists;
  readonly #lastGood: LastGood;
  readonly #renewals: Renewals;
  readonly #now: () => Temporal.Instant;
  readonly #today: () => Temporal.PlainDate;
  #outdatedBefore: Temporal.Instant | undefined;

  constructor({ source, masterData, nameLists, lastGood, now, today }: WeeksParts) {
    this.#source = source;
    this.#masterData = masterData;
    this.#nameLists = nameLists;
    this.#lastGood = lastGood;
    this.#renewals = new Renewals(now);
    this.#now = now;
    this.#today = today;
  }

  /**
   * The periods of the date's week, or of the date alone if the school shows no more; undefined when it does not show the date,
   * or when that is so far away that nobody is asked. An owner whose id has changed is looked up again by name.
   * @throws {NoSuchElementError} when there is no owner of this name any more.
   */
  async read(of: PlanOwner, date: Temporal.PlainDate): Promise<Reading<PeriodList> | undefined> {
    const years = await this.#years();
    if (isBeyond(date, this.#today(), years)) return undefined;
    const year = years?.find((each) => contains(each, date));
    const isOtherYear = of.kind === "klasse" && year && years?.current && year.id !== years.current.id;
    const otherYear = isOtherYear ? year : undefined;
    const id = otherYear ? await this.#idIn(of, otherYear) : of.id;
    if (id === undefined) return undefined;
    try {
      return await this.#week(of.kind, id, date, year);
    } catch (error) {
      if (!(error instanceof NoSuchElementError)) throw error;
      const newId = await this.#newIdOf(of, otherYear);
      if (newId === undefined) throw error;
      return newId === id ? undefined : this.#week(of.kind, newId, date, year);
    }
  }

  /** Whether a date is so far away that nobody is asked. */
  async isBeyond(date: Temporal.PlainDate): Promise<boolean> {
    return isBeyond(date, this.#today(), await this.#years());
  }

  /** Everything read so far is read again when next asked for. */
  outdate(): void {
    this.#outdatedBefore = this.#now();
  }

  /** The school years, if they can be read: a plan can do without. An outage is an outage of the plan as well. */
  async #years(): Promise<SchoolyearList | undefined> {
    return (await unlessRefused(this.#masterData.schoolyears(), isUnreadable))?.answer;
  }

  async #week(kind: OwnerKind, id: number, date: Temporal.PlainDate, year: Schoolyear | undefined) {
    return (await this.#ask(kind, id, weekWithin(date, year))) ?? this.#ask(kind, id, { start: date, end: date });
  }

  #ask(kind: OwnerKind, id: number, { start, end }: DateRange): Promise<Reading<PeriodList> | undefined> {
    const what = `week ${kind} ${id} ${start} ${end}`;
    const week = { ...timetableElement(kind, id), start, end };
    const weeksAway = Math.abs(monday(this.#today()).until(monday(start)).days / 7);
    const isFar = weeksAway > NEAR;
    const ask: Ask<PeriodList> = async ({ fromCache }) => {
      const answer = await this.#source.timetable({ ...week, fromCache: isFar ? "stale" : fromCache });
      const isGood = fromCache === "stale" || !(this.#isOutdated(answer) || (isFar && this.#isOld(answer)));
      return isGood ? answer : this.#source.timetable({ ...week, fromCache: false });
    };
    return unlessRefused(this.#lastGood.read(what, ask, weeksAway), notShown);
  }

  #isOutdated({ asOf }: PeriodList): boolean {
    return this.#outdatedBefore !== undefined && Temporal.Instant.compare(asOf, this.#outdatedBefore) < 0;
  }

  #isOld({ asOf }: PeriodList): boolean {
    return Temporal.Instant.compare(asOf.add(FAR_TTL), this.#now()) <= 0;
  }

  /** The id by a list that is read anew. @param otherYear a year that is not the current one. */
  async #newIdOf(of: PlanOwner, otherYear: Schoolyear | undefined): Promise<number | undefined> {
    if (otherYear) {
      const again = { schoolyear: otherYear.id, fromCache: false } as const;
      await this.#renewals.renew(`klassen ${otherYear.id}`, () => this.#source.klassen(again));
      return this.#idIn(of, otherYear);
    }
    await this.#renewals.renew(of.kind, () => this.#nameLists.renew(of.kind));
    return (await this.#nameLists.of(of.kind)).all.find(({ name }) => name === of.name)?.id;
  }

  /** Class ids change every school year, names stay. */
  async #idIn({ name }: PlanOwner, year: Schoolyear): Promise<number | undefined> {
    const klassen = await this.#masterData.klassen(year.id);
    return klassen?.answer.find((klasse) => klasse.name === name)?.id;
  }
}
