import { expect } from "vitest";
import type { NewSubscription, Subscription } from "../../src/bot/memory/subscription.ts";
import type { Holiday, Session } from "../../src/webuntis/index.ts";
import { startWorld, type World } from "../jobs/world.ts";

/** A school year from its first day, in which clocks change twice. */
const START = Temporal.PlainDate.from("2026-08-01");
const DAYS = 365;
/** When the bot looks at its clock: at all times that are wished for, and some others. */
const TICKS = ["05:59", "06:00", "06:30", "12:00", "18:00", "18:30"];
const DAY_MS = 86_400_000;
const ASKED = ["timetableExtended", "klassen", "holidays", "schoolyears", "timegridUnits"] as const;

const { compare } = Temporal.PlainDate;

/** What somebody wishes for whom a whole year is posted: in the morning at 6 or 6:30, or on the evening before at 18 or 18:30. */
export interface YearWish extends Pick<NewSubscription, "klasse" | "eve" | "onlyChanges"> {
  readonly halfPast: boolean;
  /** Only on Mondays, Wednesdays and Fridays. */
  readonly someDays: boolean;
}

const wishOf = (
  { klasse, eve, onlyChanges, halfPast, someDays }: YearWish,
  place: string,
): Partial<NewSubscription> => ({
  place,
  klasse,
  eve,
  onlyChanges,
  time: new Temporal.PlainTime(eve ? 18 : 6, halfPast ? 30 : 0),
  weekdays: someDays ? [1, 3, 5] : [1, 2, 3, 4, 5, 6, 7],
  alerts: "none",
});

const covers = ({ start, end }: Holiday, date: Temporal.PlainDate) =>
  compare(start, date) <= 0 && compare(date, end) <= 0;

const weekdays = ({ start, end }: Holiday) =>
  Array.from({ length: start.until(end).days + 1 }, (_, day) => start.add({ days: day })).filter(
    ({ dayOfWeek }) => dayOfWeek <= 5,
  ).length;

/** The dates on which a class has lessons, read from WebUntis at once, without the bot's own ideas of weeks and plans. */
async function lessonDates(session: Session, klasse: string): Promise<ReadonlySet<string>> {
  const year = (await session.schoolyears()).find(({ start }) => start.equals(START));
  if (!year) return expect.fail("There is no such school year");
  const found = (await session.klassen({ schoolyear: year.id })).find(({ name }) => name === klasse);
  if (!found) return expect.fail(`There is no ${klasse}`);
  const periods = await session.timetableExtended({ klasse: found.id, start: year.start, end: year.end });
  return new Set(periods.map(({ date }) => date.toString()));
}

interface Day {
  readonly date: Temporal.PlainDate;
  readonly isFree: boolean;
  /** Holidays of more than one weekday begin, that are no part of longer ones. */
  readonly beginsHolidays: boolean;
}

function calendarOf(holidays: readonly Holiday[]): readonly Day[] {
  return Array.from({ length: DAYS }, (_, day) => {
    const date = START.add({ days: day });
    const covering = holidays.filter((holiday) => covers(holiday, date));
    const begun = covering.filter(({ start }) => compare(start, date) < 0);
    const begins = covering.some((holiday) => holiday.start.equals(date) && weekdays(holiday) > 1);
    return { date, isFree: covering.length > 0, beginsHolidays: begins && begun.length === 0 };
  });
}

/** What the calendar demands of a subscription: the keys of its posts. */
async function demanded(
  { id, klasse, weekdays: wanted, onlyChanges, eve }: Subscription,
  calendar: readonly Day[],
  lessons: ReadonlySet<string>,
  { school }: World,
): Promise<readonly string[]> {
  const match = await school.findKlasse(klasse);
  if (match.kind !== "one") return expect.fail(`There is no ${klasse}`);
  const posts = [];
  for (const { date, isFree, beginsHolidays } of calendar) {
    const isSchool = lessons.has(date.toString());
    // Free without a reason, a week after a day of school.
    const isNews =
      onlyChanges &&
      (isSchool
        ? (await school.dayPlan(match.element, date)).changes > 0
        : date.dayOfWeek <= 5 && lessons.has(date.subtract({ days: 7 }).toString()));
    const isTold = wanted.includes(date.dayOfWeek) && (onlyChanges ? isNews : isSchool);
    // Nobody was there on the evening before the first day.
    const isInTime = !eve || !date.equals(START);
    if (isInTime && (isFree ? beginsHolidays && !onlyChanges : isTold))
      posts.push(`d${id}:${date.toString().replaceAll("-", "")}`);
  }
  return posts;
}

/** Lets a year pass for all who wish something. Gives the keys of what was posted, and of what the calendar demands. */
export async function passYear(wishes: readonly YearWish[]) {
  // Nothing changes in this year, so nothing has to be asked twice.
  const ttl = Object.fromEntries(ASKED.map((method) => [method, (DAYS + 1) * DAY_MS]));
  await using world = await startWorld(`${START} 00:00`, { watching: false, ttl, cachelen: 5000 });
  const subscriptions = new Map<string, Subscription>();
  for (const [each, wish] of wishes.entries())
    subscriptions.set(`c${each}`, await world.subscribe(wishOf(wish, `c${each}`)));

  for (let day = 0; day < DAYS; day++) for (const time of TICKS) await world.at(`${START.add({ days: day })} ${time}`);

  const calendar = calendarOf([...(await world.session.holidays())]);
  const lessons = new Map<string, ReadonlySet<string>>();
  for (const klasse of new Set(wishes.map((wish) => wish.klasse)))
    lessons.set(klasse, await lessonDates(world.session, klasse));
  const expected: string[] = [];
  for (const each of subscriptions.values())
    expected.push(...(await demanded(each, calendar, lessons.get(each.klasse) ?? new Set(), world)));

  expect(world.log.filter(({ message }) => message !== "Posts were sent")).toEqual([]);
  const { pinned } = world.board;
  const late = pinned.filter(({ post, at }) => {
    const wish = subscriptions.get(post.place);
    const date = at?.toPlainDate().add({ days: wish?.eve ? 1 : 0 });
    const isTheDay = date?.toString().replaceAll("-", "") === post.key.split(":")[1];
    return !isTheDay || `${at?.toPlainTime()}` !== `${wish?.time}`;
  });
  expect(late.map(({ post }) => post.key)).toEqual([]);
  return { posted: pinned.map(({ post }) => post.key).toSorted(), expected: expected.toSorted() };
}
