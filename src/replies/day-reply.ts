import type { CommandContext, Invocation } from "../bot/command.ts";
import {
  type Block,
  bold,
  dim,
  type LessonRow,
  paragraph,
  plain,
  type Reply,
  type Span,
  type Tone,
} from "../bot/reply.ts";
import { clockTime, timeSpan } from "../bot/texts/days.ts";
import type { Texts } from "../bot/texts/index.ts";
import type { CoursePlan, DayPlan, OwnerKind, Slot, Units } from "../school/index.ts";
import { allDayLines, hasAllDay } from "./all-day.ts";
import { dayButtons } from "./day-buttons.ts";
import { lessonEntries } from "./lesson-entry.ts";
import { ownDayTexts } from "./own-day-texts.ts";
import { planTexts } from "./texts.ts";

interface DayContext extends Pick<CommandContext, "school" | "text" | "teacherNames"> {
  /** Where it is the part of a day that concerns somebody: what is hidden, and what is to be marked as new. */
  readonly part?: Pick<CoursePlan, "unknown" | "hidden">;
}

const unitSpan = (units: Units | null) =>
  units === null ? "" : units.first === units.last ? units.first : `${units.first}–${units.last}`;

/** "Unterricht 07:55 bis 13:10", or that there is none. */
function span({ begins, ends }: DayPlan, lead: string, text: Texts): Span[] {
  if (!begins || !ends) return [];
  return [plain(lead), bold(clockTime(begins)), plain(planTexts(text).until), bold(clockTime(ends))];
}

/** What is said of a day on which no lesson takes place. */
function noneTaking(day: DayPlan, { text, part }: DayContext): Block {
  const plan = planTexts(text);
  if (day.slots.length === 0 && part && part.hidden > 0) return paragraph(plain(ownDayTexts(text).none));
  if (day.slots.length === 0) return paragraph(plain(plan.noLessons));
  if (day.of.kind !== "klasse") return paragraph(bold(plan.nothingHere));
  return paragraph(bold(hasAllDay(day) ? plan.lessonsCancelled : plan.allCancelled));
}

function headline(day: DayPlan, context: DayContext): Block {
  const { text } = context;
  if (!day.begins) return noneTaking(day, context);
  const plan = planTexts(text);
  const lead = day.of.kind === "klasse" ? plan.from : plan.lessonsFrom;
  return paragraph(...span(day, lead, text), plain(` · ${plan.changes(day.changes)}`));
}

/** The column of what the plan belongs to shows the classes instead. */
function headsOf(of: OwnerKind, text: Texts) {
  const { heads, klasseHead } = planTexts(text);
  if (of === "klasse") return heads;
  return of === "teacher" ? { ...heads, teacher: klasseHead } : { ...heads, room: klasseHead };
}

/** Lessons as a timetable. @param of whose plan they are from */
export function lessonsBlock(slots: readonly Slot[], { text, teacherNames, part }: DayContext, of: OwnerKind): Block {
  const rows = slots.map(
    (slot): LessonRow => ({
      unit: unitSpan(slot.units),
      time: timeSpan(slot.start, slot.end),
      entries: lessonEntries(slot, text, teacherNames, of, part?.unknown),
    }),
  );
  return { kind: "lessons", heads: headsOf(of, text), rows };
}

const goesOn = (day: DayPlan, text: Texts): Block[] =>
  day.goesOn ? [paragraph(plain(planTexts(text).goesOn(text.dayLong(day.goesOn))))] : [];

const emptyOf = ({ of }: DayPlan) => (of.kind === "klasse" ? "empty" : "emptyHere");

function freeBlocks(day: DayPlan, context: DayContext): Block[] {
  const { kind, holiday } = day;
  const plan = planTexts(context.text);
  const why =
    kind === "holiday" && holiday
      ? plan.free.holiday(holiday)
      : plan.free[kind === "weekend" ? "weekend" : kind === "unpublished" ? "unpublished" : emptyOf(day)];
  return [...allDayLines(day, context), paragraph(bold(why)), ...goesOn(day, context.text)];
}

