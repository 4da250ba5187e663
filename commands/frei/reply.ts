import type { CommandContext } from "../../src/bot/command.ts";
import { type Block, bold, paragraph, plain, type Reply, type SpanLine, type Tone } from "../../src/bot/reply.ts";
import type { Texts } from "../../src/bot/texts/index.ts";
import { dayButtons } from "../../src/replies/day-buttons.ts";
import { asOfLine } from "../../src/replies/day-reply.ts";
import type { SchoolHoliday, SchoolOutlook } from "../../src/school/index.ts";
import { texts } from "./texts.ts";

const daysBetween = (start: Temporal.PlainDate, end: Temporal.PlainDate) => start.until(end).days;

function verdict({ kind, holiday, bridging }: SchoolOutlook, text: Texts): string {
  const free = texts(text);
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
    ? texts(text).school(day)
    : kind === "unpublished"
      ? texts(text).unknown(day)
      : texts(text).free(day);
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
    kind !== "school" && nextSchoolDay ? [{ label: texts(text).goesOn, value: [plain(when(nextSchoolDay))] }] : [];
  const free = nextFree
    ? [
        {
          label: texts(text).nextFree,
          value: [plain(`${when(nextFree.date)}, ${nextFree.holiday ?? texts(text).weekend}`)],
        },
      ]
    : [];
  return { kind: "facts", facts: [...school, ...free] };
}

function holidayLine({ name, start, end, daysUntil, free }: SchoolHoliday, text: Texts, isToday: boolean): SpanLine {
  const line = [bold(name), plain(`: ${text.stretch(start, end)} (${text.daysLater(daysUntil, isToday)})`)];
  const longer = daysBetween(free.start, free.end) > daysBetween(start, end);
  const days = daysBetween(free.start, free.end) + 1;
  return longer ? [...line, plain(`, ${texts(text).longFree(days, text.stretch(free.start, free.end))}`)] : line;
}

function holidayBlocks({ holidays }: SchoolOutlook, text: Texts, isToday: boolean): Block[] {
  if (holidays.length === 0) return [paragraph(plain(texts(text).noHolidays))];
  return [
    paragraph(bold(texts(text).nextHolidays)),
    { kind: "list", items: holidays.map((holiday) => holidayLine(holiday, text, isToday)) },
  ];
}

function bridgingBlocks({ bridgingDays }: SchoolOutlook, text: Texts): Block[] {
  if (bridgingDays.length === 0) return [];
  const items = bridgingDays.map(({ date, free }) => [
    plain(`${text.dayWithYear(date)}: ${free ? texts(text).bridgingFree : texts(text).bridgingSchool}`),
  ]);
  return [paragraph(bold(texts(text).bridgingDays)), { kind: "list", items }];
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
