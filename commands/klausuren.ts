import { command } from "../src/bot/command.ts";
import { type Block, bold, paragraph, plain, type Reply, type Span, type SpanLine } from "../src/bot/reply.ts";
import { timeSpan } from "../src/bot/texts/days.ts";
import { bilingual, type Texts } from "../src/bot/texts/index.ts";
import { timeAhead } from "../src/replies/ahead.ts";
import { classList, classListOptions } from "../src/replies/class-list.ts";
import { asOfLine } from "../src/replies/day-reply.ts";
import { elementName, joined, roomName, teacherName } from "../src/replies/lesson-entry.ts";
import { pageOf, pageParts, phoneLines } from "../src/replies/pages.ts";
import { planTexts } from "../src/replies/texts.ts";
import type { ExamAhead, ExamsAhead } from "../src/school/index.ts";

const exams = (count: number) => (count === 1 ? "1 exam" : `${count} exams`);

const texts = bilingual({
  title: {
    de: (klasse: string) => `${klasse} · Klausuren und Klassenarbeiten`,
    en: (klasse: string) => `${klasse} · Exams`,
  },
  /** Above the exams: how many there are, and how far that reaches. */
  list: {
    de: (count: number, until: string) =>
      count === 1 ? `Bis ${until} ist eine eingetragen:` : `Bis ${until} sind ${count} eingetragen:`,
    en: (count: number, until: string) => `${exams(count)} up to ${until}:`,
  },
  plan: {
    de: (count: number, until: string) =>
      count === 1 ? `Bis ${until} steht eine im Plan der Klasse:` : `Bis ${until} stehen ${count} im Plan der Klasse:`,
    en: (count: number, until: string) => `${exams(count)} in the class’s timetable up to ${until}:`,
  },
  none: {
    de: (until: string) => `Bis ${until} steht keine Klausur im Plan der Klasse.`,
    en: (until: string) => `There are no exams in the class’s timetable up to ${until}.`,
  },
});

/** What an exam's line is made with. */
interface Manner {
  readonly text: Texts;
  readonly now: Temporal.ZonedDateTime;
  readonly teacher: ReturnType<typeof teacherName>;
}

function whenOf({ date, start, end, units }: ExamAhead, { text, now }: Manner): Span[] {
  const at = date.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: start });
  const when = units ? planTexts(text).units(units) : timeSpan(start, end);
  return [plain(`${text.day(date)} (`), timeAhead(at, now, text), plain(`), ${when}`)];
}

/** "Englisch: Di 24.11. (morgen), 3.–4. Stunde, FRA, R201 – 2. Klassenarbeit – Taschenrechner mitbringen" */
function examLine(exam: ExamAhead, manner: Manner): SpanLine {
  const { subjects, teachers, rooms, name, text: about } = exam;
  const title = joined(subjects.map(elementName)) || name || planTexts(manner.text).exam;
  const where = joined([...teachers.map(manner.teacher), ...rooms.map(roomName)]);
  const notes = [name === title ? "" : name, about].filter(Boolean).map((note) => plain(` – ${note}`));
  return [bold(title), plain(": "), ...whenOf(exam, manner), ...(where ? [plain(`, ${where}`)] : []), ...notes];
}

function lead({ exams, from, until }: ExamsAhead, text: Texts): Block {
  const { none, ...counted } = texts(text);
  const day = text.day(until);
  return paragraph(plain(exams.length > 0 ? counted[from](exams.length, day) : none(day)));
}

export default command({
  name: "klausuren",
  englishName: "exams",
  describe: {
    de: "Klausuren und Klassenarbeiten einer Klasse, mit den Tagen bis dahin",
    en: "Exams of a class, with the days until then",
  },
  examples: [
    {
      typed: { de: "8b", en: "8b" },
      gives: { de: "was die 8b demnächst schreibt", en: "the exams that 8b has ahead" },
    },
  ],
  otherNames: ["klausur", "klassenarbeiten", "prüfungen", "exam"],
  spoken: [
    ...["klausuren", "klausur", "klassenarbeiten", "klassenarbeit", "arbeiten", "arbeit", "prüfungen", "prüfung"],
    ...["schreiben", "schreibt", "exams", "exam"],
  ],
  options: classListOptions,
  run: (options, context) =>
    classList("klausuren", options, context, async (klasse, paging): Promise<Reply> => {
      const { school, text, teacherNames } = context;
      const ahead = await school.exams(klasse);
      const manner = { text, now: school.now(), teacher: teacherName(teacherNames) };
      const lines = ahead.exams.map((exam) => examLine(exam, manner));
      const page = pageOf(lines, paging, phoneLines);
      return {
        title: texts(text).title(klasse.name),
        tone: "normal",
        blocks: [lead(ahead, text), ...(lines.length > 0 ? [{ kind: "list" as const, items: page.items }] : [])],
        ...pageParts(page, paging, asOfLine(ahead, context), text),
        audience: "everyone",
      };
    }),
});
