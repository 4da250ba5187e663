import type { CommandContext } from "../../src/bot/command.ts";
import { type Block, bold, paragraph, plain, type Reply, type Tone } from "../../src/bot/reply.ts";
import type { Texts } from "../../src/bot/texts/index.ts";
import { dayButtons } from "../../src/replies/day-buttons.ts";
import { asOfLine } from "../../src/replies/day-reply.ts";
import type { SchoolOutlook } from "../../src/school/index.ts";
import { type FreeStretch, freeStretches, isWithin } from "./free-stretches.ts";
import { texts } from "./texts.ts";

/** Lines that a phone shows at once, with the buttons. */
const MOST_STRETCHES = 3;

const { compare } = Temporal.PlainDate;

type Answer = "school" | "free" | "unknown";

const answerTo = ({ kind }: SchoolOutlook): Answer =>
  kind === "school" ? "school" : kind === "unpublished" ? "unknown" : "free";

const TONES: Readonly<Record<Answer, Tone>> = { school: "normal", free: "free", unknown: "unknown" };

/** What a question about today and another day share. */
interface Asked {
  readonly outlook: SchoolOutlook;
  readonly today: Temporal.PlainDate;
  readonly text: Texts;
}

const whenIs = ({ outlook: { date }, today }: Asked) =>
  date.equals(today)
    ? "today"
    : date.equals(today.add({ days: 1 }))
      ? "tomorrow"
      : compare(date, today) < 0
        ? "past"
        : "later";

/** The answer, and which day it is about: "Heute ist Schule" and "Mittwoch, 25. November", or "Am Sa 28.11. ist schulfrei". */
function answered(asked: Asked): { readonly title: string; readonly day: readonly string[] } {
  const { outlook, text } = asked;
  const answer = texts(text)[answerTo(outlook)];
  const when = whenIs(asked);
  return when === "today" || when === "tomorrow"
    ? { title: answer[when], day: [text.dayLong(outlook.date)] }
    : { title: answer[when](text.day(outlook.date)), day: [] };
}

/** "Weihnachtsferien bis Mi 06.01.2027", and before it the holiday within them. */
function holidayNames({ date, holiday, holidays }: SchoolOutlook, text: Texts): readonly string[] {
  const running = holidays.find((each) => isWithin(each, date));
  const longer =
    running && !running.end.equals(date) ? texts(text).until(running.name, text.day(running.end)) : undefined;
  const own = holiday !== null && (longer === undefined || running?.name !== holiday) ? [holiday] : [];
  return longer === undefined ? own : [...own, longer];
}

/** Why there is school or not. */
function reasons(outlook: SchoolOutlook, text: Texts): readonly string[] {
  const { kind, holiday, bridging } = outlook;
  const { inCalendar, weekend, empty, bridging: bridgingDay } = texts(text);
  switch (kind) {
    case "school":
      return holiday ? [inCalendar(holiday)] : [];
    case "holiday":
      return holidayNames(outlook, text);
    case "weekend":
      return [weekend];
    case "empty":
      return [bridging ? bridgingDay : empty];
    case "unpublished":
      return [];
  }
}

/** "Do 07.01.2027 (in 14 Tagen)". Counted only from today: from another day it would have to be worked out. */
const dated = (day: Temporal.PlainDate, said: string, { outlook, today, text }: Asked) =>
  outlook.date.equals(today) ? `${said} (${text.inDays(today.until(day).days)})` : said;

/** On a free day when school goes on, on a school day what is free next, unless it is listed as holidays anyway. */
function nextDay(asked: Asked, stretches: readonly FreeStretch[]): Block[] {
  const { outlook, text } = asked;
  const { nextSchoolDay, nextFree } = outlook;
  const fact = (label: string, day: Temporal.PlainDate): Block[] => [
    { kind: "facts", facts: [{ label, value: [plain(dated(day, text.day(day), asked))] }] },
  ];
  const answer = answerTo(outlook);
  if (answer === "free") return nextSchoolDay ? fact(texts(text).nextSchoolDay, nextSchoolDay) : [];
  const isTold = nextFree && stretches.some((each) => isWithin(each, nextFree.date));
  return answer === "school" && nextFree && !isTold ? fact(texts(text).nextFree, nextFree.date) : [];
}

function holidayBlocks(stretches: readonly FreeStretch[], asked: Asked): Block[] {
  const { text } = asked;
  if (stretches.length === 0) return [paragraph(plain(texts(text).noHolidays))];
  return [
    paragraph(bold(texts(text).nextHolidays)),
    {
      kind: "list",
      items: stretches.map(({ names, start, end }) => [
        bold(names.join(", ")),
        plain(`: ${dated(start, text.stretch(start, end), asked)}`),
      ]),
    },
  ];
}

/** Those that are not part of a stretch that is told. */
function bridgingBlocks({ outlook, text }: Asked, stretches: readonly FreeStretch[]): Block[] {
  const days = outlook.bridgingDays.filter(({ date }) => !stretches.some((each) => isWithin(each, date)));
  if (days.length === 0) return [];
  const { bridgingDays, bridgingFree, bridgingSchool } = texts(text);
  const said = days.map(({ date, free }) => (free ? bridgingFree : bridgingSchool)(text.day(date)));
  return [{ kind: "facts", facts: [{ label: bridgingDays(days.length), value: [plain(said.join(", "))] }] }];
}

/** Whether there is school on a day, why not, and what comes next: not more than a phone shows at once. */
export function freeReply(
  outlook: SchoolOutlook,
  context: Pick<CommandContext, "school" | "text" | "teacherNames">,
): Reply {
  const { text, school } = context;
  const asked = { outlook, today: school.today(), text };
  const stretches = freeStretches(outlook).slice(0, MOST_STRETCHES);
  const { isUnpublished } = texts(text);
  const { title, day } = answered(asked);
  const why = [...day, ...reasons(outlook, text)];
  return {
    title,
    tone: TONES[answerTo(outlook)],
    blocks: [
      ...(why.length > 0 ? [paragraph(plain(why.join(" · ")))] : []),
      ...(outlook.kind === "unpublished" ? [paragraph(plain(isUnpublished))] : []),
      ...nextDay(asked, stretches),
      ...holidayBlocks(stretches, asked),
      ...bridgingBlocks(asked, stretches),
    ],
    footer: asOfLine(outlook, context),
    actions: [dayButtons(outlook.date, context, (tag) => ({ command: "frei", options: { tag } }))],
    audience: "everyone",
  };
}
