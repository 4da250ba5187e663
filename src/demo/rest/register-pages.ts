import { type DateRange, datesOf } from "../calendar/date-range.ts";
import { isSchoolDay } from "../calendar/holidays.ts";
import { dateNumber, dateOf } from "../calendar/wire-date.ts";
import { UNITS } from "../plan/grid.ts";
import { homeworkDue } from "../plan/homework.ts";
import type { Period } from "../plan/periods.ts";
import { attends } from "../plan/timetable.ts";
import { type Absence, absenceOf } from "../school/absences.ts";
import { ELEMENT } from "../school/elements.ts";
import { type Pupil, pupils } from "../school/pupils.ts";
import { badRequest, forbidden, ok, type Page, type PageRequest } from "./route.ts";

/** Most days in one request, counted from the first. */
const LONGEST = 400;

/** The requested days; undefined when the dates are missing or too far apart. */
function rangeOf({ query }: PageRequest): DateRange | undefined {
  const [start, end] = [dateOf(query.get("startDate")), dateOf(query.get("endDate"))];
  return start && end && start.until(end).days <= LONGEST ? { start, end } : undefined;
}

/** The periods that concern the account's own person. */
function ownPeriods({ account, context }: PageRequest, range: DateRange): readonly Period[] {
  const pupil = pupils.find(({ id }) => id === account.personId);
  const weeks = context.plans.actual;
  if (!pupil) return weeks.of(ELEMENT.teacher, account.personId, range.start, range.end);
  return weeks
    .of(ELEMENT.klasse, pupil.klasse.number, range.start, range.end)
    .filter((period) => attends(pupil, period));
}

/** `homeworks/lessons`: what is due in the account's own lessons. */
export const homeworks: Page = (request) => {
  const range = rangeOf(request);
  if (!range) return badRequest("startDate and endDate are needed");
  if (request.account.personId === 0) return forbidden();
  const all = homeworkDue(ownPeriods(request, range));
  const teachers = all.flatMap(({ id, due }) => due.teachers.flatMap(({ now }) => (now ? [{ id, teacher: now }] : [])));
  const lessons = new Map(all.map(({ due }) => [due.lsnumber, due]));
  return ok({
    data: {
      records: teachers.map(({ id, teacher }) => ({
        homeworkId: id,
        teacherId: teacher.id,
        elementIds: [request.account.personId],
      })),
      homeworks: all.map(({ id, due, given, text, remark, completed }) => ({
        id,
        lessonId: due.lsnumber,
        date: dateNumber(given),
        dueDate: dateNumber(due.date),
        text,
        remark,
        completed,
        attachments: [],
      })),
      teachers: [...new Map(teachers.map(({ teacher }) => [teacher.id, teacher])).values()].map(
        ({ id, name, foreName, longName }) => ({ id, name: `${longName}, ${foreName} (${name})` }),
      ),
      lessons: [...lessons].map(([id, { subjects }]) => ({
        id,
        subject: subjects[0]?.now?.name ?? "",
        lessonType: "Unterricht",
      })),
    },
  });
};

function item({ longName, foreName }: Pupil, date: Temporal.PlainDate, { reason, isExcused }: Absence) {
  const day = dateNumber(date);
  const excuseStatus = isExcused ? "entsch." : "offen";
  return {
    id: day,
    startDate: day,
    endDate: day,
    startTime: UNITS[0]?.start,
    endTime: UNITS[5]?.end,
    createDate: day,
    lastUpdate: day,
    createdUser: "Sekretariat",
    updatedUser: "Sekretariat",
    reasonId: 1,
    reason,
    text: "",
    interruptions: [],
    canEdit: false,
    studentName: `${longName} ${foreName}`,
    isExcused,
    excuseStatus,
    excuse: { id: day, text: "", excuseDate: day, excuseStatus, isExcused, userId: 1, username: "Sekretariat" },
  };
}

/** `absences/students`: only the account's own. */
export const absences: Page = (request) => {
  const range = rangeOf(request);
  if (!range) return badRequest("startDate and endDate are needed");
  const { account, query } = request;
  if (account.personId === 0 || Number(query.get("studentId")) !== account.personId) return forbidden();
  const pupil = pupils.find(({ id }) => id === account.personId);
  return ok({
    data: {
      absences: datesOf(range)
        .filter(isSchoolDay)
        .flatMap((date) => {
          const absence = pupil && absenceOf(pupil, date);
          return absence ? [item(pupil, date, absence)] : [];
        }),
      absenceReasons: [],
      excuseStatuses: false,
      showAbsenceReasonChange: false,
      showCreateAbsence: false,
    },
  });
};
