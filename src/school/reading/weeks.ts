import {
  DateNotAllowedError,
  type DateRange,
  type PeriodList,
  type Schoolyear,
  type TimetableSource,
  timetableElement,
} from "../../webuntis/index.ts";
import { contains, monday } from "../calendar/calendar.ts";
import type { OwnerKind, PlanOwner } from "../plan.ts";
import type { Ask, LastGood, Reading } from "./last-good.ts";
import type { MasterData } from "./master-data.ts";
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

/** Reads the timetables of classes, teachers and rooms by whole weeks, so that neighbouring days are cached. */
export class Weeks {
  readonly #source: TimetableSource;
  readonly #masterData: MasterData;
  readonly #lastGood: LastGood;
  readonly #now: () => Temporal.Instant;
  #outdatedBefore: Temporal.Instant | undefined;

  constructor(source: TimetableSource, masterData: MasterData, lastGood: LastGood, now: () => Temporal.Instant) {
    this.#source = source;
    this.#masterData = masterData;
    this.#lastGood = lastGood;
    this.#now = now;
  }

  /** The periods of the date's week, or of the date alone if the school shows no more; undefined when it does not show the date. */
  async read(of: PlanOwner, date: Temporal.PlainDate): Promise<Reading<PeriodList> | undefined> {
    const years = (await this.#masterData.schoolyears())?.answer;
    const year = years?.find((each) => contains(each, date));
    const isOtherYear = year && years?.current && year.id !== years.current.id;
    const id = isOtherYear && of.kind === "klasse" ? await this.#idIn(of, year) : of.id;
    if (id === undefined) return undefined;
    const week = weekWithin(date, year);
    return (await this.#ask(of.kind, id, week)) ?? this.#ask(of.kind, id, { start: date, end: date });
  }

  /** Everything read so far is read again when next asked for. */
  outdate(): void {
    this.#outdatedBefore = this.#now();
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

  /** Class ids change every school year, names stay. */
  async #idIn({ name }: PlanOwner<"klasse">, year: Schoolyear): Promise<number | undefined> {
    const klassen = await this.#masterData.klassen(year.id);
    return klassen?.answer.find((klasse) => klasse.name === name)?.id;
  }
}
