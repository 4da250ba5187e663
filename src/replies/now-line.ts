import type { CommandContext } from "../bot/command.ts";
import { type Block, bold, paragraph, plain, type SpanLine } from "../bot/reply.ts";
import { clockTime } from "../bot/texts/days.ts";
import { bilingual } from "../bot/texts/index.ts";
import type { Lesson, Named, NowAndNext } from "../school/index.ts";
import { minutesAhead } from "./ahead.ts";
import { type Manner, titleOf } from "./change-sentences.ts";
import { joined, roomName, teacherName } from "./lesson-entry.ts";

const texts = bilingual({
  now: { de: "Jetzt: ", en: "Now: " },
  left: { de: " · zu Ende ", en: " · ends " },
  teacher: {
    none: { de: "Jetzt kein Unterricht.", en: "No lesson now." },
    at: { de: (time: string) => ` Um ${time} Uhr: `, en: (time: string) => ` At ${time}: ` },
    over: { de: "Für heute ist Schluss.", en: "Done for today." },
  },
  room: {
    free: { de: (time: string) => `Jetzt frei bis ${time} Uhr.`, en: (time: string) => `Free now until ${time}.` },
    perhaps: {
      de: (time: string) => `Jetzt vielleicht frei, bis ${time} Uhr.`,
      en: (time: string) => `Perhaps free now, until ${time}.`,
    },
    over: { de: "Heute kein Unterricht mehr in diesem Raum.", en: "No more lessons in this room today." },
    perhapsOver: {
      de: "Heute vielleicht kein Unterricht mehr in diesem Raum.",
      en: "Perhaps no more lessons in this room today.",
    },
  },
});

const unique = <T extends Named>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((each) => [each.id, each])).values(),
];

/** "Deutsch · 5a · R101", of a teacher's or a room's lessons at one time. */
function what(lessons: readonly Lesson[], of: "teacher" | "room", manner: Manner): SpanLine {
  const titles = joined([...new Set(lessons.map((lesson) => titleOf(lesson, manner)))]);
  const klassen = joined(unique(lessons.flatMap((each) => each.klassen)).map(roomName));
  const beside =
    of === "teacher"
      ? unique(lessons.flatMap(({ rooms }) => rooms.now)).map(roomName)
      : unique(lessons.flatMap(({ teachers }) => teachers.now)).map(teacherName(manner.teacherNames));
  return [bold(titles), ...[klassen, joined(beside)].filter(Boolean).map((part) => plain(` · ${part}`))];
}

function teacherLine({ moment, next }: NowAndNext, manner: Manner): SpanLine {
  const { none, at, over } = texts(manner.text).teacher;
  const [lesson] = next;
  if (moment === "over" || !lesson) return [plain(over)];
  return [plain(`${none}${at(clockTime(lesson.start))}`), ...what(next, "teacher", manner)];
}

function roomLine({ moment, next, plan }: NowAndNext, manner: Manner): SpanLine {
  const { free, perhaps, over, perhapsOver } = texts(manner.text).room;
  const [lesson] = next;
  const isKnown = !plan.fromKlassen?.unread;
  if (moment === "over" || !lesson) return [plain(isKnown ? over : perhapsOver)];
  return [bold((isKnown ? free : perhaps)(clockTime(lesson.start)))];
}

/** Where a teacher is now, or what takes place in a room; nothing on a day on which nothing takes place at all. */
export function nowLine(found: NowAndNext, context: Pick<CommandContext, "school" | "text" | "teacherNames">): Block[] {
  const { moment, now, minutesLeft, plan } = found;
  const { text, teacherNames } = context;
  const of = plan.of.kind === "room" ? "room" : "teacher";
  const manner = { text, teacherNames };
  if (moment === "free") return [];
  const [end] = now.map((each) => each.end).toSorted(Temporal.PlainTime.compare);
  if (!end || minutesLeft === null) return [paragraph(...(of === "room" ? roomLine : teacherLine)(found, manner))];
  const { now: lead, left } = texts(text);
  return [paragraph(plain(lead), ...what(now, of, manner), plain(left), minutesAhead(minutesLeft, end, context))];
}
