import type { Period } from "../plan/periods.ts";
import { pick, roll, shuffled } from "../school/dice.ts";
import type { Teacher } from "../school/staff.ts";
import { subject } from "../school/subjects.ts";
import * as texts from "./substitution-texts.ts";
import { type Block, unitsOf, type WeekBook } from "./week-book.ts";

/** Enters a change of a block in the book; false, with nothing entered, when it is impossible for this block. */
export type Change = (book: WeekBook, block: Block, seed: string) => boolean;

/** Who stands in: mostly a colleague of the subject if one is free, sometimes anybody. */
function substitute(book: WeekBook, block: Block, seed: string): Teacher | undefined {
  const [{ subjects }] = block;
  const taughtAs = subjects[0]?.now?.taughtAs ?? "";
  const chance = roll(seed);
  const preferred = chance % 3 > 0 ? 1 : 0;
  const rank = ({ id, subjects: learned }: Teacher) =>
    (learned.includes(taughtAs) ? preferred : 0) + roll(`${chance} ${id}`) / 2 ** 32;
  return book.freeTeachers(block, rank)[0];
}

const original = ([{ teachers }]: Block): Teacher | undefined => teachers[0]?.now;

/** The lesson is cancelled. */
export const cancel: Change = (book, block, seed) => {
  const substText = pick(texts.CANCELLED, seed) ?? "";
  for (const period of block) book.change(period, { code: "cancelled", change: "cancel", substText });
  return true;
};

/** Half of a double lesson is cancelled. */
export const cancelHalf: Change = (book, block, seed) => {
  const period = block.length === 2 ? pick(block, seed) : undefined;
  if (!period) return false;
  book.change(period, { code: "cancelled", change: "cancel", substText: pick(texts.HALF, seed) ?? "" });
  return true;
};

/** Another teacher takes the lesson, sometimes with a subject of their own. */
export const substituteTeacher: Change = (book, block, seed) => {
  const now = substitute(book, block, seed);
  const was = original(block);
  const taught = block[0].subjects[0]?.now;
  if (!now || !was || !taught) return false;
  const own = now.subjects.includes(taught.taughtAs) || roll(seed) % 2 === 0 ? undefined : now.subjects[0];
  const subjects = own === undefined ? block[0].subjects : [{ now: subject(own), was: taught }];
  const substText = texts.substituted(now, was, seed);
  for (const period of block)
    book.change(period, { code: "irregular", change: "subst", teachers: [{ now, was }], subjects, substText });
  return true;
};

function otherRoom(book: WeekBook, block: Block, seed: string): Period["rooms"] | undefined {
  const [{ date, rooms }] = block;
  const was = rooms[0]?.now;
  const now = was && pick(book.freeRooms(was.kind, date, unitsOf(block)), seed);
  return now && [{ now, was }];
}

/** The lesson is in another room. */
export const changeRoom: Change = (book, block, seed) => {
  const rooms = otherRoom(book, block, seed);
  if (!rooms) return false;
  const substText = pick(texts.ROOM, seed) ?? "";
  for (const period of block) book.change(period, { code: "irregular", change: "rmchg", rooms, substText });
  return true;
};

/** Another teacher or another room, without a code: some schools mark changes only by what was replaced. */
export const changeSilently: Change = (book, block, seed) => {
  const now = substitute(book, block, seed);
  const was = original(block);
  const rooms = otherRoom(book, block, seed);
  if (roll(seed) % 2 === 0 && now && was) {
    for (const period of block) book.change(period, { change: "subst", teachers: [{ now, was }] });
    return true;
  }
  if (!rooms) return false;
  for (const period of block) book.change(period, { change: "rmchg", rooms });
  return true;
};

/** The teacher is missing and nobody stands in, yet the lesson is not cancelled. */
export const loseTeacher: Change = (book, block, seed) => {
  const was = original(block);
  if (!was) return false;
  const substText = pick(texts.ALONE, seed) ?? "";
  for (const period of block) book.change(period, { change: "subst", teachers: [{ was }], substText });
  return true;
};

/** The lesson is cancelled, and another teacher of the class gives a lesson of their own at that time. */
export const replaceByOther: Change = (book, block, seed) => {
  const [{ date, klassen, rooms }] = block;
  const [klasse] = klassen;
  if (!klasse?.home || klassen.length > 1) return false;
  const others = book.days
    .flatMap((day) => book.fresh(klasse, day))
    .filter(
      ([other]) =>
        other.klassen.length === 1 && other.lsnumber !== block[0].lsnumber && other.subjects[0]?.now?.room === "any",
    );
  const other = shuffled(others, seed).find((each) => {
    const teacher = original(each);
    return teacher && book.isFree(teacher, date, unitsOf(block));
  });
  if (!other) return false;
  const free = book.freeRooms("any", date, unitsOf(block));
  const room = free.includes(klasse.home) ? [{ now: klasse.home }] : rooms;
  for (const period of block) {
    book.change(period, { code: "cancelled", change: "cancel" });
    const substText = texts.instead(period.subjects[0]?.now?.longName ?? "");
    const { id: _, ...lesson } = other[0];
    book.add({ ...lesson, date, units: period.units, rooms: room, code: "irregular", change: "add", substText });
  }
  return true;
};

/** The units right after a class's last ones on a day, where the lesson could go; undefined across lunch or after an outing. */
function unitsAfterSchool(book: WeekBook, block: Block, date: Temporal.PlainDate): readonly number[] | undefined {
  const [klasse] = block[0].klassen;
  if (!klasse) return undefined;
  const periods = book.periodsOf(klasse, date);
  if (periods.some(({ outing }) => outing)) return undefined;
  const last = Math.max(0, ...periods.flatMap(({ units }) => units));
  const units = block.map((_, at) => last + 1 + at);
  const crossesLunch = units.includes(6) && units.includes(7);
  return last > 0 && !crossesLunch && units.every((unit) => unit <= 8) ? units : undefined;
}

/** The lesson is moved to the end of another school day of the week. */
export const move: Change = (book, block, seed) => {
  const [first] = block;
  const teacher = original(block);
  const room = first.rooms[0]?.now;
  if (!teacher || !room || first.klassen.length > 1) return false;
  for (const date of shuffled(book.days, seed).filter((day) => !day.equals(first.date))) {
    const units = unitsAfterSchool(book, block, date);
    const free =
      units && book.isFree(teacher, date, units) && first.klassen.every((each) => book.isOff(each, date, units));
    const rooms = free ? book.freeRooms(room.kind, date, units) : [];
    const now = rooms.includes(room) ? room : rooms[0];
    if (!units || !now) continue;
    const substText = pick(texts.MOVED, seed) ?? "";
    for (const [at, period] of block.entries()) {
      const to = units[at] ?? 0;
      const from = period.units[0] ?? 0;
      book.change(period, { code: "cancelled", change: "cancel", substText });
      const origin = { date: period.date, first: from };
      const { id: _, ...lesson } = period;
      book.add({
        ...lesson,
        date,
        units: [to],
        rooms: [{ now }],
        code: "irregular",
        change: "shift",
        origin,
        substText,
      });
    }
    return true;
  }
  return false;
};

const EXAMINED: ReadonlySet<string> = new Set(["D", "M", "E", "F", "L", "S"]);

/** A class test is written in the lesson. */
export const examine: Change = (book, block, seed) => {
  const [{ subjects, klassen }] = block;
  if (block.length < 2 || !EXAMINED.has(subjects[0]?.now?.name ?? "")) return false;
  const lstext = texts.exam(klassen[0]?.grade ?? 0, seed);
  for (const period of block) book.change(period, { exam: true, lstext });
  return true;
};
