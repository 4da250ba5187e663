import type { CommandContext } from "../../src/bot/command.ts";
import { type Block, bold, paragraph, plain, type Tone } from "../../src/bot/reply.ts";
import { clockTime } from "../../src/bot/texts/days.ts";
import type { Texts } from "../../src/bot/texts/index.ts";
import { minutesAhead } from "../../src/replies/ahead.ts";
import { allDayLines } from "../../src/replies/all-day.ts";
import { lessonsBlock } from "../../src/replies/day-reply.ts";
import type { DayPlan, Lesson, NowAndNext } from "../../src/school/index.ts";
import { texts } from "./texts.ts";

type Shown = Pick<CommandContext, "school" | "text" | "teacherNames">;

/** "heute", "morgen", "am Mittwoch, 25. November" */
function dayWords(date: Temporal.PlainDate, today: Temporal.PlainDate, text: Texts): string {
  const { today: now, tomorrow } = text.relativeDays;
  const word = [now, tomorrow][today.until(date).days];
  return word?.toLowerCase() ?? texts(text).on(text.dayLong(date));
}

/** When a day ends and begins. */
export function dayBlocks(day: DayPlan, { school, text }: Pick<Shown, "school" | "text">): readonly Block[] {
  const { of, date, kind, begins, ends, goesOn } = day;
  const { school: lessons, noSchool, unknown, goesOn: next } = texts(text);
  const words = dayWords(date, school.today(), text);
  if (begins && ends) return [paragraph(...lessons(of.name, words, clockTime(begins), clockTime(ends)))];
  if (kind === "unpublished") return [paragraph(...unknown(of.name, words))];
  return [paragraph(...noSchool(of.name, words)), ...(goesOn ? [paragraph(plain(next(text.dayLong(goesOn))))] : [])];
}

/** Some of a day's lessons, as the timetable shows them. */
function only(lessons: readonly Lesson[], { slots }: DayPlan, context: Shown): readonly Block[] {
  const shown = slots
    .map((slot) => ({ ...slot, lessons: slot.lessons.filter((lesson) => lessons.includes(lesson)) }))
    .filter((slot) => slot.lessons.length > 0);
  return shown.length > 0 ? [lessonsBlock(shown, context, "klasse")] : [];
}

function nowBlocks({ plan, moment, now, minutesLeft, cancelledNow }: NowAndNext, context: Shown): readonly Block[] {
  const { now: head, cancelled, break: pause, gap } = texts(context.text);
  const [end] = now.map((each) => each.end).toSorted(Temporal.PlainTime.compare);
  if (end && minutesLeft !== null)
    return [
      paragraph(...head(minutesAhead(minutesLeft, end, context))),
      ...only([...cancelledNow, ...now], plan, context),
    ];
  if (cancelledNow.length > 0) return [paragraph(bold(cancelled)), ...only(cancelledNow, plan, context)];
  if (moment === "break") return [paragraph(bold(pause))];
  return moment === "gap" ? [paragraph(bold(gap))] : [];
}

function nextBlocks({ plan, moment, next, minutesUntilNext }: NowAndNext, context: Shown): readonly Block[] {
  const { first, after } = texts(context.text);
  const [lesson] = next;
  if (!lesson || minutesUntilNext === null) return [];
  const head = moment === "before" ? first : after;
  const until = minutesAhead(minutesUntilNext, lesson.start, context);
  return [paragraph(...head(clockTime(lesson.start), until)), ...only(next, plan, context)];
}

function endBlocks({ plan, moment, ends, nextDay }: NowAndNext, context: Shown): readonly Block[] {
  const { ends: end, over } = texts(context.text);
  const later = nextDay ? dayBlocks(nextDay, context) : [];
  if (moment === "free" || !ends) return [...dayBlocks(plan, context), ...later];
  return moment === "over" ? [paragraph(...over(clockTime(ends))), ...later] : [paragraph(...end(clockTime(ends)))];
}

/** What is now, what comes next, and when the day ends. */
export const momentBlocks = (found: NowAndNext, context: Shown): readonly Block[] => [
  ...allDayLines(found.plan, context),
  ...nowBlocks(found, context),
  ...nextBlocks(found, context),
  ...endBlocks(found, context),
];

export function momentTone({ plan, moment, now, cancelledNow, next }: NowAndNext): Tone {
  if (plan.kind === "unpublished") return "unknown";
  if (moment === "over" || moment === "free") return "free";
  const isChanged = [...now, ...cancelledNow, ...next].some(({ state, duty }) => state !== "regular" && state !== duty);
  return isChanged ? "changed" : "normal";
}
