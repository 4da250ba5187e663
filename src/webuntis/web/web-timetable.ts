import { ELEMENT_KINDS, type ElementKind, PERIOD_KINDS, type PeriodKind } from "../element-kind.ts";
import { DateNotAllowedError } from "../errors.ts";
import { type DateRange, rangeParams } from "../queries.ts";
import type { WirePeriod } from "../wire-period.ts";
import { type IdOf, periodOfEntry } from "./entry-period.ts";
import { expectedDays } from "./grid.ts";
import type { Menu } from "./menu.ts";
import type { Timetable, WebPages } from "./web-pages.ts";
import { notOffered, type WebSchool } from "./web-school.ts";
import { periodsOfWeek } from "./weekly-period.ts";

const DEFAULT_FORMAT = 1;

const isPeriodKind = (kind: ElementKind): kind is PeriodKind => PERIOD_KINDS.some((each) => each === kind);

/** The days of a range, both ends included. */
function* daysOf({ start, end }: DateRange): Generator<Temporal.PlainDate> {
  for (let date = start; Temporal.PlainDate.compare(date, end) <= 0; date = date.add({ days: 1 })) yield date;
}

/** One's own timetable and those of one's children are shown even if nobody else's are; of a class only the server knows. */
const isAllowedAnyway = ({ kind, id, isOwn = false }: Timetable, menu: Menu | undefined) =>
  isOwn || kind === "student" || kind === "klasse" || (menu?.own?.kind === kind && menu.own.id === id);

/** Days that were asked for are missing in the answer: nothing is known of them, so they are not free. */
class MissingDaysError extends DateNotAllowedError {}

/** Reads timetables: from the newer view, and where that refuses or lacks days from the older one. */
export class WebTimetables {
  readonly #pages: WebPages;
  readonly #school: WebSchool;

  constructor(pages: WebPages, school: WebSchool) {
    this.#pages = pages;
    this.#school = school;
  }

  /** The periods of an element. @throws {DateNotAllowedError} when a day is not shown or missing in both views. */
  read(of: Timetable, range: DateRange): Promise<readonly WirePeriod[]> {
    return this.#school.either(
      `timetable ${of.isOwn ? "own " : ""}${of.kind} ${of.id}`,
      () => this.#entries(of, range),
      () => this.#weeks(of, range),
      (error) => error instanceof MissingDaysError,
    );
  }

  async #entries(of: Timetable, range: DateRange): Promise<readonly WirePeriod[]> {
    const menu = await this.#school.menu();
    if (!isAllowedAnyway(of, menu) && menu?.isClosed(of.kind)) throw notOffered(of.kind);
    const [headers, grid, idOf] = await Promise.all([
      this.#school.headers(range.start),
      this.#school.gridIfAny(),
      this.#school.ids(),
    ]);
    const format = grid?.[ELEMENT_KINDS[of.kind].format] ?? DEFAULT_FORMAT;
    const days = await this.#pages.entries(of, range, format, headers);
    const given = new Set(days.map(({ date }) => date.toString()));
    const expected = expectedDays(grid, format);
    for (const date of daysOf(range))
      if (expected.has(date.dayOfWeek) && !given.has(date.toString()))
        throw new MissingDaysError(`timetable/entries: ${date} is missing in the answer`);
    return days.flatMap(({ gridEntries, resource }) => {
      const { kind, id } = of;
      const own =
        resource && isPeriodKind(kind)
          ? { kind, element: { id, name: resource.shortName, longname: resource.longName } }
          : undefined;
      // A list that may not be read knows no ids, but the asked element's is known.
      const known: IdOf = (some, name) => (some === own?.kind && name === own.element.name ? id : idOf(some, name));
      return gridEntries.map((entry) => periodOfEntry(entry, known, own));
    });
  }

  async #weeks({ kind, id }: Timetable, { start, end }: DateRange): Promise<readonly WirePeriod[]> {
    const { startDate, endDate } = rangeParams({ start, end });
    const found: WirePeriod[] = [];
    const monday = start.subtract({ days: start.dayOfWeek - 1 });
    for (let week = monday; Temporal.PlainDate.compare(week, end) <= 0; week = week.add({ weeks: 1 })) {
      const asked = Temporal.PlainDate.compare(week, start) < 0 ? start : week;
      const { periods, elements } = await this.#pages.week(kind, id, asked);
      found.push(...periodsOfWeek(periods, elements));
    }
    return found.filter(({ date }) => startDate <= date && date <= endDate);
  }
}
