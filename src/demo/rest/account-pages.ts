import { keptHolidays } from "../calendar/holidays.ts";
import { keptYears, type SchoolYear, schoolYearOf } from "../calendar/school-years.ts";
import { UNITS } from "../plan/grid.ts";
import { ownKlasseId } from "../school/accounts.ts";
import { ELEMENT } from "../school/elements.ts";
import { SCHOOL } from "../school/identity.ts";
import { ok, type Page } from "./route.ts";

const yearItem = ({ id, name, start, end }: SchoolYear) => ({
  id,
  name,
  dateRange: { start: start.toString(), end: end.toString() },
});

/** `app/data`: tenant, user, school year with its grid, holidays. */
export const appData: Page = ({ account, today }) => {
  const year = schoolYearOf(today);
  return ok({
    tenant: { id: String(SCHOOL.id), name: SCHOOL.loginName, displayName: SCHOOL.name },
    user: {
      id: account.personId,
      name: account.username,
      locale: "de",
      roles: [account.personType === ELEMENT.teacher ? "TEACHER" : "STUDENT"],
      permissions: { views: [] },
      ...(account.personId && { person: { id: account.personId, displayName: account.username } }),
      students: [],
    },
    currentSchoolYear: {
      ...yearItem(year),
      timeGrid: {
        schoolyearId: year.id,
        units: UNITS.map(({ number, start, end }) => ({ unitOfDay: number, startTime: start, endTime: end })),
      },
    },
    holidays: keptHolidays(today).map(({ id, longName, start, end }) => ({
      id,
      name: longName,
      start: start.toString(),
      end: end.toString(),
      bookable: false,
    })),
    permissions: [],
    settings: [],
  });
};

export const schoolyears: Page = ({ today }) => ok(keptYears(today).map(yearItem));

export const sessionStatus: Page = () => ok({ expiresInMs: 600_000 });

/** Who is logged in, which the login by secret does not tell. */
export const appConfig: Page = ({ account: { personId, personType, username } }) =>
  ok({
    data: {
      loginServiceConfig: {
        user: {
          name: username,
          ...(personId && { personId, persons: [{ id: personId, type: personType }] }),
        },
      },
    },
  });

export const dayTimetableConfig: Page = ({ account, today }) =>
  ok({ data: { klasseId: ownKlasseId(account, schoolYearOf(today).id) } });
