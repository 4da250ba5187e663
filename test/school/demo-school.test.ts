import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../src/demo/index.ts";
import { type DayPlan, type Lesson, type PlanOwner, School } from "../../src/school/index.ts";
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

/** Where each class of a lesson is at the start of each unit that it covers. */
function marks({ date, slots }: DayPlan, units: readonly Temporal.PlainTime[], klasse?: string) {
  const { compare } = Temporal.PlainTime;
  return slots
    .flatMap(({ lessons }) => lessons)
    .flatMap((lesson) =>
      units
        .filter((unit) => compare(lesson.start, unit) <= 0 && compare(unit, lesson.end) < 0)
        .flatMap((unit) =>
          lesson.klassen
            .filter(({ name }) => klasse === undefined || name === klasse)
            .map(({ name }) => ({ lesson, text: `${date} ${unit} ${name} ${lesson.subjects.now[0]?.name}` })),
        ),
    );
}

async function unitStarts(): Promise<readonly Temporal.PlainTime[]> {
  const [monday] = await session.timegridUnits();
  return monday?.timeUnits.map(({ start }) => start) ?? [];
}

const texts = (all: readonly { readonly text: string }[]) => [...new Set(all.map(({ text }) => text))].toSorted();

test.each([
  ["teacher", "MEI", ({ teachers }: Lesson) => teachers],
  ["teacher", "HUB", ({ teachers }: Lesson) => teachers],
  ["room", "BIO1", ({ rooms }: Lesson) => rooms],
  ["room", "R101", ({ rooms }: Lesson) => rooms],
] as const)(
  "the %s %s is in all lessons that the classes have there, and in no other",
  async (kind, name, elements) => {
    const found = (await school.names(kind)).find(name);
    const owner: PlanOwner = found.kind === "one" ? found.element : expect.fail(name);
    const isThere = (lesson: Lesson) => elements(lesson).now.some(({ id }) => id === owner.id);
    const units = await unitStarts();
    const plans = [];
    for (let day = 0; day < 19; day++) plans.push(await school.dayPlan(owner, MONDAY.add({ days: day })));
    const own = plans.flatMap((plan) => marks(plan, units));
    const all = (await weeks(3)).flatMap((plan) => marks(plan, units, plan.of.name));
    expect(texts(own).length).toBeGreaterThan(10);
    expect(texts(own.filter(({ lesson }) => isThere(lesson)))).toEqual(
      texts(all.filter(({ lesson }) => isThere(lesson))),
    );
    // A teacher is told who else takes the lesson; of a room it is enough that nothing takes place there.
    const others = own.filter(({ lesson }) => !isThere(lesson));
    expect(
      others.every(({ lesson }) => kind === "teacher" && elements(lesson).was.some(({ id }) => id === owner.id)),
    ).toBe(true);
    expect(plans.every(({ of }) => of === owner)).toBe(true);
  },
);

test("Christmas is free, and school goes on after it", async () => {
  const [klasse] = await school.klassen();
  if (!klasse) throw new TypeError("The demo school has no class");
  const christmas = await school.dayPlan(klasse, Temporal.PlainDate.from("2026-12-25"));
  expect(christmas.kind).toBe("holiday");
  const on = christmas.goesOn;
  expect(on && (await school.outlook(on)).kind).toBe("school");
  expect((await school.outlook(christmas.date)).nextSchoolDay?.toString()).toBe(on?.toString());
});

test("any source will do for a school, and doors are known where somebody probes them", async () => {
  const source = new JsonRpcSource(session);
  const bare = new School({ source, timeZone: "Europe/Berlin", now });
  const [klasse] = await bare.klassen();
  if (!klasse) throw new TypeError("The demo school has no class");
  expect((await bare.dayPlan(klasse, MONDAY)).slots).toEqual((await school.dayPlan(klasse, MONDAY)).slots);
  expect(await bare.doors()).toEqual([]);
  const ladder = new Ladder([source], now);
  const probed = new School({ source, probe: (date) => ladder.probe(date), timeZone: "Europe/Berlin", now });
  expect((await probed.doors()).find(({ method }) => method === "klassen")?.open).toBe("JSON-RPC");
});
