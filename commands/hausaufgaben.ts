import { command } from "../src/bot/command.ts";
import { type Block, bold, dim, heading, paragraph, plain, type Reply, type SpanLine } from "../src/bot/reply.ts";
import { bilingual, type Texts } from "../src/bot/texts/index.ts";
import { daysAhead } from "../src/replies/ahead.ts";
import { classList, classListOptions } from "../src/replies/class-list.ts";
import { asOfLine } from "../src/replies/day-reply.ts";
import { elementName, joined, teacherName } from "../src/replies/lesson-entry.ts";
import { pageOf, pageParts, phoneLines } from "../src/replies/pages.ts";
import type { HomeworkDue, KlasseHomework } from "../src/school/index.ts";

const texts = bilingual({
  title: {
    de: (klasse: string) => `${klasse} · Hausaufgaben`,
    en: (klasse: string) => `${klasse} · Homework`,
  },
  some: {
    de: (count: number, until: string) =>
      count === 1 ? `Bis ${until} ist eine eingetragen.` : `Bis ${until} sind ${count} eingetragen.`,
    en: (count: number, until: string) => `${count} ${count === 1 ? "task" : "tasks"} up to ${until}.`,
  },
  none: {
    de: (until: string) => `Bis ${until} sind keine Hausaufgaben eingetragen.`,
    en: (until: string) => `No homework is entered up to ${until}.`,
  },
  done: {
    de: " ✓ heißt: im WebUntis-Konto dieses Bots abgehakt.",
    en: " ✓ means: ticked off in this bot’s WebUntis account.",
  },
});

/** "Deutsch: Text zu Ende lesen – Wird eingesammelt (ILG)"; pale and with a tick when it is done. */
function homeworkLine(
  { subject, teachers, text, remark, isDone }: HomeworkDue,
  teacher: ReturnType<typeof teacherName>,
): SpanLine {
  const title = subject ? elementName(subject) : "";
  const by = joined(teachers.map(teacher));
  const rest = [text, remark].filter(Boolean).join(" – ") + (by ? ` (${by})` : "");
  if (isDone) return [dim(`✓ ${[title, rest].filter(Boolean).join(": ")}`)];
  return title ? [bold(title), plain(rest ? `: ${rest}` : "")] : [plain(rest || "…")];
}

function lead({ homework, until }: KlasseHomework, text: Texts): Block {
  const { some, none, done } = texts(text);
  const day = text.day(until);
  if (homework.length === 0) return paragraph(plain(none(day)));
  return paragraph(plain(some(homework.length, day) + (homework.some(({ isDone }) => isDone) ? done : "")));
}

/** What is due, day by day. */
const days = (homework: readonly HomeworkDue[], text: Texts, line: (homework: HomeworkDue) => SpanLine): Block[] =>
  [...Map.groupBy(homework, ({ dueDate }) => `${dueDate}`).values()].flatMap((due) => {
    const [first] = due;
    if (!first) return [];
    const day = `${text.dayLong(first.dueDate)} (${daysAhead(first.daysUntil, text)})`;
    return [heading(day), { kind: "list", items: due.map(line) }];
  });

/** A day's heading and the blank line above it. */
const HEADING_LINES = 2;

export default command({
  name: "hausaufgaben",
  englishName: "homework",
  describe: { de: "Hausaufgaben einer Klasse, Tag für Tag", en: "Homework of a class, day by day" },
  examples: [
    {
      typed: { de: "8b", en: "8b" },
      gives: { de: "was die 8b aufhat", en: "the homework of 8b" },
    },
  ],
  otherNames: ["hausaufgabe", "aufgaben"],
  spoken: [
    ...["hausaufgaben", "hausaufgabe", "hausis", "aufgaben", "haben auf", "habe auf", "hab auf", "hat auf", "aufhaben"],
    "homework",
  ],
  options: classListOptions,
  run: (options, context) =>
    classList("hausaufgaben", options, context, async (klasse, paging): Promise<Reply> => {
      const { school, text, teacherNames } = context;
      const due = await school.homework(klasse);
      const line = (homework: HomeworkDue) => homeworkLine(homework, teacherName(teacherNames));
      const page = pageOf(due.homework, paging, (homework, index) => {
        const isNewDay = !due.homework[index - 1]?.dueDate.equals(homework.dueDate);
        return phoneLines(line(homework)) + (isNewDay ? HEADING_LINES : 0);
      });
      return {
        title: texts(text).title(klasse.name),
        tone: "normal",
        blocks: [lead(due, text), ...days(page.items, text, line)],
        ...pageParts(page, paging, asOfLine(due, context), text),
        audience: "everyone",
      };
    }),
});
