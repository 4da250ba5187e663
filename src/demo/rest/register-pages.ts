import { schoolDaysOfWeek } from "../calendar/holidays.ts";
import { UNITS } from "../plan/grid.ts";
import { dateNumber } from "../rpc/params.ts";
import { roll } from "../school/dice.ts";
import { type Pupil, pupils } from "../school/pupils.ts";
import { subjects } from "../school/subjects.ts";
import { badRequest, forbidden, ok, type Page, type PageRequest } from "./route.ts";
import { dayOf, daysBetween } from "./wire-time.ts";

const LONGEST = 400;

/** The days with school that a request asks for; undefined when it names none. */
function daysOf({ query }: PageRequest): readonly Temporal.PlainDate[] | undefined {
  const [start, end] = [dayOf(query.get("startDate")), dayOf(query.get("endDate"))];
  if (!start || !end || start.until(end).days > LONGEST) return undefined;
  return daysBetween(start, end).filter((date) =>
    schoolDaysOfWeek(date.subtract({ days: date.dayOfWeek - 1 })).some((day) => day.equals(date)),
  );
}

/** `homeworks/lessons`: something for most days. */
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

function absence({ longName, foreName }: Pupil, date: Temporal.PlainDate) {
  const day = dateNumber(date);
  const isExcused = roll(`excused ${date}`) % 3 !== 0;
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
    reason: "Krank",
    text: "",
    interruptions: [],
    canEdit: false,
    studentName: `${longName} ${foreName}`,
    isExcused,
    excuseStatus,
    excuse: { id: day, text: "", excuseDate: day, excuseStatus, isExcused, userId: 1, username: "Sekretariat" },
  };
}

/** `absences/students`: only one's own. */
export const absences: Page = (request) => {
  const days = daysOf(request);
  if (!days) return badRequest("startDate and endDate are needed");
  const { account, query } = request;
  if (account.personId === 0 || Number(query.get("studentId")) !== account.personId) return forbidden();
  const pupil = pupils.find(({ id }) => id === account.personId);
  const ill = pupil ? days.filter((date) => roll(`ill ${pupil.id} ${date}`) % 12 === 0) : [];
  return ok({
    data: {
      absences: pupil ? ill.map((date) => absence(pupil, date)) : [],
      absenceReasons: [],
      excuseStatuses: false,
      showAbsenceReasonChange: false,
      showCreateAbsence: false,
    },
  });
};
