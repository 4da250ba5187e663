import { expect, onTestFinished, test } from "vitest";
import { CACHED_ANSWERS } from "../../../src/open-school.ts";
import type { DayPlan, PlanOwner, School } from "../../../src/school/index.ts";
import { createRecordedQueue, mostWithin } from "../recorded-queue.ts";
import { openSmallSchool, type SmallSchool, UNAVAILABLE, wireLesson } from "../small-school.ts";

/** Two thousand requests take two seconds, and many times that on a machine that is busy otherwise. */
const SLOW_MS = 90_000;

const MONDAY = Temporal.PlainDate.from("2026-11-23");

/** A class of a large school; the small one shows a plan for any id. */
const klasse = (id: number): PlanOwner<"klasse"> => ({ kind: "klasse", id, name: `k${id}`, longName: "" }) as never;

/** A school with a queue, at 07:00 on a Monday. Its lists are known, and a minute has passed since. */
async function open(changes: Partial<SmallSchool> = {}, cachelen = 500) {
  const recorded = createRecordedQueue();
  const { queue, gate, during, pass, sent } = recorded;
  const opened = await openSmallSchool(changes, { queue, gate, cachelen });
  onTestFinished(() => opened[Symbol.asyncDispose]());
  await during(opened.school.forJob("posts").schoolYearHolidays());
  await during(opened.school.forJob("posts").names("klasse"));
  await during(opened.school.changes([], []));
  await pass(60);
  sent.length = 0;
  const start = recorded.seconds();
  return { ...opened, ...recorded, seconds: () => Math.round((recorded.seconds() - start) * 10) / 10 };
}

/** What became of a question: when it was answered, or why not. */
async function told(plan: Promise<DayPlan>, seconds: () => number): Promise<string> {
  try {
    const { kind } = await plan;
    return `${kind} ${seconds()}`;
  } catch (error) {
    return error instanceof Error && "reason" in error ? String(error.reason) : String(error);
  }
}

const week = (weeks: number) => MONDAY.add({ weeks });
const ask = (school: School, id: number, weeks = 0) => school.dayPlan(klasse(id), week(weeks));

test("fifty people ask for fifty classes: two requests a second, and what would take too long is told at once", async () => {
  const { school, during, sent, most, seconds } = await open();
  const asked = Array.from({ length: 50 }, (_, id) => told(ask(school.forPerson(`p${id}`), id), seconds));
  const answers = await during(Promise.all(asked));
  expect(sent).toHaveLength(20);
  expect(most()).toBe(4);
  for (const span of [1, 2, 5]) expect(mostWithin(span, sent)).toBeLessThanOrEqual(4 + 2 * span);
  expect(answers.filter((answer) => answer === "busy")).toHaveLength(30);
  expect(seconds()).toBeLessThanOrEqual(9);
});

test("a stored answer waits for nobody", async () => {
  const { school, during, sent } = await open();
  await during(ask(school, 1));
  const flood = Array.from({ length: 30 }, (_, id) => ask(school.forPerson("flood"), id + 100).catch(() => {}));
  const before = sent.length;
  expect((await ask(school.forPerson("b"), 1)).kind).toBe("school");
  expect(sent.length - before).toBeLessThanOrEqual(4);
  await during(Promise.all(flood));
});

test("who asks for today comes before whoever asks for two thousand weeks", async () => {
  const { school, during, sent, seconds } = await open();
  const flood = Array.from({ length: 2000 }, (_, at) =>
    ask(school.forPerson("flood"), 100 + (at % 50), 1 + Math.floor(at / 50)).catch(() => {}),
  );
  const before = sent.length;
  const victim = told(ask(school.forPerson("victim"), 1), seconds);
  expect(await during(victim)).toBe("school 0.5");
  expect(sent.length - before).toBeLessThanOrEqual(5);
  await during(Promise.all(flood));
});

test("who asks for one plan of today waits for one of somebody who asks for fifty", async () => {
  const { school, during, seconds } = await open();
  const flood = Array.from({ length: 50 }, (_, id) => ask(school.forPerson("flood"), 100 + id).catch(() => {}));
  const victim = told(ask(school.forPerson("victim"), 1), seconds);
  expect(await during(victim)).toMatch(/^school (0.5|1)$/);
  await during(Promise.all(flood));
});

test("posts and the watcher do not notice a flood of questions, nor do askers notice them", async () => {
  const { school, during, seconds } = await open();
  const quietly = (count: number, view: School, from: number) =>
    Array.from({ length: count }, (_, at) => ask(view, from + at).catch(() => {}));
  const flood = [
    ...quietly(200, school.forPerson("flood"), 1000),
    ...quietly(100, school.forJob("posts"), 2000),
    ...quietly(100, school.forJob("watcher"), 3000),
  ];
  const asked = told(ask(school.forPerson("victim"), 1), seconds);
  expect(await during(asked)).toMatch(/^school (0.5|1)$/);
  await during(Promise.all(flood));
  // 100 posts, two a second after a burst of four: the watcher's took longer, and neither waited for the other.
  expect(seconds()).toBeLessThan(101);
});

test("sixty weeks to be posted at the same minute are read within half of it", async () => {
  const { school, during, seconds, sent } = await open();
  await during(Promise.all(Array.from({ length: 60 }, (_, id) => ask(school.forJob("posts"), id))));
  expect(sent).toHaveLength(60);
  expect(seconds()).toBeLessThanOrEqual(30);
});

