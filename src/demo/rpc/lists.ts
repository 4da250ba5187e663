import type { DateRange } from "../calendar/date-range.ts";
import { keptHolidays } from "../calendar/holidays.ts";
import type { SchoolYear } from "../calendar/school-years.ts";
import { dateNumber } from "../calendar/wire-date.ts";
import { UNITS } from "../plan/grid.ts";
import type { RegularPlan } from "../plan/regular-plan.ts";
import { klasseId, klassen } from "../school/klassen.ts";
import { pupilKey, pupils } from "../school/pupils.ts";
import { rooms } from "../school/rooms.ts";
import { staff } from "../school/staff.ts";
import { subjects } from "../school/subjects.ts";

const days = ({ start, end }: DateRange) => ({
  startDate: dateNumber(start),
  endDate: dateNumber(end),
});

/** The result of getHolidays. */
export const holidayList = (today: Temporal.PlainDate): readonly object[] =>
  keptHolidays(today).map((holiday) => ({
    id: holiday.id,
    name: holiday.name,
    longName: holiday.longName,
    ...days(holiday),
  }));

/** A school year as getSchoolyears and getCurrentSchoolyear send it. */
export const schoolYearItem = (year: SchoolYear): object => ({ id: year.id, name: year.name, ...days(year) });

/** The result of getKlassen for a school year. */
export const klassenList = (schoolYearId: number, plan: RegularPlan): readonly object[] =>
  klassen.map((klasse) => {
    const [teacher1, teacher2] = plan.classTeachers(klasse);
    return {
      id: klasseId(klasse, schoolYearId),
      name: klasse.name,
      longName: klasse.longName,
      active: klasse.active,
      did: klasse.department,
      ...(teacher1 && { teacher1: teacher1.id }),
      ...(teacher2 && { teacher2: teacher2.id }),
    };
  });

/** The result of getTeachers. */
export const teacherList = (): readonly object[] =>
  staff.map(({ id, name, foreName, longName, title }) => ({
    id,
    name,
    foreName,
    longName,
    title,
    active: true,
    dids: [],
  }));

/** The result of getStudents. */
export const studentList = (): readonly object[] =>
  pupils.map(({ id, foreName, longName, gender }) => ({
    id,
    key: pupilKey(id),
    name: `${longName}${foreName.slice(0, 3)}`,
    foreName,
    longName,
    gender,
  }));

/** The result of getSubjects. */
export const subjectList = (): readonly object[] =>
  subjects.map(({ id, name, longName, backColor }) => ({
    id,
    name,
    longName,
    alternateName: "",
    active: true,
    foreColor: "000000",
    backColor,
  }));

/** The result of getRooms. */
export const roomList = (): readonly object[] =>
  rooms.map(({ id, name, longName, building }) => ({ id, name, longName, alternateName: "", active: true, building }));

/** The result of getTimegridUnits: Monday (2, as WebUntis counts from Sunday = 1) to Friday (6). */
export const timegrid = (): readonly object[] =>
  [2, 3, 4, 5, 6].map((day) => ({
    day,
    timeUnits: UNITS.map(({ number, start, end }) => ({ name: String(number), startTime: start, endTime: end })),
  }));

const colors = (foreColor: string, backColor: string) => ({ foreColor, backColor });

/** The result of getStatusData: the colours of kinds of lessons and of changes. */
export const statusData = (): object => ({
  lstypes: [
    { ls: colors("000000", "f49f25") },
    { oh: colors("000000", "e6e3bf") },
    { sb: colors("000000", "1feee3") },
    { bs: colors("000000", "c03b6e") },
    { ex: colors("000000", "ffed00") },
  ],
  codes: [{ cancelled: colors("000000", "b1b3b4") }, { irregular: colors("ffffff", "a781b5") }],
});
