import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type CourseChoice,
  type CourseOffer,
  choose,
  type DayPlan,
  keepingNames,
  type Lesson,
  onlyCourses,
  type PlanOwner,
  type School,
  snapshotOf,
  snapshotOfCourses,
} from "../../../src/school/index.ts";
import { klasseOf, openDemoSchool } from "../demo-accounts.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");

let world: Awaited<ReturnType<typeof openDemoSchool>>;
let school: School;
let q1: PlanOwner<"klasse">;
let offer: CourseOffer;
let choice: CourseChoice;

/** What a pupil of Q1 takes: two Leistungskurse, and Grundkurse of other subjects. */
const TAKEN = [
  "M-L1_Q1_STE",
  "Ge-L1_Q1_KÖN",
  "D-G2_Q1_BEC",
  "E-G1_Q1_LAN",
  "Bi-G1_Q1_WEB",
  "PL-G1_Q1_THI",
  "Sp-G3_Q1_STE",
  "Lit-G1_Q1_BÄR",
];

beforeAll(async () => {
  world = await openDemoSchool();
  school = world.schoolFor("schueler");
  q1 = await klasseOf(school, "Q1");
  offer = await school.courses(q1);
  choice = choose(
    offer,
    offer.courses.filter(({ group }) => TAKEN.includes(group)).map(({ id }) => id),
  );
});

afterAll(() => world[Symbol.asyncDispose]());

const lessonsIn = (plan: DayPlan) => plan.slots.flatMap(({ lessons }) => lessons);

async function fourWeeks(of = school): Promise<readonly DayPlan[]> {
  const plans = [];
  for (let day = 0; day < 26; day++) plans.push(await of.dayPlan(q1, MONDAY.add({ days: day })));
  return plans;
}

test("Q1 has 36 courses, each with one teacher: three hours a week, or five of a Leistungskurs", () => {
  expect(offer.courses).toHaveLength(36);
  expect([offer.weeks, `${offer.until}`, offer.stale]).toEqual([4, "2027-07-31", false]);
  for (const { group, hours, teachers, subjects, id } of offer.courses) {
    expect([hours, teachers.length, subjects.length]).toEqual([group.includes("-L") ? 5 : 3, 1, 1]);
    expect(id).toMatch(/^[\w-]{8}$/);
  }
  expect(new Set(offer.courses.map(({ id }) => id)).size).toBe(36);
});

test("of four weeks with substitutions a pupil sees their own courses and the events, and nothing is unknown", async () => {
  for (const plan of await fourWeeks()) {
    const own = onlyCourses(plan, choice);
    expect(own.unknown.size).toBe(0);
    for (const lesson of lessonsIn(plan)) {
      const isOwn = TAKEN.includes(lesson.group);
      if (isOwn || lesson.state === "event") expect(lessonsIn(own.plan)).toContain(lesson);
      else expect(lessonsIn(own.plan)).not.toContain(lesson);
    }
  }
});

test("a choice made through one door of WebUntis holds at the other", async () => {
  const [web, json] = await Promise.all([fourWeeks(), fourWeeks(world.schoolFor("demo"))]);
  const told = (plans: readonly DayPlan[]) =>
    plans
      .map((plan) => onlyCourses(plan, choice))
      .map(({ plan, hidden }) => [plan.begins, plan.ends, plan.changes, hidden].join());
  expect(told(json)).toEqual(told(web));
});

test("a day as it was told has the same lessons of somebody’s as the day itself, whatever of the names is kept", async () => {
  const told = ({ start, subjects, state }: Pick<Lesson, "start" | "subjects" | "state">) =>
    `${start} ${state} ${[...subjects.was, ...subjects.now].map(({ name }) => name)}`;
  for (const plan of await fourWeeks()) {
    const own = lessonsIn(onlyCourses(plan, choice).plan).map(told);
    for (const kept of ["full", "short", "hidden"] as const)
      expect(snapshotOfCourses(keepingNames(snapshotOf(plan), kept), choice).lessons.map(told)).toEqual(own);
  }
});