test("the watcher reads its first eight weeks at once, one after the other, and then one a second", async () => {
  const { school, during, seconds, sent, most } = await open();
  await during(Promise.all(Array.from({ length: 12 }, (_, id) => ask(school.forJob("watcher"), id))));
  expect([sent.length, most(), Math.round(seconds())]).toEqual([12, 1, 4]);
});

test("the start tries its doors without a pause, and leaves the posts their burst", async () => {
  const { school, during, seconds, sent, most } = await open();
  const start = Array.from({ length: 30 }, (_, id) => ask(school.forJob("start"), id));
  const posts = Array.from({ length: 16 }, (_, id) => ask(school.forJob("posts"), 100 + id));
  await during(Promise.all([...start, ...posts]));
  expect(sent).toHaveLength(46);
  expect(seconds()).toBe(0);
  expect(most()).toBe(4);
});

test("a post of a plan that an asker waits for does not wait with them, and both cost one request", async () => {
  const { school, during, sent, seconds } = await open();
  const flood = Array.from({ length: 4 }, (_, id) => ask(school.forPerson("flood"), 100 + id));
  const asked = told(ask(school.forPerson("a"), 1, 3), seconds);
  const posted = told(ask(school.forJob("posts"), 1, 3), seconds);
  expect(await during(Promise.all([asked, posted]))).toEqual(["school 0", "school 0"]);
  await during(Promise.all(flood));
  expect(sent).toHaveLength(5);
});

test("when too many ask, an older plan is better than none", async () => {
  const { school, small, during } = await open();
  await during(ask(school, 1));
  small.now = "2026-11-23T08:00+01:00";
  const flood = Array.from({ length: 60 }, (_, at) => ask(school.forPerson(`p${at}`), 100 + at).catch(() => {}));
  const plan = await during(ask(school.forPerson("late"), 1, 0));
  expect([plan.kind, plan.stale]).toEqual(["school", true]);
  await during(Promise.all(flood));
});

test("where lessons go on is left out when too many ask", async () => {
  const { school, during } = await open({ lessons: () => [] });
  const flood = Array.from({ length: 60 }, (_, at) => ask(school.forPerson(`p${at}`), 100 + at).catch(() => {}));
  await during(Promise.all(flood));
  const more = Array.from({ length: 60 }, (_, at) => ask(school.forPerson(`q${at}`), 200 + at).catch(() => {}));
  const { kind, goesOn } = await during(ask(school.forPerson("a"), 100));
  expect([kind, goesOn]).toEqual(["empty", null]);
  await during(Promise.all(more));
});

test(
  "fifty classes by forty weeks asked twice cost one reading, and a day later an outage takes none of them away",
  async () => {
    const lessons = (date: Temporal.PlainDate) => (date.dayOfWeek === 2 ? [wireLesson(`${date}`, 1, "Ma")] : []);
    await using opened = await openSmallSchool({ lessons }, { cachelen: CACHED_ANSWERS });
    const { school, small, asked } = opened;
    const tuesday = week(-10).add({ days: 1 });
    const read = (weeks: number) =>
      Promise.all(Array.from({ length: 50 }, (_, id) => school.dayPlan(klasse(id), tuesday.add({ weeks }))));
    const readAll = async () => {
      for (let weeks = 0; weeks < 40; weeks++) await read(weeks);
    };
    await readAll();
    expect(asked()).toHaveLength(50 * 40);
    await readAll();
    expect(asked()).toHaveLength(50 * 40);
    small.ill = UNAVAILABLE;
    small.now = "2026-11-24T07:00+01:00";
    expect((await read(0)).map(({ stale }) => stale)).toEqual(Array(50).fill(true));
  },
  SLOW_MS,
);

test.each([
  ["1999-12-31", "unpublished"],
  ["2030-05-05", "weekend"],
  ["2030-05-06", "unpublished"],
  ["9999-12-31", "unpublished"],
  ["0001-01-01", "unpublished"],
])("%s is far outside the school's years, and is answered without asking", async (date, kind) => {
  const { school, calls } = await open();
  const before = calls().length;
  expect((await school.dayPlan(klasse(1), Temporal.PlainDate.from(date))).kind).toBe(kind);
  expect((await school.outlook(Temporal.PlainDate.from(date))).kind).toBe(kind);
  expect(calls().length - before).toBe(0);
});

test("more than a year away nothing is asked where the school years may not be read", async () => {
  const { school, during, asked } = await open({ forbidden: ["getSchoolyears"] });
  const plans = ["2027-11-24", "2025-11-21"].map((date) => school.dayPlan(klasse(1), Temporal.PlainDate.from(date)));
  expect((await during(Promise.all(plans))).map(({ kind }) => kind)).toEqual(["unpublished", "unpublished"]);
  expect(asked()).toEqual([]);
});

test("a server in trouble is asked no faster", async () => {
  const { school, small, during, sent, most } = await open();
  small.ill = UNAVAILABLE;
  const asked = Array.from({ length: 20 }, (_, id) => ask(school.forPerson(`p${id}`), id).catch(() => {}));
  await during(Promise.all(asked));
  expect(most()).toBeLessThanOrEqual(4);
  for (const span of [1, 5]) expect(mostWithin(span, sent)).toBeLessThanOrEqual(4 + 2 * span);
});
