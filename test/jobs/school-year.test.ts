import { expect, test } from "vitest";
import type { NewSubscription, Subscription } from "../../src/bot/subscription.ts";
import type { Holiday, Session } from "../../src/webuntis/index.ts";
import type { DemoBot } from "../demo-bot.ts";
import { startWorld } from "./world.ts";

/** A school year from its first day, in which clocks change twice. */
const START = Temporal.PlainDate.from("2026-08-01");
const DAYS = 365;
const SUBSCRIPTIONS = 200;
/** When the bot looks at its clock: at all times that are wished for, and some others. */
const TICKS = ["00:00", "05:59", "06:00", "06:30", "12:00", "18:00", "18:30", "23:30"];
const DAY_MS = 86_400_000;
const ASKED = ["timetableExtended", "klassen", "holidays", "schoolyears", "timegridUnits"] as const;

const { compare } = Temporal.PlainDate;

/** 200 different wishes: every class, mornings and evenings, some weekdays only, some only changes. */
const wishOf = (each: number, klasse: string): Partial<NewSubscription> => ({
  place: `c${each}`,
  klasse,
  time: new Temporal.PlainTime(each % 3 === 0 ? 18 : 6, (each % 2) * 30),
  eve: each % 3 === 0,
  weekdays: each % 5 === 0 ? [1, 3, 5] : [1, 2, 3, 4, 5, 6, 7],
  onlyChanges: each % 7 === 0,
  notices: "none",
});

const covers = ({ start, end }: Holiday, date: Temporal.PlainDate) =>
  compare(start, date) <= 0 && compare(date, end) <= 0;

const weekdays = ({ start, end }: Holiday) =>
  Array.from({ length: start.until(end).days + 1 }, (_, day) => start.add({ days: day })).filter(
    ({ dayOfWeek }) => dayOfWeek <= 5,
  ).length;

/** The dates on which a class has lessons, read from WebUntis week by week without the bot's own ideas of a plan. */
async function lessonDates(session: Session, klasse: string): Promise<ReadonlySet<string>> {
  const dates = new Set<string>();
  for (const year of await session.schoolyears()) {
    const found = (await session.klassen({ schoolyear: year.id })).find(({ name }) => name === klasse);
    if (!found || compare(year.end, START) < 0) continue;
    for (let start = year.start; compare(start, year.end) <= 0; start = start.add({ days: 7 })) {
      const last = start.add({ days: 6 });
      const end = compare(last, year.end) < 0 ? last : year.end;
      const periods = await session.timetableExtended({ klasse: found.id, start, end });
      for (const { date } of periods) dates.add(date.toString());
    }
  }
  return dates;
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
  { school }: DemoBot,
): Promise<readonly string[]> {
  const match = await school.findKlasse(klasse);
  if (match.kind !== "one") return expect.fail(`There is no ${klasse}`);
  const posts = [];
  for (const { date, isFree, beginsHolidays } of calendar) {
    const isSchool = lessons.has(date.toString());
    // Free without a reason, a week after a day of school.
    const isNews = isSchool
      ? (await school.dayPlan(match.element, date)).changes > 0
      : date.dayOfWeek <= 5 && lessons.has(date.subtract({ days: 7 }).toString());
    const isTold = wanted.includes(date.dayOfWeek) && (onlyChanges ? isNews : isSchool);
    // Nobody was there on the evening before the first day.
    const isInTime = !eve || !date.equals(START);
    if (isInTime && (isFree ? beginsHolidays && !onlyChanges : isTold))
      posts.push(`d${id}:${date.toString().replaceAll("-", "")}`);
  }
  return posts;
}

test("a school year brings exactly the posts that the calendar demands", async () => {
  // Nothing changes in this year, so nothing has to be asked twice.
  const ttl = Object.fromEntries(ASKED.map((method) => [method, (DAYS + 1) * DAY_MS]));
  await using it = await startWorld(`${START} 00:00`, { watching: false, ttl, cachelen: 5000 });
  const { demo, board } = it;
  const klassen = ["5a", "5c", "6b", "7a", "8b", "9c", "10a", "EF", "Q1", "Q2"];
  const subscriptions = [];
  for (let each = 0; each < SUBSCRIPTIONS; each++)
    subscriptions.push(await it.subscribe(wishOf(each, klassen[each % klassen.length] ?? "")));

  for (let day = 0; day < DAYS; day++) for (const time of TICKS) await it.at(`${START.add({ days: day })} ${time}`);

  const calendar = calendarOf([...(await demo.session.holidays())]);
  const lessons = new Map<string, ReadonlySet<string>>();
  for (const klasse of klassen) lessons.set(klasse, await lessonDates(demo.session, klasse));
  const expected: string[] = [];
  for (const each of subscriptions)
    expected.push(...(await demanded(each, calendar, lessons.get(each.klasse) ?? new Set(), demo)));
  const posted = board.pinned.map(({ post }) => post.key);
  expect(posted.length).toBeGreaterThan(20_000);
  expect(posted.toSorted()).toEqual(expected.toSorted());
  for (const { post, at } of board.pinned) {
    const wish = wishOf(Number(post.place.slice(1)), "");
    const date = at?.toPlainDate().add({ days: wish.eve ? 1 : 0 });
    expect(`${date?.toString().replaceAll("-", "")} ${at?.toPlainTime()}`).toBe(
      `${post.key.split(":")[1]} ${wish.time}`,
    );
  }
  expect(it.log.filter(({ message }) => message !== "Posts were sent")).toEqual([]);
}, 120_000);
