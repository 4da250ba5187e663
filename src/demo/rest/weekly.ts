import { mondayOf } from "../calendar/date-range.ts";
import { lastImport } from "../calendar/school-clock.ts";
import { isKept, schoolYearOf } from "../calendar/school-years.ts";
import { dateOf } from "../calendar/wire-date.ts";
import { scattered } from "../plan/periods.ts";
import { periodsOf } from "../plan/timetable.ts";
import { mayRead } from "./rights.ts";
import { badRequest, ok, type Page } from "./route.ts";
import { elementPeriod, namesOf } from "./weekly-period.ts";

const refusal = (messageKey: string) => ok({ data: { error: { data: { messageKey } } } });

/** `weekly/data` of the older client: the Monday to Sunday around a date. Refusals have the status 200 as well. */
export const weekly: Page = ({ query, account, today, context }) => {
  const [type, id] = [Number(query.get("elementType")), Number(query.get("elementId"))];
  const date = dateOf(query.get("date"));
  if (!date || !Number.isInteger(id)) return badRequest("elementType, elementId and date are needed");
  const year = schoolYearOf(date);
  if (!mayRead(account, type, id)) return refusal("ERR_TTVIEW_NOTALLOWED");
  if (!isKept(year.id, today)) return refusal("ERR_TTVIEW_NOTALLOWED_ONDATE");
  const monday = mondayOf(date);
  const range = { start: monday, end: monday.add({ days: 6 }), year };
  const periods = periodsOf({ type, id }, range, context.plans.actual)?.filter(
    (period) => schoolYearOf(period.date).id === year.id,
  );
  if (!periods) return refusal("ERR_TTVIEW_NOTALLOWED");
  const elementPeriods = { [id]: scattered(periods).map((period) => elementPeriod(period, year)) };
  return ok({
    data: {
      isSingle: true,
      result: {
        data: { elementPeriods, elements: namesOf(periods, year) },
        lastImportTimestamp: lastImport(context.now(), context.plans.lastNews()),
      },
    },
  });
};