test("a course that comes in the middle of the year is shown and marked, and a lasting substitute changes nothing", async () => {
  using undo = new DisposableStack();
  const other = await school.teachers();
  const takeBack = world.demo.happens((each) =>
    each.group === "D-G1_Q1_PET"
      ? {
          ...each,
          group: "D-G4_Q1_NEU",
          teachers: each.teachers.map(({ now }) => ({ now: { ...(now ?? expect.fail()), id: 99, name: "NEU" } })),
        }
      : each.group === "D-G2_Q1_BEC"
        ? {
            ...each,
            teachers: each.teachers.map(({ now }) => ({ now: { ...(now ?? expect.fail()), id: 98, name: "VTR" } })),
          }
        : each,
  );
  undo.defer(takeBack);
  expect(other.all.length).toBeGreaterThan(0);
  const again = world.schoolFor("schueler");
  const plans = (await fourWeeks(again)).map((plan) => onlyCourses(plan, choice));
  const unknown = new Set(plans.flatMap((each) => [...each.unknown].map(({ group }) => group)));
  expect([...unknown]).toEqual(["D-G4_Q1_NEU"]);
  expect(plans.flatMap(({ plan }) => lessonsIn(plan)).some(({ teachers }) => teachers.now[0]?.name === "VTR")).toBe(
    true,
  );
});

test("today is over, and school goes on, when the chosen courses are and do", async () => {
  const few = choose(
    offer,
    offer.courses.filter(({ group }) => TAKEN.slice(0, 2).includes(group)).map(({ id }) => id),
  );
  const days = await Promise.all(
    Array.from({ length: 12 }, async (_, day) => {
      const all = await school.dayPlan(q1, MONDAY.add({ days: day }));
      return { all, own: onlyCourses(all, few).plan };
    }),
  );
  const isEarly = ({ all, own }: (typeof days)[number]) =>
    own.ends && all.ends && Temporal.PlainTime.compare(own.ends, all.ends) < 0;
  const at = days.findIndex((day) => isEarly(day));
  const { date, ends } = days[at]?.own ?? expect.fail("On some day they are done before the others");
  const goesOn = days.slice(at + 1).find(({ own }) => own.begins !== null)?.own.date;
  if (!ends || !goesOn) return expect.fail("They have lessons on another day");
  world.setNow(date.toZonedDateTime({ timeZone: "Europe/Berlin", plainTime: ends }).toInstant().toString());
  expect((await school.dayPlan(q1, "next")).date).toEqual(date);
  expect((await school.coursePlan(q1, "next", few)).plan.date).toEqual(goesOn);
  expect(await school.nowAndNext(q1)).toMatchObject({
    moment: expect.stringMatching(/lesson|break|gap/),
    nextDay: null,
  });
  expect(await school.nowAndNext(q1, few)).toMatchObject({ moment: "over", ends, nextDay: { date: goesOn } });
});

test("in the summer the courses are those of the coming year, as soon as it is shown, and the choice holds no longer", async () => {
  world.setNow("2027-07-26T08:00:00Z");
  const again = world.schoolFor("schueler");
  const next = await again.courses(await klasseOf(again, "Q1"));
  expect([`${next.until}`, next.courses.length > 0]).toEqual(["2028-07-31", true]);
  const plan = await again.dayPlan(q1, Temporal.PlainDate.from("2027-09-06"));
  expect(onlyCourses(plan, choice)).toMatchObject({ isOutdated: true, hidden: 0 });
});

test("the weeks that are looked at end with the school year", async () => {
  world.setNow("2027-07-14T08:00:00Z");
  const again = world.schoolFor("schueler");
  const { weeks, until, courses } = await again.courses(await klasseOf(again, "Q1"));
  expect([weeks, `${until}`, courses.length]).toEqual([1, "2027-07-31", 36]);
});
