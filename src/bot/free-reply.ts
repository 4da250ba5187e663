import type { SchoolHoliday, SchoolOutlook } from "../school/index.ts";
import type { CommandContext } from "./command.ts";
import { dayButtons } from "./day-buttons.ts";
import { asOfLine } from "./day-reply.ts";
import { type Block, bold, paragraph, plain, type Reply, type SpanLine, type Tone } from "./reply.ts";
import type { Texts } from "./texts/index.ts";

const daysBetween = (start: Temporal.PlainDate, end: Temporal.PlainDate) => start.until(end).days;

function verdict({ kind, holiday, bridging }: SchoolOutlook, { free }: Texts): string {
  switch (kind) {
    case "school":
      return holiday ? free.schoolOnHoliday(holiday) : free.isSchool;
    case "holiday":
      return free.isHoliday(holiday ?? "");
    case "weekend":
      return free.isWeekend;
    case "empty":
      return bridging ? free.isEmptyBridging : free.isEmpty;
    case "unpublished":
      return free.isUnpublished;
  }
}

function title({ kind, date }: SchoolOutlook, text: Texts): string {
  const day = text.dayLong(date);
  return kind === "school"
    ? text.free.school(day)
    : kind === "unpublished"
      ? text.free.unknown(day)
      : text.free.free(day);
}

const TONES: Readonly<Record<SchoolOutlook["kind"], Tone>> = {
  school: "normal",
  holiday: "free",
  weekend: "free",
  empty: "free",
  unpublished: "warning",
};

function facts({ date, kind, nextSchoolDay, nextFree }: SchoolOutlook, text: Texts, isToday: boolean): Block {
  const when = (day: Temporal.PlainDate) =>
    `${text.dayWithYear(day)} (${text.daysLater(daysBetween(date, day), isToday)})`;
  const school =
    kind !== "school" && nextSchoolDay ? [{ label: text.free.goesOn, value: [plain(when(nextSchoolDay))] }] : [];
  const free = nextFree
    ? [
        {
          label: text.free.nextFree,
          value: [plain(`${when(nextFree.date)}, ${nextFree.holiday ?? text.free.weekend}`)],
        },
      ]
    : [];
  return { kind: "facts", facts: [...school, ...free] };
}

function holidayLine({ name, start, end, daysUntil, free }: SchoolHoliday, text: Texts, isToday: boolean): SpanLine {
  const line = [bold(name), plain(`: ${text.stretch(start, end)} (${text.daysLater(daysUntil, isToday)})`)];
  const longer = daysBetween(free.start, free.end) > daysBetween(start, end);
  const days = daysBetween(free.start, free.end) + 1;
  return longer ? [...line, plain(`, ${text.free.longFree(days, text.stretch(free.start, free.end))}`)] : line;
}

function holidayBlocks({ holidays }: SchoolOutlook, text: Texts, isToday: boolean): Block[] {
  if (holidays.length === 0) return [paragraph(plain(text.free.noHolidays))];
  return [
    paragraph(bold(text.free.nextHolidays)),
    { kind: "list", items: holidays.map((holiday) => holidayLine(holiday, text, isToday)) },
  ];
}

function bridgingBlocks({ bridgingDays }: SchoolOutlook, text: Texts): Block[] {
  if (bridgingDays.length === 0) return [];
  const items = bridgingDays.map(({ date, free }) => [
    plain(`${text.dayWithYear(date)}: ${free ? text.free.bridgingFree : text.free.bridgingSchool}`),
  ]);
  return [paragraph(bold(text.free.bridgingDays)), { kind: "list", items }];
}

/** Whether there is school on a day, why not, and what comes next. */
export function freeReply(
  free: SchoolOutlook,
  context: Pick<CommandContext, "school" | "text" | "teacherNames">,
): Reply {
  const { text, school } = context;
  const isToday = free.date.equals(school.today());
  return {
    title: title(free, text),
    tone: TONES[free.kind],
    blocks: [
      paragraph(plain(verdict(free, text))),
      facts(free, text, isToday),
      ...holidayBlocks(free, text, isToday),
      ...bridgingBlocks(free, text),
    ],
    footer: asOfLine(free, context),
    actions: [dayButtons(free.date, context, (tag) => ({ command: "frei", options: { tag } }))],
    audience: "everyone",
  };
}
