import { lastImport } from "../calendar/school-clock.ts";
import { keptYears, schoolYearOf } from "../calendar/school-years.ts";
import { scattered } from "../plan/periods.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { periodsOf } from "../rpc/timetable.ts";
import { mayRead } from "./rights.ts";
import { badRequest, ok, type Page } from "./route.ts";
import { elementPeriod, namesOf } from "./weekly-period.ts";
import { dayOf } from "./wire-time.ts";

const refusal = (messageKey: string) => ok({ data: { error: { data: { messageKey } } } });

/** `weekly/data` of the older client: the Monday to Sunday around a date. Whatever goes wrong, the status is 200. */
export const weekly: Page = ({ query, account, today, context }) => {
  const [type, id] = [Number(query.get("elementType")), Number(query.get("elementId"))];
  const date = dayOf(query.get("date"));
  if (!date || !Number.isInteger(id)) return badRequest("elementType, elementId and date are needed");
  const year = schoolYearOf(date);
  if (!mayRead(account, type, id)) return refusal("ERR_TTVIEW_NOTALLOWED");
  if (!keptYears(today).some((kept) => kept.id === year.id)) return refusal("ERR_TTVIEW_NOTALLOWED_ONDATE");
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  try {
    const range = { start: monday, end: monday.add({ days: 6 }), year };
    const periods = periodsOf({ type, id }, range, context.plans.actual).filter(
      (period) => schoolYearOf(period.date).id === year.id,
    );
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
  } catch (error) {
    if (error instanceof RpcError) return refusal("ERR_TTVIEW_NOTALLOWED");
    throw error;
  }
};
