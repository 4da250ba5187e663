import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../src/demo/index.ts";
import { type DayPlan, School } from "../../src/school/index.ts";
import { JsonRpcSource, Ladder, Session } from "../../src/webuntis/index.ts";

const now = () => Temporal.Instant.from("2026-11-23T06:30:00Z");
const MONDAY = Temporal.PlainDate.from("2026-11-23");

let demo: DemoSchool;
let session: Session;
let school: School;

beforeAll(async () => {
  demo = await startDemoSchool({ now });
  const account = { school: demo.school, username: "demo", password: "demo", useragent: "test", loginRepeat: 1 };
  session = new Session({ ...account, server: demo.url, cachelen: 500, now });
  school = new School({ source: new Ladder([new JsonRpcSource(session)]), timeZone: "Europe/Berlin", now });
});

afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await demo.close();
});

async function weeks(count: number): Promise<readonly DayPlan[]> {
  const plans: DayPlan[] = [];
  for (const klasse of await school.klassen())
    for (let week = 0; week < count; week++)
      for (let weekday = 0; weekday < 5; weekday++)
        plans.push(await school.dayPlan(klasse, MONDAY.add({ weeks: week, days: weekday })));
  return plans;
}

test("every class has days with lessons, and everything that changes in a school is told", async () => {
  const plans = await weeks(3);
  const lessons = plans.flatMap(({ slots }) => slots).flatMap((slot) => slot.lessons);
  expect(new Set(plans.map(({ kind }) => kind))).toEqual(new Set(["school"]));
  expect(new Set(lessons.map(({ state }) => state))).toEqual(
    new Set(["regular", "changed", "cancelled", "extra", "exam", "event"]),
  );
  expect(lessons.some(({ movedTo }) => movedTo)).toBe(true);
  expect(lessons.some(({ teachers }) => teachers.now.length === 0 && teachers.was.length > 0)).toBe(true);
  // Every lesson stands in the grid, but for those with times of their own.
  expect(lessons.filter(({ units, state }) => units === null && state !== "event")).toEqual([]);
});

test("the day's changes are fewer than its lessons that differ, and none without any", async () => {
  for (const { changes, slots } of await weeks(1)) {
    const differing = slots.flatMap(({ lessons }) => lessons).filter(({ state }) => state !== "regular");
    expect(changes).toBeLessThanOrEqual(differing.length);
    if (differing.length === 0) expect(changes).toBe(0);
  }
});

test("Christmas is free, and school goes on after it", async () => {
  const [klasse] = await school.klassen();
  if (!klasse) throw new TypeError("The demo school has no class");
  const christmas = await school.dayPlan(klasse, Temporal.PlainDate.from("2026-12-25"));
  expect(christmas.kind).toBe("holiday");
  const on = christmas.goesOn;
  expect(on && (await school.outlook(on)).kind).toBe("school");
  expect((await school.outlook(christmas.date)).nextSchoolDay?.toString()).toBe(on?.toString());
});
