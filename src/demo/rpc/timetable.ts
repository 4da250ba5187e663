import { keptYears, type SchoolYear, schoolYearOf } from "../calendar/school-years.ts";
import { type Period, scattered } from "../plan/periods.ts";
import { ELEMENT, type Weeks } from "../plan/weeks.ts";
import { type Account, ownKlasseId } from "../school/accounts.ts";
import { bands } from "../school/courses.ts";
import { klasseId, klassen, klasseOf } from "../school/klassen.ts";
import { goesTo, type Pupil, pupils } from "../school/pupils.ts";
import { rooms } from "../school/rooms.ts";
import { staff } from "../school/staff.ts";
import { subjects } from "../school/subjects.ts";
import { dateParam, integerParam, objectParam, type Params } from "./params.ts";
import { dateNotAllowed, noRight, noSuchElement, notInOneYear } from "./rpc-error.ts";
import { detailsOf, ONLY_IDS, periodOnWire } from "./wire-period.ts";

/** Days of one school year, both ends inclusive. */
export interface Range {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
  readonly year: SchoolYear;
}

/**
 * The days that a call asks for; today where it names none.
 * @throws RpcError −7004 outside the years the school keeps or when the end is before the start, −8507 across two school years
 */
export function rangeOf(params: Params, today: Temporal.PlainDate): Range {
  const start = dateParam(params, "startDate") ?? today;
  const end = dateParam(params, "endDate") ?? start;
  const kept = new Set(keptYears(today).map(({ id }) => id));
  const [year, last] = [schoolYearOf(start), schoolYearOf(end)];
  if (!kept.has(year.id) || !kept.has(last.id) || Temporal.PlainDate.compare(start, end) > 0) throw dateNotAllowed();
  if (year.id !== last.id) throw notInOneYear();
  return { start, end, year };
}

/** An element by WebUntis's number of its kind and its id. */
export interface Asked {
  readonly type: number;
  readonly id: number;
}

/** What has an id of its own in every school year. */
const LASTING = new Map<number, readonly { readonly id: number; readonly name: string }[]>([
  [ELEMENT.teacher, staff],
  [ELEMENT.subject, subjects],
  [ELEMENT.room, rooms],
]);

/** Elements can be asked for by their short name as well (`keyType: "name"`). */
function idByName(type: number, name: string, year: SchoolYear): number | undefined {
  if (type !== ELEMENT.klasse) return LASTING.get(type)?.find((each) => each.name === name)?.id;
  const klasse = klassen.find((each) => each.name === name);
  return klasse && klasseId(klasse, year.id);
}

function askedOf(element: Params, year: SchoolYear): Asked {
  const type = integerParam(element, "type");
  const { keyType, id: key } = element;
  const id =
    keyType === "name" && typeof key === "string" ? idByName(type ?? 0, key, year) : integerParam(element, "id");
  if (type === undefined || id === undefined) throw noSuchElement();
  return { type, id };
}

function mayRead(account: Account, { type, id }: Asked, { id: yearId }: SchoolYear): boolean {
  if (account.rights !== "own") return account.rights === "all";
  if (type === ELEMENT.klasse) return id === ownKlasseId(account, yearId);
  return type === ELEMENT.student && id === account.personId;
}

/** Whether a pupil takes part: in everything of the class, and in one of the groups where there are several. */
export function attends(pupil: Pupil, { lsnumber }: Period): boolean {
  const groups = bands.find(({ courses }) => courses.some((course) => course.lsnumber === lsnumber))?.courses ?? [];
  return (
    groups.length < 2 ||
    goesTo(
      pupil,
      groups.map((course) => course.lsnumber),
    ) === lsnumber
  );
}

/** The periods of an element. @throws RpcError when there is no such element */
export function periodsOf({ type, id }: Asked, { start, end, year }: Range, weeks: Weeks): readonly Period[] {
  if (type === ELEMENT.klasse) {
    const of = klasseOf(id);
    if (!of) throw noSuchElement();
    return of.schoolYearId === year.id ? weeks.of(type, of.klasse.number, start, end) : [];
  }
  if (type === ELEMENT.student) {
    const pupil = pupils.find((each) => each.id === id);
    if (!pupil) throw noSuchElement();
    return weeks.of(ELEMENT.klasse, pupil.klasse.number, start, end).filter((period) => attends(pupil, period));
  }
  if (!LASTING.get(type)?.some((each) => each.id === id)) throw noSuchElement();
  return weeks.of(type, id, start, end);
}

/** `getTimetable` in both its forms: the simple one sends ids only, the one with `options` what these ask for. */
export function getTimetable(
  params: Params,
  account: Account,
  today: Temporal.PlainDate,
  weeks: { readonly actual: Weeks; readonly regular: Weeks },
): readonly object[] {
  const isSimple = params.options === undefined;
  const options = isSimple ? params : objectParam(params, "options");
  const range = rangeOf(options, today);
  const asked = askedOf(isSimple ? params : objectParam(options, "element"), range.year);
  if (!mayRead(account, asked, range.year)) throw noRight("timetable");
  const details = isSimple ? ONLY_IDS : detailsOf(options);
  const periods = periodsOf(asked, range, options.onlyBaseTimetable === true ? weeks.regular : weeks.actual);
  return scattered(periods).map((period) => periodOnWire(period, range.year.id, details));
}
