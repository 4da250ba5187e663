import { roll } from "../dice.ts";
import { examsOn } from "../exams.ts";
import { dateNumber } from "../params.ts";
import { endTime, startTime } from "../periods.ts";
import { pupils } from "../pupils.ts";
import { subjects } from "../subjects.ts";
import { badRequest, dayOf, forbidden, ok, type Page, type PageRequest } from "./route.ts";

const MESSAGES = [
  ["Mensa", "<p>Heute gibt es <b>Nudelauflauf</b>.</p>"],
  ["Fundsachen", "<p>Die Fundkiste steht bis Freitag im Foyer.<br>Danach geht alles in die Kleiderkammer.</p>"],
  ["Sprechtag", "<p>Am Elternsprechtag endet der Unterricht nach der 4.&nbsp;Stunde.</p>"],
] as const;

/** `newsWidgetData`: a message on about every second day. */
export const news: Page = ({ query }) => {
  const date = dayOf(query.get("date"));
  if (!date) return badRequest("date is needed");
  const [subject, text] = MESSAGES[roll(`news ${date}`) % MESSAGES.length] ?? MESSAGES[0];
  const isThere = date.dayOfWeek < 6 && roll(`any news ${date}`) % 2 === 0;
  const message = { id: dateNumber(date), subject, text, isExpanded: false, attachments: [] };
  return ok({ data: { systemMessage: null, messagesOfDay: isThere ? [message] : [], rssUrl: "" } });
};

function rangeOf({ query }: PageRequest) {
  const [start, end] = [dayOf(query.get("startDate")), dayOf(query.get("endDate"))];
  return start && end ? { start, end } : undefined;
}

/** `exams`: those of the whole school for teachers, of the own class for pupils. */
export const exams: Page = (request) => {
  const range = rangeOf(request);
  if (!range) return badRequest("startDate and endDate are needed");
  const { account, context } = request;
  if (account.personId === 0) return forbidden();
  const all = examsOn(range, context.plans.actual).filter(
    ({ first }) => account.rights === "all" || first.klassen.some(({ name }) => name === account.klasse),
  );
  return ok({
    data: {
      exams: all.map(({ first, last }) => ({
        id: first.id,
        examType: "Klassenarbeit",
        name: first.lstext || "Klassenarbeit",
        studentClass: first.klassen.map(({ name }) => name),
        assignedStudents: [],
        examDate: dateNumber(first.date),
        startTime: startTime(first),
        endTime: endTime(last),
        subject: first.subjects[0]?.now?.name ?? "",
        teachers: first.teachers.flatMap(({ now }) => (now ? [now.name] : [])),
        rooms: first.rooms.flatMap(({ now }) => (now ? [now.name] : [])),
        text: "",
        grade: "",
      })),
    },
  });
};

const dates = ({ start, end }: { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate }) =>
  Array.from({ length: Math.min(start.until(end).days + 1, 120) }, (_, days) => start.add({ days })).filter(
    ({ dayOfWeek }) => dayOfWeek < 6,
  );

/** `homeworks/lessons`: something on most days. */
export const homeworks: Page = (request) => {
  const range = rangeOf(request);
  if (!range) return badRequest("startDate and endDate are needed");
  const given = dates(range).filter((date) => roll(`homework ${date}`) % 3 !== 0);
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

/** `absences/students`: only one's own. */
export const absences: Page = (request) => {
  const range = rangeOf(request);
  if (!range) return badRequest("startDate and endDate are needed");
  const { account, query } = request;
  const pupil = pupils.find(({ id }) => id === account.personId);
  if (account.personId === 0 || Number(query.get("studentId")) !== account.personId) return forbidden();
  const ill = pupil ? dates(range).filter((date) => roll(`ill ${pupil.id} ${date}`) % 12 === 0) : [];
  return ok({
    data: {
      absences: ill.map((date) => ({
        id: dateNumber(date),
        startDate: dateNumber(date),
        endDate: dateNumber(date),
        startTime: 755,
        endTime: 1320,
        reason: "Krank",
        studentName: pupil ? `${pupil.longName} ${pupil.foreName}` : "",
        isExcused: true,
        excuseStatus: "entsch.",
      })),
      absenceReasons: [],
      excuseStatuses: null,
      showAbsenceReasonChange: false,
      showCreateAbsence: false,
    },
  });
};

/** `messages`: the inbox. */
export const messages: Page = ({ account }) =>
  account.personId === 0
    ? forbidden()
    : ok({
        incomingMessages: [
          {
            id: 1,
            subject: "Willkommen",
            contentPreview: "Schön, dass du da bist.",
            isMessageRead: false,
            sender: { displayName: "Sekretariat" },
          },
        ],
        readConfirmationMessages: [],
      });
