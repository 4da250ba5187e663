import {
  DateNotAllowedError,
  type DateRange,
  NoSuchElementError,
  type PeriodList,
  type Schoolyear,
  type TimetableSource,
  timetableElement,
} from "../../webuntis/index.ts";
import { contains, monday } from "../calendar/calendar.ts";
import type { OwnerKind, PlanOwner } from "../plan.ts";
import type { Ask, LastGood, Reading } from "./last-good.ts";
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

interface WeeksParts {
  readonly source: TimetableSource;
  readonly masterData: MasterData;
  readonly nameLists: NameLists;
  readonly lastGood: LastGood;
  readonly now: () => Temporal.Instant;
}

/** Reads the timetables of classes, teachers and rooms by whole weeks, so that neighbouring days are cached. */
export class Weeks {
  readonly #source: TimetableSource;
  readonly #masterData: MasterData;
  readonly #nameLists: NameLists;
  readonly #lastGood: LastGood;
  readonly #renewals: Renewals;
  readonly #now: () => Temporal.Instant;
  #outdatedBefore: Temporal.Instant | undefined;

  constructor({ source, masterData, nameLists, lastGood, now }: WeeksParts) {
    this.#source = source;
    this.#masterData = masterData;
    this.#nameLists = nameLists;
    this.#lastGood = lastGood;
    this.#renewals = new Renewals(now);
    this.#now = now;
  }

  /**
   * The periods of the date's week, or of the date alone if the school shows no more; undefined when it does not show the date. An
   * owner whose id has changed is looked up again by name.
   * @throws {NoSuchElementError} when there is no owner of this name any more.
   */
  async read(of: PlanOwner, date: Temporal.PlainDate): Promise<Reading<PeriodList> | undefined> {
    const years = (await this.#masterData.schoolyears())?.answer;
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

  /** Everything read so far is read again when next asked for. */
  outdate(): void {
    this.#outdatedBefore = this.#now();
  }

  async #week(kind: OwnerKind, id: number, date: Temporal.PlainDate, year: Schoolyear | undefined) {
    return (await this.#ask(kind, id, weekWithin(date, year))) ?? this.#ask(kind, id, { start: date, end: date });
  }

  #ask(kind: OwnerKind, id: number, { start, end }: DateRange): Promise<Reading<PeriodList> | undefined> {
    const what = `week ${kind} ${id} ${start} ${end}`;
    const week = { ...timetableElement(kind, id), start, end };
    const ask: Ask<PeriodList> = async (reuse) => {
      const answer = await this.#source.timetable({ ...week, ...reuse });
      const isOutdated = reuse.fromCache === true && this.#isOutdated(answer);
      return isOutdated ? this.#source.timetable({ ...week, fromCache: false }) : answer;
    };
    return unlessRefused(this.#lastGood.read(what, ask), notShown);
  }

  #isOutdated({ asOf }: PeriodList): boolean {
    return this.#outdatedBefore !== undefined && Temporal.Instant.compare(asOf, this.#outdatedBefore) < 0;
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
