import { holidaysOf } from "../calendar/holidays.ts";
import { keptYears, type SchoolYear, schoolYearOf } from "../calendar/school-years.ts";
import { type Period, scattered } from "../plan/periods.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { periodsOf } from "../rpc/timetable.ts";
import { elementsOf } from "./element-pages.ts";
import { gridEntry } from "./grid-entry.ts";
import { layout } from "./layout.ts";
import { resource } from "./named.ts";
import { isOwnKind, mayRead, RESOURCES } from "./rights.ts";
import { badRequest, forbidden, ok, type Page } from "./route.ts";
import { dayOf, daysBetween } from "./wire-time.ts";

function statusOfDay(isShown: boolean, periods: readonly Period[]): string {
  if (!isShown) return "NOT_ALLOWED";
  return periods.length > 0 ? "REGULAR" : "NO_DATA";
}

const compare = Temporal.PlainDate.compare;

const backEntries = (date: Temporal.PlainDate, year: SchoolYear) =>
  holidaysOf(year)
    .filter(({ start, end }) => compare(start, date) <= 0 && compare(date, end) <= 0)
    .map(({ id, longName }) => ({
      ids: [id],
      type: "HOLIDAY",
      name: longName,
      duration: { start: `${date}T00:00`, end: `${date}T23:59` },
    }));

const LONGEST = 120;

/** `timetable/entries`: the plan of one element by days. Classes of another school year have no entries. */
export const entries: Page = ({ query, account, today, context }) => {
  const resourceType = query.get("resourceType") ?? "";
  const type = RESOURCES.get(resourceType);
  const [start, end] = [dayOf(query.get("start")), dayOf(query.get("end"))];
  const isMine = query.get("timetableType") === "MY_TIMETABLE";
  const id = isMine ? account.personId : Number(query.get("resources"));
  if (type === undefined || !start || !end || !Number.isInteger(id))
    return badRequest("resourceType, resources, start and end are needed");
  if (compare(start, end) > 0 || start.until(end).days > LONGEST) return badRequest("start and end are no range");
  if (isMine ? !isOwnKind(account, type) : !mayRead(account, type, id)) return forbidden();
  const kept = new Set(keptYears(today).map((year) => year.id));
  try {
    const days = daysBetween(start, end).map((date) => {
      const year = schoolYearOf(date);
      const isShown = kept.has(year.id);
      const periods = isShown ? periodsOf({ type, id }, { start: date, end: date, year }, context.plans.actual) : [];
      const named = elementsOf(type, year).find((element) => element.id === id);
      const places = layout(periods);
      return {
        date: date.toString(),
        resourceType,
        resource: named ? resource(named) : { id, shortName: "", longName: "", displayName: "" },
        status: statusOfDay(isShown, periods),
        dayEntries: [],
        gridEntries: scattered(periods).map((period) => gridEntry(period, type, places.get(period.id))),
        backEntries: backEntries(date, year),
      };
    });
    return ok({ format: Number(query.get("format") ?? 1), days, errors: [] });
  } catch (error) {
    if (error instanceof RpcError) return { status: 404, body: { errorCode: "NOT_FOUND" } };
    throw error;
  }
};
