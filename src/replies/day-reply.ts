import type { CommandContext } from "../bot/command.ts";
import { type Block, bold, type LessonRow, paragraph, plain, type Reply, type Tone } from "../bot/reply.ts";
import { clockTime, timeSpan } from "../bot/texts/days.ts";
import type { Texts } from "../bot/texts/index.ts";
import type { DayPlan, Slot, Units } from "../school/index.ts";
import { allDayLines, hasAllDay } from "./all-day.ts";
import { dayButtons } from "./day-buttons.ts";
import { lessonEntries } from "./lesson-entry.ts";
import { planTexts } from "./texts.ts";

type DayContext = Pick<CommandContext, "school" | "text" | "teacherNames">;

const unitSpan = (units: Units | null) =>
  units === null ? "" : units.first === units.last ? units.first : `${units.first}–${units.last}`;

function headline(day: DayPlan, text: Texts): Block {
  const { begins, ends, changes, slots } = day;
  const plan = planTexts(text);
  if (slots.length === 0) return paragraph(plain(plan.noLessons));
  if (!begins || !ends) return paragraph(bold(hasAllDay(day) ? plan.lessonsCancelled : plan.allCancelled));
  return paragraph(
    plain(plan.from),
    bold(clockTime(begins)),
    plain(plan.until),
    bold(clockTime(ends)),
    plain(` · ${plan.changes(changes)}`),
  );
}

function lessons(slots: readonly Slot[], { text, teacherNames }: DayContext): Block {
  const rows = slots.map(
    (slot): LessonRow => ({
      unit: unitSpan(slot.units),
      time: timeSpan(slot.start, slot.end),
      entries: lessonEntries(slot, text, teacherNames),
    }),
  );
  return { kind: "lessons", heads: planTexts(text).heads, rows };
}

function freeBlocks(day: DayPlan, context: DayContext): Block[] {
  const { kind, holiday, goesOn } = day;
  const plan = planTexts(context.text);
  const why =
    kind === "holiday" && holiday
      ? plan.free.holiday(holiday)
      : plan.free[kind === "weekend" ? "weekend" : kind === "unpublished" ? "unpublished" : "empty"];
  return [
    ...allDayLines(day, context),
    paragraph(bold(why)),
    ...(goesOn ? [paragraph(plain(plan.goesOn(goesOn)))] : []),
  ];
}

function schoolBlocks(day: DayPlan, context: DayContext): Block[] {
  const plan = planTexts(context.text);
  return [
    ...allDayLines(day, context),
    headline(day, context.text),
    ...(day.holiday ? [paragraph(plain(plan.holidayWithLessons(day.holiday)))] : []),
    ...(day.slots.length > 0 ? [lessons(day.slots, context)] : []),
    ...(day.begins === null && day.goesOn ? [paragraph(plain(plan.goesOn(day.goesOn)))] : []),
  ];
}

const tone = ({ kind, changes }: DayPlan): Tone => (kind !== "school" ? "free" : changes > 0 ? "changed" : "normal");

/** The footer: when WebUntis gave this, and why there is nothing newer if it is old. */
export function asOfLine(
  { asOf, stale, busy }: Pick<DayPlan, "asOf" | "stale" | "busy">,
  { school, text }: DayContext,
): string {
  const line = planTexts(text).asOf(asOf.toZonedDateTimeISO(school.timeZone), school.today());
  if (busy) return planTexts(text).busy(line);
  return stale ? planTexts(text).stale(line) : line;
}

/** What both replies about a class's day share. `klasse` is the class as text for buttons. */
const reply = (day: DayPlan, klasse: string, command: string, context: DayContext) => ({
  title: `${day.of.name} · ${context.text.dayLong(day.date)}`,
  tone: tone(day),
  footer: asOfLine(day, context),
  actions: [dayButtons(day.date, context, (tag) => ({ command, options: { klasse, tag } }))],
  audience: "everyone" as const,
});

/** A class's day. */
export const dayReply = (day: DayPlan, klasse: string, context: DayContext): Reply => ({
  ...reply(day, klasse, "stundenplan", context),
  blocks: day.kind === "school" ? schoolBlocks(day, context) : freeBlocks(day, context),
});

/** Only what is different from the regular plan, slot by slot. */
const changedSlots = ({ slots }: DayPlan): readonly Slot[] =>
  slots
    .map((slot) => ({
      ...slot,
      lessons: slot.lessons.filter(({ state, duty }) => state !== "regular" && state !== duty),
    }))
    .filter((slot) => slot.lessons.length > 0);

/** Only what is different on a class's day. */
export function changesReply(day: DayPlan, klasse: string, context: DayContext): Reply {
  const slots = changedSlots(day);
  const rest =
    slots.length > 0
      ? [lessons(slots, context)]
      : day.allDay.length > 0
        ? []
        : [paragraph(plain(planTexts(context.text).asUsual))];
  return {
    ...reply(day, klasse, "vertretung", context),
    blocks:
      day.kind === "school"
        ? [...allDayLines(day, context), headline(day, context.text), ...rest]
        : freeBlocks(day, context),
  };
}
