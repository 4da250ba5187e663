import { covers, type DateRange, datesOf } from "../calendar/date-range.ts";
import { holidaysOf } from "../calendar/holidays.ts";
import { isKept, type SchoolYear, schoolYearOf } from "../calendar/school-years.ts";
import { dateOf } from "../calendar/wire-date.ts";
import { type Period, scattered } from "../plan/periods.ts";
import { type ElementKey, periodsOf } from "../plan/timetable.ts";
import { ELEMENT_NAMES, elementsOf } from "../school/elements.ts";
import { gridEntry } from "./grid-entry.ts";
import { layout } from "./layout.ts";
import { resource } from "./resource.ts";
import { isOwnKind, mayRead } from "./rights.ts";
import { badRequest, ok, type Page, type PageRequest, unpermitted } from "./route.ts";

function statusOfDay(isShown: boolean, periods: readonly Period[]): string {
  if (!isShown) return "NOT_ALLOWED";
  return periods.length > 0 ? "REGULAR" : "NO_DATA";
}

const backEntries = (date: Temporal.PlainDate, year: SchoolYear) =>
  holidaysOf(year)
    .filter((holiday) => covers(holiday, date))
    .map(({ id, longName }) => ({
      ids: [id],
      type: "HOLIDAY",
      name: longName,
      duration: { start: `${date}T00:00`, end: `${date}T23:59` },
    }));

/** A day of an element's plan; undefined when there is no such element. */
function dayOf({ type, id }: ElementKey, date: Temporal.PlainDate, { query, today, context }: PageRequest) {
  const year = schoolYearOf(date);
  const isShown = isKept(year.id, today);
  const range = { start: date, end: date, year };
  const periods = isShown ? periodsOf({ type, id }, range, context.plans.actual) : [];
  if (!periods) return undefined;
  const named = elementsOf(type, year.id).find((element) => element.id === id);
  const places = layout(periods);
  return {
    date: date.toString(),
    resourceType: query.get("resourceType"),
    resource: named ? resource(named) : { id, shortName: "", longName: "", displayName: "" },
    status: statusOfDay(isShown, periods),
    dayEntries: [],
    gridEntries: scattered(periods).map((period) => gridEntry(period, type, places.get(period.id))),
    backEntries: backEntries(date, year),
  };
}

/** Most days in one request, counted from the first. */
const LONGEST = 120;

const isRange = ({ start, end }: DateRange) =>
  Temporal.PlainDate.compare(start, end) <= 0 && start.until(end).days <= LONGEST;

/** `timetable/entries`: the plan of one element by days. Classes of another school year have no entries. */
export const entries: Page = (request) => {
  const { query, account } = request;
  const type = ELEMENT_NAMES.get(query.get("resourceType") ?? "");
  const [start, end] = [dateOf(query.get("start")), dateOf(query.get("end"))];
  const isMine = query.get("timetableType") === "MY_TIMETABLE";
  const id = isMine ? account.personId : Number(query.get("resources"));
  if (type === undefined || !start || !end || !Number.isInteger(id))
    return badRequest("resourceType, resources, start and end are needed");
  if (!isRange({ start, end })) return badRequest("start and end are no range");
  if (isMine ? !isOwnKind(account, type) : !mayRead(account, type, id))
    return unpermitted({ format: Number(query.get("format") ?? 1), days: [] });
  const dates = datesOf({ start, end });
  const days = dates.flatMap((date) => dayOf({ type, id }, date, request) ?? []);
  if (days.length < dates.length) return { status: 404, body: { errorCode: "NOT_FOUND" } };
  return ok({ format: Number(query.get("format") ?? 1), days, errors: [] });
};
