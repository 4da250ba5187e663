import { schoolDaysOfWeek } from "../calendar/holidays.ts";
import type { Period } from "../plan/periods.ts";
import type { Lesson } from "../plan/regular-plan.ts";
import { pick, roll, shuffled } from "../school/dice.ts";
import { type Klasse, klassen } from "../school/klassen.ts";
import type { Change } from "./changes.ts";
import * as changes from "./changes.ts";
import { OUTINGS } from "./substitution-texts.ts";
import { WeekBook } from "./week-book.ts";

/** The class that people try first: something happens to it every day. */
const SHOWN_FIRST = "5a";

/** What happens to that class every week. */
const ALWAYS: readonly Change[] = [changes.changeRoom, changes.substituteTeacher, changes.cancel];

const SOMETIMES: readonly Change[] = [changes.cancelHalf, changes.move, changes.replaceByOther, changes.changeSilently];

/** Not to the class people try first: python-webuntis cannot look up the missing teacher (id 0). */
const ELSEWHERE: readonly Change[] = [changes.loseTeacher];

const EVERYTHING: readonly Change[] = [...ALWAYS, ...SOMETIMES, ...ELSEWHERE];

const active = klassen.filter((klasse) => klasse.active);

const weekNumber = (monday: Temporal.PlainDate) =>
  Math.floor(new Temporal.PlainDate(2001, 1, 1).until(monday).days / 7);

/** Tries a change on the blocks of a class on a day, in an order that depends on the seed. */
const apply = (book: WeekBook, change: Change, klasse: Klasse, date: Temporal.PlainDate, seed: string): boolean =>
  shuffled(book.fresh(klasse, date), seed).some((block) => change(book, block, `${seed} ${block[0].id}`));

/** A class is on an outing and its lessons are cancelled. Impossible on days with groups from several classes. */
function goOut(book: WeekBook, klasse: Klasse, date: Temporal.PlainDate, seed: string): boolean {
  const periods = book.periodsOf(klasse, date);
  if (periods.length === 0 || periods.some((period) => period.klassen.length > 1)) return false;
  for (const period of periods) book.change(period, { code: "cancelled", change: "cancel" });
  const units = [...new Set(periods.flatMap((period) => period.units))].toSorted((a, b) => a - b);
  const title = pick(OUTINGS, seed) ?? "";
  const inInfo = roll(seed) % 3 === 0;
  book.add({
    date,
    units,
    lsnumber: 9000 + klasse.number,
    klassen: [klasse],
    teachers: [],
    subjects: [],
    rooms: [],
    group: "",
    code: "irregular",
    outing: true,
    lstext: inInfo ? "" : title,
    info: inInfo ? title : "",
    substText: "",
    change: "add",
  });
  return true;
}

/** Each week one class goes on an outing, in turn. The class shown first goes only in full weeks, to leave days for its other changes. */
function planOuting(book: WeekBook, week: number, seed: string): void {
  const juniors = active.filter(({ home, name }) => home && (name !== SHOWN_FIRST || book.days.length === 5));
  const turn = juniors.map((_, at) => juniors[(week + at) % juniors.length]).filter((klasse) => klasse !== undefined);
  turn.some((klasse) => shuffled(book.days, seed).some((day) => goOut(book, klasse, day, `${seed} ${klasse.name}`)));
}

/** From the seventh grade on, classes write a test every other week. */
function planExams(book: WeekBook, week: number, seed: string): void {
  for (const klasse of active.filter(({ grade, number }) => grade >= 7 && (week + number) % 2 === 0)) {
    const own = `${seed} ${klasse.name}`;
    shuffled(book.days, own).some((day) => apply(book, changes.examine, klasse, day, own));
  }
}

/** The changes a class has in a week. Classes begin with different kinds, so that every week has all kinds. */
function kindsOf(klasse: Klasse, week: number, days: number, seed: string): readonly Change[] {
  if (klasse.name === SHOWN_FIRST) {
    const count = Math.max(ALWAYS.length, Math.ceil(1.5 * days) + (roll(seed) % Math.ceil(days / 2)));
    return [...ALWAYS, ...shuffled([...SOMETIMES, changes.changeRoom, changes.substituteTeacher], seed)].slice(
      0,
      count,
    );
  }
  const first = EVERYTHING[(week + klasse.number) % EVERYTHING.length];
  const kinds = [...(first ? [first] : []), ...shuffled([...EVERYTHING, ...ALWAYS], seed)];
  return kinds.slice(0, 1 + (roll(seed) % (klasse.home ? days + 1 : 2 * days)));
}

function planClass(book: WeekBook, klasse: Klasse, week: number, seed: string): void {
  const days = shuffled(
    book.days.filter((day) => !book.periodsOf(klasse, day).some(({ outing }) => outing)),
    seed,
  );
  for (const [at, change] of kindsOf(klasse, week, days.length, seed).entries()) {
    const turn = days.map((_, offset) => days[(at + offset) % days.length]).filter((day) => day !== undefined);
    turn.some((day) => apply(book, change, klasse, day, `${seed} ${at}`));
  }
  if (klasse.name !== SHOWN_FIRST) return;
  for (const day of days.filter((each) => !book.isTouched(klasse, each)))
    apply(book, changes.cancel, klasse, day, seed);
}

/**
 * The periods of a week with all its changes. They depend on its Monday alone, so any week, past or future, is always the same.
 */
export function changedWeek(lessons: readonly Lesson[], monday: Temporal.PlainDate): readonly Period[] {
  const days = schoolDaysOfWeek(monday);
  if (days.length === 0) return [];
  const book = new WeekBook(days, lessons);
  const week = weekNumber(monday);
  const seed = monday.toString();
  planOuting(book, week, `${seed} outing`);
  planExams(book, week, `${seed} exam`);
  for (const klasse of active) planClass(book, klasse, week, `${seed} ${klasse.name}`);
  return book.periods;
}
