import { actionGrid } from "../../src/bot/action.ts";
import type { CommandContext, Invocation } from "../../src/bot/command.ts";
import { typedName } from "../../src/bot/command-names.ts";
import {
  type Action,
  type Block,
  dim,
  paragraph,
  plain,
  type Reply,
  type SpanLine,
  toType,
} from "../../src/bot/reply.ts";
import { clockTime, timeSpan } from "../../src/bot/texts/days.ts";
import type { Texts } from "../../src/bot/texts/index.ts";
import { dayButtons } from "../../src/replies/day-buttons.ts";
import { asOfLine } from "../../src/replies/day-reply.ts";
import { roomName } from "../../src/replies/lesson-entry.ts";
import { type Paging, pageOf, pageParts } from "../../src/replies/pages.ts";
import { planTexts } from "../../src/replies/texts.ts";
import type { FreeRooms, FreeRoomsAnswer, Unit } from "../../src/school/index.ts";
import { texts } from "./texts.ts";

type Shown = Pick<CommandContext, "school" | "text" | "teacherNames" | "commands">;

/** Two or three of them stand in a line of a phone. */
const LINES_OF_ROOM = 0.4;

const asks = (options: Invocation["options"]): Invocation => ({ command: "raeume", options });

const unitName = (unit: string, text: Texts) => planTexts(text).units({ first: unit, last: unit });

const unitButtons = (units: readonly string[], tag: string, text: Texts): Reply["actions"] =>
  actionGrid(units.map((stunde) => ({ label: unitName(stunde, text), invocation: asks({ stunde, tag }) })));

/** Asks at which unit of a day. */
export function whichUnit(date: Temporal.PlainDate, units: readonly string[], { text, commands }: Shown): Reply {
  const { whichTitle, which } = texts(text);
  const example = `/${typedName("raeume", commands, text)} ${units[0] ?? ""} ${text.day(date)}`;
  return {
    title: whichTitle,
    tone: "normal",
    blocks: [paragraph(plain(which), toType(example))],
    actions: unitButtons(units, date.toString(), text),
    audience: "asker",
  };
}

/** The buttons to the units beside this one, to now, and to the days beside this one. */
function beside({ date, unit }: FreeRooms, units: readonly Unit[], context: Shown): readonly (readonly Action[])[] {
  const { text } = context;
  const names = units.map(({ name }) => name);
  const at = unit === null ? -1 : names.indexOf(unit);
  const to = (stunde: string | undefined, label: (name: string) => string): readonly Action[] =>
    stunde ? [{ label: label(unitName(stunde, text)), invocation: asks({ stunde, tag: date.toString() }) }] : [];
  return [
    [
      ...(at > 0 ? to(names[at - 1], text.buttons.before) : []),
      { label: texts(text).now, invocation: asks({}) },
      ...(at >= 0 ? to(names[at + 1], text.buttons.after) : []),
    ],
    ...(unit ? [dayButtons(date, context, (tag) => asks({ stunde: unit, tag }))] : []),
  ];
}

function notes({ unread, isListed }: FreeRooms, text: Texts): readonly Block[] {
  const { unread: some, unlisted, legend } = texts(text);
  return [
    ...(unread > 0 ? [paragraph(plain(some(unread)))] : []),
    ...(isListed ? [] : [paragraph(plain(unlisted))]),
    paragraph(dim(legend)),
  ];
}

/** The rooms, each building by itself. */
function buildings(rooms: FreeRooms, paging: Paging, text: Texts) {
  const { until: to, otherRooms, rooms: label } = texts(text);
  const all = rooms.buildings.flatMap(({ building, rooms }) => rooms.map((room) => ({ building, room })));
  const page = pageOf(all, paging, () => LINES_OF_ROOM);
  const isOne = rooms.buildings.length === 1;
  const facts = [...Map.groupBy(page.items, ({ building }) => building)].map(([building, some]) => ({
    label: building || (isOne ? label : otherRooms),
    value: some.flatMap(({ room }, index): SpanLine => {
      const name = plain(`${index > 0 ? ", " : ""}${roomName(room)}`);
      return room.until ? [name, dim(to(clockTime(room.until)))] : [name];
    }),
  }));
  return { page, facts };
}

function roomsReply(rooms: FreeRooms, units: readonly Unit[], paging: Paging, context: Shown): Reply {
  const { text } = context;
  const { free, perhaps, none, noneKnown } = texts(text);
  const { page, facts } = buildings(rooms, paging, text);
  const { actions, footer } = pageParts(page, paging, asOfLine(rooms, context), text);
  const when = [text.day(rooms.date), rooms.unit ? unitName(rooms.unit, text) : clockTime(rooms.start)].join(", ");
  return {
    title: `${rooms.unread > 0 ? perhaps : free} · ${when}`,
    tone: "normal",
    blocks: [
      paragraph(plain(timeSpan(rooms.start, rooms.end))),
      ...(facts.length > 0
        ? [{ kind: "facts" as const, facts }, ...notes(rooms, text)]
        : [paragraph(plain(rooms.unread > 0 || !rooms.isListed ? noneKnown : none))]),
    ],
    ...(footer !== undefined && { footer }),
    actions: [...actions, ...beside(rooms, units, context)],
    audience: "everyone",
  };
}

/** Why there are no rooms to tell, and how else to ask. */
function noRooms(answer: Exclude<FreeRoomsAnswer, FreeRooms>, unit: string | undefined, context: Shown): Reply {
  const { text } = context;
  const { free, noSchool, holiday, noUnit, tooLate } = texts(text);
  const { date } = answer;
  const days = dayButtons(date, context, (tag) => asks({ ...(unit !== undefined && { stunde: unit }), tag }));
  const common = { title: `${free} · ${text.day(date)}`, audience: "everyone" as const };
  if (answer.kind === "no-school" || answer.units.length === 0) {
    const name = answer.kind === "no-school" ? answer.holiday : null;
    const why = paragraph(plain(name ? holiday(name) : noSchool));
    return { ...common, tone: "free", blocks: [why], actions: [days] };
  }
  const why = paragraph(plain(unit === undefined ? tooLate : noUnit(unit)));
  const actions = unitButtons(answer.units.slice(0, MOST_UNITS), date.toString(), text);
  return { ...common, tone: "normal", blocks: [why], actions: [...actions, days] };
}

/** Leaves a row for the days. */
const MOST_UNITS = 20;

export const freeRoomsReply = (
  answer: FreeRoomsAnswer,
  units: readonly Unit[],
  unit: string | undefined,
  paging: Paging,
  context: Shown,
): Reply => (answer.kind === "rooms" ? roomsReply(answer, units, paging, context) : noRooms(answer, unit, context));
