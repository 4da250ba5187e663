import { schoolYearOf } from "../calendar/school-years.ts";
import { dateNumber, dateOf } from "../calendar/wire-date.ts";
import { type Exam, examsOn, examTypeOf } from "../plan/exams.ts";
import { endTime, startTime } from "../plan/periods.ts";
import { attends } from "../plan/timetable.ts";
import { pick } from "../school/dice.ts";
import { type Klasse, klasseId } from "../school/klassen.ts";
import { pupils } from "../school/pupils.ts";
import { badRequest, ok, type Page, type PageRequest, unpermitted } from "./route.ts";

const TOPICS = ["", "Taschenrechner mitbringen", "Kapitel 3 und 4"];

const idOn = (date: Temporal.PlainDate, klasse: Klasse) => klasseId(klasse, schoolYearOf(date).id);

/** Who writes it; a pupil sees nobody else. */
const assigned = ({ account }: PageRequest, { first }: Exam) =>
  pupils
    .filter(({ id }) => account.rights === "all" || id === account.personId)
    .filter((pupil) => first.klassen.includes(pupil.klasse) && attends(pupil, first))
    .map(({ id, klasse, longName, foreName }) => ({
      id,
      klasse: { id: idOn(first.date, klasse), name: klasse.name },
      displayName: `${longName} ${foreName}`,
    }));

const names = (all: Exam["first"]["teachers"] | Exam["first"]["rooms"]) =>
  all.flatMap(({ now }) => (now ? [now.name] : []));

/** `exams`: for teachers of the whole school, for pupils of their own class; of one class if `klasseId` is given. */
export const exams: Page = (request) => {
  const { account, context, query } = request;
  const [start, end] = [dateOf(query.get("startDate")), dateOf(query.get("endDate"))];
  if (!start || !end) return badRequest("startDate and endDate are needed");
  if (account.personId === 0) return unpermitted({});
  const asked = Number(query.get("klasseId") ?? -1);
  const all = examsOn({ start, end }, context.plans.actual).filter(
    ({ first: { date, klassen } }) =>
      (account.rights === "all" || klassen.some(({ name }) => name === account.klasse)) &&
      (asked === -1 || klassen.some((klasse) => idOn(date, klasse) === asked)),
  );
  return ok({
    data: {
      exams: all.map((exam) => {
        const { first, last } = exam;
        const examType = examTypeOf(exam).longName;
        return {
          id: first.id,
          examType,
          name: first.lstext || examType,
          studentClass: first.klassen.map(({ name }) => name),
          assignedStudents: assigned(request, exam),
          examDate: dateNumber(first.date),
          startTime: startTime(first),
          endTime: endTime(last),
          subject: first.subjects[0]?.now?.name ?? "",
          teachers: names(first.teachers),
          rooms: names(first.rooms),
          text: pick(TOPICS, `topic ${first.id}`),
          grade: "",
        };
      }),
    },
  });
};
