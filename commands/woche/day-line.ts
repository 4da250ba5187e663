import type { CommandContext } from "../../src/bot/command.ts";
import { bold, dim, plain, type Span, type SpanLine, struck } from "../../src/bot/reply.ts";
import { clockTime } from "../../src/bot/texts/days.ts";
import { type Manner, titleOf } from "../../src/replies/change-sentences.ts";
import { joined, roomName, teacherName } from "../../src/replies/lesson-entry.ts";
import { planTexts } from "../../src/replies/texts.ts";
import type { DayPlan, Lesson, Named, NowAndWas, Slot } from "../../src/school/index.ts";
import { texts } from "./texts.ts";

/** Courses side by side that are named; more are counted. */
const MOST_NAMES = 4;

/** "M": as short as in a printed timetable. */
const shortName = ({ name, longName }: Named) => name || longName;

/** A unit stays on the line of its lesson. */
const NO_BREAK_SPACE = "\u00a0";

const namesOf = (all: readonly Named[]) => joined(all.map(shortName));

const titleIn = (lesson: Lesson, manner: Manner) =>
  namesOf(lesson.subjects.now.length > 0 ? lesson.subjects.now : lesson.subjects.was) || titleOf(lesson, manner);

/** Who or what is new, or what is said of it where that is not told. */
const news = ({ now, was }: NowAndWas, name: (named: Named) => string, unnamed: string) =>
  was.length > 0 ? joined(now.map(name)) || unnamed : "";

/** "FöM statt KU (NOW, R101)": what is now, with only that beside it which differs. */
function changed(lesson: Lesson, manner: Manner): string {
  const { subjects, teachers, rooms, state } = lesson;
  const { instead, exam, substitution, noTeacher, noRoom } = planTexts(manner.text);
  const former = subjects.now.length > 0 ? namesOf(subjects.was) : "";
  const teacher = news(teachers, teacherName(manner.teacherNames), teachers.now.length > 0 ? substitution : noTeacher);
  const beside = joined([teacher, news(rooms, roomName, noRoom)]);
  return [
    state === "exam" ? `${exam} ` : "",
    titleIn(lesson, manner),
    former ? instead(former) : "",
    beside ? ` (${beside})` : "",
  ].join("");
}

/** The lessons of one time: what is regular by its names only, each once; what differs in bold. */
function slotSpans({ units, start, lessons }: Slot, manner: Manner): SpanLine {
  const regular = [...new Set(lessons.filter(({ state }) => state === "regular").map((each) => titleIn(each, manner)))];
  const named = regular.slice(0, MOST_NAMES);
  const more = regular.length > named.length ? [texts(manner.text).more(regular.length - named.length)] : [];
  const others = lessons.filter(({ state }) => state !== "regular");
  const parts: readonly Span[] = [
    ...(named.length > 0 ? [plain([...named, ...more].join("/"))] : []),
    ...others.map((each) => (each.state === "cancelled" ? struck(titleIn(each, manner)) : bold(changed(each, manner)))),
  ];
  const unit = units ? (units.first === units.last ? units.first : `${units.first}–${units.last}`) : clockTime(start);
  return [
    plain(`${unit}${NO_BREAK_SPACE}`),
    ...parts.flatMap((part, index) => (index > 0 ? [plain(" "), part] : [part])),
  ];
}

function freeWord({ kind, holiday }: DayPlan, { text }: Manner): string {
  const { noLessons, unpublished } = texts(text);
  return kind === "unpublished" ? unpublished : (holiday ?? noLessons);
}

/** "1–2 KU · 3 Sp · ~5 E~ · bis 13:20" */
export function dayLine(day: DayPlan, { text, teacherNames }: Pick<CommandContext, "text" | "teacherNames">): SpanLine {
  const manner = { text, teacherNames };
  const { until, allCancelled } = texts(text);
  const allDay = day.allDay.map((event) =>
    event.state === "cancelled" ? struck(titleIn(event, manner)) : bold(titleIn(event, manner)),
  );
  const slots = day.slots.map((slot) => slotSpans(slot, manner));
  const pieces: readonly SpanLine[] = [...allDay.map((span) => [span]), ...slots];
  if (pieces.length === 0) return [dim(freeWord(day, manner))];
  return [
    ...(day.slots.length > 0 && !day.begins ? [bold(allCancelled)] : []),
    ...pieces.flatMap((piece, index) => [...(index > 0 ? [plain(" · ")] : []), ...piece]),
    ...(day.ends ? [dim(until(clockTime(day.ends)))] : []),
  ];
}
