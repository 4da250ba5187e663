import type { TeacherNames } from "../src/bot/command.ts";
import { command } from "../src/bot/command.ts";
import { bold, paragraph, plain, type Reply, type SpanLine } from "../src/bot/reply.ts";
import { bilingual, type Texts } from "../src/bot/texts/index.ts";
import { classList, classListOptions } from "../src/replies/class-list.ts";
import { asOfLine } from "../src/replies/day-reply.ts";
import { elementName, joined, teacherName } from "../src/replies/lesson-entry.ts";
import { pageOf, pageParts, phoneLines } from "../src/replies/pages.ts";
import type { SubjectOfKlasse } from "../src/school/index.ts";

type Hours = SubjectOfKlasse["hours"];

/** "2", "1,5", "3–5" */
const numbers = ({ least, most }: Hours, point: "," | ".") =>
  [...new Set([least, most])].map((hours) => `${hours}`.replace(".", point)).join("–");

const texts = bilingual({
  title: { de: (klasse: string) => `${klasse} · Fächer`, en: (klasse: string) => `${klasse} · Subjects` },
  /** Above the subjects: what the numbers are, and how they were found. */
  lead: {
    de: (weeks: number) =>
      `Stunden in der Woche, nach dem Plan der nächsten ${weeks === 1 ? "Schulwoche" : `${weeks} Schulwochen`}:`,
    en: (weeks: number) =>
      `Lessons a week, by the timetable of the next ${weeks === 1 ? "school week" : `${weeks} school weeks`}:`,
  },
  none: {
    de: "In den nächsten Wochen zeigt die Schule für diese Klasse (noch) keinen Unterricht.",
    en: "The school does not show any lessons for this class in the next few weeks (yet).",
  },
  hours: {
    de: (hours: Hours) => `${numbers(hours, ",")} Std.`,
    en: (hours: Hours) => `${numbers(hours, ".")} ${hours.most === 1 ? "lesson" : "lessons"}`,
  },
  courses: { de: (count: number) => ` (${count} Kurse)`, en: (count: number) => ` (${count} courses)` },
});

/** By whole names, as they are shown. */
const { compare } = new Intl.Collator("de", { numeric: true });

/** "Biologie: 3–5 Std. (2 Kurse), SAU, WEB" */
function subjectLine(
  { subject, teachers, hours, courses }: SubjectOfKlasse,
  text: Texts,
  teacherNames: TeacherNames,
): SpanLine {
  const said = texts(text);
  const count = courses.length > 1 ? said.courses(courses.length) : "";
  const by = teachers.map(teacherName(teacherNames));
  return [bold(elementName(subject)), plain(`: ${joined([`${said.hours(hours)}${count}`, ...by])}`)];
}

export default command({
  name: "faecher",
  englishName: "subjects",
  describe: {
    de: "Fächer einer Klasse: wie viele Stunden, und wer sie unterrichtet",
    en: "Subjects of a class: how many lessons, and who teaches them",
  },
  examples: [
    {
      typed: { de: "5a", en: "5a" },
      gives: {
        de: "die Fächer der 5a, mit Stunden und Lehrkräften",
        en: "the subjects of 5a, with hours and teachers",
      },
    },
  ],
  otherNames: ["fächer", "subject"],
  spoken: ["fächer", "faecher", "fach", "subjects", "subject", "wer unterrichtet", "who teaches"],
  options: classListOptions,
  run: (options, context) =>
    classList("faecher", options, context, async (klasse, paging): Promise<Reply> => {
      const { school, text, teacherNames } = context;
      const { subjects, weeks, ...dated } = await school.subjects(klasse);
      const { title, lead, none } = texts(text);
      const lines = subjects
        .toSorted((a, b) => compare(elementName(a.subject), elementName(b.subject)))
        .map((subject) => subjectLine(subject, text, teacherNames));
      const page = pageOf(lines, paging, phoneLines);
      return {
        title: title(klasse.name),
        tone: subjects.length > 0 ? "normal" : "unknown",
        blocks:
          subjects.length > 0
            ? [paragraph(plain(lead(weeks))), { kind: "list", items: page.items }]
            : [paragraph(plain(none))],
        ...pageParts(page, paging, asOfLine(dated, context), text),
        audience: "everyone",
      };
    }),
});
