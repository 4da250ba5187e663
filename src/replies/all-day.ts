import { type Block, bold, paragraph, plain, struck } from "../bot/reply.ts";
import type { DayPlan, Lesson } from "../school/index.ts";
import { described, type Manner, titleOf } from "./change-sentences.ts";
import { changeTexts, planTexts } from "./texts.ts";

/** What remains to be said below a title: without a subject, the first note is the title. */
const otherNotes = ({ subjects, notes }: Lesson) =>
  subjects.now.length + subjects.was.length > 0 ? notes : notes.slice(1);

function line(event: Lesson, manner: Manner): Block {
  const lead = plain(planTexts(manner.text).allDay);
  const notes = otherNotes(event).map((note) => plain(` – ${note}`));
  return event.state === "cancelled"
    ? paragraph(lead, struck(titleOf(event, manner)), bold(changeTexts(manner.text).cancelled), ...notes)
    : paragraph(lead, ...described(event, manner), ...notes);
}

/** "Ganztägig: Elternsprechtag (MEI, HUB)": a line for each event of the whole day, to stand above the lessons. */
export const allDayLines = ({ allDay }: DayPlan, manner: Manner): readonly Block[] =>
  allDay.map((event) => line(event, manner));

/** Whether an event of the whole day takes place. */
export const hasAllDay = ({ allDay }: DayPlan): boolean => allDay.some(({ state }) => state !== "cancelled");