function schoolBlocks(day: DayPlan, context: DayContext): Block[] {
  const plan = planTexts(context.text);
  return [
    ...allDayLines(day, context),
    headline(day, context),
    ...(day.holiday ? [paragraph(plain(plan.holidayWithLessons(day.holiday)))] : []),
    ...(day.slots.length > 0 ? [lessonsBlock(day.slots, context, day.of.kind)] : []),
    ...(day.begins === null ? goesOn(day, context.text) : []),
  ];
}

function tone({ kind, changes }: DayPlan): Tone {
  if (kind === "unpublished") return "unknown";
  if (kind !== "school") return "free";
  return changes > 0 ? "changed" : "normal";
}

/** The footer: when WebUntis gave this, and why there is nothing newer if it is old. */
export function asOfLine(
  { asOf, stale, busy }: Pick<DayPlan, "asOf" | "stale" | "busy">,
  { school, text }: DayContext,
): string {
  const at = asOf.toZonedDateTimeISO(school.timeZone);
  const date = at.toPlainDate();
  const line = planTexts(text).asOf(at.toPlainTime(), date.equals(school.today()) ? "" : text.day(date));
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

/** What a plan is worth that was put together from those of all classes. */
function fromKlassen({ fromKlassen: from, of }: DayPlan, text: Texts): Block[] {
  if (!from) return [];
  const { incomplete, withoutDuties } = planTexts(text);
  if (from.unread > 0) return [paragraph(dim(incomplete(from.unread)))];
  return of.kind === "teacher" ? [paragraph(dim(withoutDuties))] : [];
}

/** The day of a teacher or a room. @param on asks the same for another day. @param lead stands above the lessons. */
export const ownerDayReply = (
  day: DayPlan,
  title: string,
  on: (tag: string) => Invocation,
  lead: readonly Block[],
  context: DayContext,
): Reply => ({
  title: `${title} · ${context.text.dayLong(day.date)}`,
  tone: tone(day),
  blocks: [
    ...lead,
    ...(day.kind === "school" ? schoolBlocks(day, context) : freeBlocks(day, context)),
    ...fromKlassen(day, context.text),
  ],
  footer: asOfLine(day, context),
  actions: [dayButtons(day.date, context, on)],
  audience: "everyone",
});

/** Only what is different from the regular plan, slot by slot. */
const changedSlots = ({ slots }: DayPlan): readonly Slot[] =>
  slots
    .map((slot) => ({
      ...slot,
      lessons: slot.lessons.filter(({ state, duty }) => state !== "regular" && state !== duty),
    }))
    .filter((slot) => slot.lessons.length > 0);

/** How many changes there are, or that there are none. */
function changesHeadline(day: DayPlan, context: DayContext): Block {
  const { text } = context;
  const { changes, allDay } = day;
  const plan = planTexts(text);
  if (!day.begins) return noneTaking(day, context);
  if (changes > 0) return paragraph(bold(plan.changes(changes)));
  return paragraph(plain(allDay.length > 0 ? plan.otherwiseAsUsual : plan.asUsual));
}

/** The changes, and after them when the day begins and ends: they are not all of it. */
function changesBlocks(day: DayPlan, context: DayContext): Block[] {
  const { text } = context;
  const slots = changedSlots(day);
  const plan = planTexts(text);
  const whole = span(day, plan.wholeDay, text);
  return [
    ...allDayLines(day, context),
    changesHeadline(day, context),
    ...(day.holiday ? [paragraph(plain(plan.holidayWithLessons(day.holiday)))] : []),
    ...(slots.length > 0 ? [lessonsBlock(slots, context, day.of.kind)] : []),
    ...(whole.length > 0 ? [paragraph(...whole, plain("."))] : goesOn(day, text)),
  ];
}

/** Only what is different on a class's day. */
export const changesReply = (day: DayPlan, klasse: string, context: DayContext): Reply => ({
  ...reply(day, klasse, "vertretung", context),
  title: planTexts(context.text).changesTitle(day.of.name, context.text.dayLong(day.date)),
  blocks: day.kind === "school" ? changesBlocks(day, context) : freeBlocks(day, context),
});
