import { datesOf } from "../calendar/date-range.ts";
import { isSchoolDay } from "../calendar/holidays.ts";
import { dateNumber, dateOf } from "../calendar/wire-date.ts";
import { UNITS } from "../plan/grid.ts";
import { type Absence, absenceOf } from "../school/absences.ts";
import { roll } from "../school/dice.ts";
import { type Pupil, pupils } from "../school/pupils.ts";
import { subjects } from "../school/subjects.ts";
import { badRequest, forbidden, ok, type Page, type PageRequest } from "./route.ts";

/** Most days in one request, counted from the first. */
const LONGEST = 400;

/** The requested days, without those off; undefined when the dates are missing or too far apart. */
function daysOf({ query }: PageRequest): readonly Temporal.PlainDate[] | undefined {
  const [start, end] = [dateOf(query.get("startDate")), dateOf(query.get("endDate"))];
  if (!start || !end || start.until(end).days > LONGEST) return undefined;
  return datesOf({ start, end }).filter(isSchoolDay);
}

/** `homeworks/lessons`: homework for most school days. */
export const homeworks: Page = (request) => {
  const days = daysOf(request);
  if (!days) return badRequest("startDate and endDate are needed");
  if (request.account.personId === 0) return forbidden();
  const given = days.filter((date) => roll(`homework ${date}`) % 3 !== 0);
  const subjectOf = (date: Temporal.PlainDate) => subjects[roll(`homework of ${date}`) % subjects.length];
  return ok({
    data: {
      records: [],
      homeworks: given.map((date) => ({
        id: dateNumber(date),
        lessonId: subjectOf(date)?.id ?? 0,
        date: dateNumber(date.subtract({ days: 2 })),
        dueDate: dateNumber(date),
        text: "Buch S. 42, Nr. 1–3",
        remark: "",
        completed: false,
        attachments: [],
      })),
      teachers: [],
      lessons: [...new Set(given.map(subjectOf))].flatMap((subject) =>
        subject ? [{ id: subject.id, subject: subject.name, lessonType: "Unterricht" }] : [],
      ),
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
  const days = daysOf(request);
  if (!days) return badRequest("startDate and endDate are needed");
  const { account, query } = request;
  if (account.personId === 0 || Number(query.get("studentId")) !== account.personId) return forbidden();
  const pupil = pupils.find(({ id }) => id === account.personId);
  return ok({
    data: {
      absences: days.flatMap((date) => {
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
