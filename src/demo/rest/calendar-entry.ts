import { isKept, schoolYearOf } from "../calendar/school-years.ts";
import { contentOf, homeworkDue } from "../plan/homework.ts";
import { endTime, type Period, type Standing, startTime } from "../plan/periods.ts";
import { periodsOf } from "../plan/timetable.ts";
import type { Named } from "../school/elements.ts";
import { klasseId } from "../school/klassen.ts";
import type { Teacher } from "../school/staff.ts";
import { resource } from "./resource.ts";
import { mayRead } from "./rights.ts";
import { badRequest, forbidden, ok, type Page, type PageRequest } from "./route.ts";
import { clock } from "./wire-time.ts";

const withStatus = (named: Named, status: string) => ({ ...resource(named), status });

/** Those who are there, then those who are not. */
const standing = (all: readonly Standing<Named>[]) => [
  ...all.flatMap(({ now, was }) => (now ? [withStatus(now, was ? "ADDED" : "REGULAR")] : [])),
  ...all.flatMap(({ was }) => (was ? [withStatus(was, "REMOVED")] : [])),
];

/** Full names, which the list of teachers shows to few. */
const fullName = (teacher: Teacher): Named => ({
  ...teacher,
  longName: `${teacher.longName} ${teacher.foreName}`,
});

const byFullName = ({ now, was }: Standing<Teacher>): Standing<Named> => ({
  ...(now && { now: fullName(now) }),
  ...(was && { was: fullName(was) }),
});

function entry(period: Period, all: readonly Period[], today: Temporal.PlainDate) {
  const { id, date, code, exam, lsnumber, klassen, subjects, teachers, rooms, info, lstext, substText } = period;
  const year = schoolYearOf(date);
  const subject = subjects[0]?.now ?? subjects[0]?.was;
  const teachingContent = contentOf(period, today);
  return {
    id,
    status: code === "cancelled" ? "CANCELLED" : "TAKING_PLACE",
    type: exam ? "EXAM" : "NORMAL_TEACHING_PERIOD",
    startDateTime: `${date}T${clock(startTime(period))}:00`,
    endDateTime: `${date}T${clock(endTime(period))}:00`,
    subject: subject ? resource(subject) : null,
    teachers: standing(teachers.map(byFullName)),
    rooms: standing(rooms),
    klasses: klassen.map((klasse) => resource({ ...klasse, id: klasseId(klasse, year.id) })),
    lesson: { lessonId: lsnumber, lessonNumber: lsnumber },
    substText,
    lessonInfo: lstext || null,
    notesAll: info,
    notesStaff: null,
    teachingContent,
    singleEntries: [{ teachingContent }],
    homeworks: homeworkDue(all)
      .filter(({ due }) => due.lsnumber === lsnumber)
      .map((homework) => ({
        id: homework.id,
        text: homework.text,
        remark: homework.remark,
        completed: homework.completed,
        dateTime: `${homework.given}T00:00:00`,
        dueDateTime: `${homework.due.date}T00:00:00`,
        attachments: [],
      })),
    exam: exam ? { id, name: lstext, description: "" } : null,
    originalCalendarEntry: null,
    permissions: [],
  };
}

const momentOf = (text: string | null): Temporal.PlainDateTime | undefined => {
  try {
    return text === null ? undefined : Temporal.PlainDateTime.from(text);
  } catch {
    return undefined;
  }
};

const isBetween =
  (start: Temporal.PlainDateTime, end: Temporal.PlainDateTime) =>
  (period: Period): boolean => {
    const [from, to] = [startTime(period), endTime(period)].map((time) => `${period.date}T${clock(time)}`);
    const { compare } = Temporal.PlainDateTime;
    return from !== undefined && to !== undefined && compare(from, end) < 0 && compare(start, to) < 0;
  };

/** `calendar-entry/detail`: the lessons of an element at a time, of the first day only. */
export const calendarEntry: Page = ({ query, account, today, context }: PageRequest) => {
  const [type, id] = [Number(query.get("elementType")), Number(query.get("elementId"))];
  const [start, end] = [momentOf(query.get("startDateTime")), momentOf(query.get("endDateTime"))];
  if (!start || !end || !Number.isInteger(id))
    return badRequest("elementType, elementId, startDateTime and endDateTime are needed");
  if (!mayRead(account, type, id)) return forbidden();
  const date = start.toPlainDate();
  const year = schoolYearOf(date);
  const all = isKept(year.id, today)
    ? (periodsOf({ type, id }, { start: date, end: date, year }, context.plans.actual) ?? [])
    : [];
  return ok({
    calendarEntries: all.filter(isBetween(start, end)).map((period) => entry(period, all, today)),
    referencedCalendarEntries: [],
  });
};
