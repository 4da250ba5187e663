import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CourseOffer } from "../../../src/school/courses/course.ts";
import { coursesIn } from "../../../src/school/courses/offered.ts";
import { subjectsOf } from "../../../src/school/courses/subjects.ts";
import { choose, chosenBefore, isOutdated, onlyCourses, packChoice, unpackChoice } from "../../../src/school/index.ts";
import type { LessonPeriod } from "../../../src/school/lessons/draft.ts";
import { lessonsByDay } from "../../../src/school/lessons/lessons.ts";
import { dayUnits } from "../../../src/school/lessons/units.ts";
import type { DayPlan, Lesson } from "../../../src/school/plan.ts";
import { cancelled, GRID, irregular, KLASSE, period } from "../periods.ts";

const UNTIL = Temporal.PlainDate.from("2027-07-31");
const MONDAY = "2026-11-23";

/** The days of a class, as the school gives them. */
const plansOf = (periods: readonly LessonPeriod[]): readonly DayPlan[] =>
  [...lessonsByDay(periods, KLASSE, GRID)].map(([date, { allDay, slots, taking, changes }]) => ({
    of: KLASSE,
    date: Temporal.PlainDate.from(date),
    kind: "school",
    holiday: null,
    allDay,
    slots,
    begins: taking?.start ?? null,
    ends: taking?.end ?? null,
    changes,
    goesOn: null,
    asOf: Temporal.Instant.from("2026-11-23T06:00Z"),
    stale: false,
  }));

const planOf = (...periods: readonly LessonPeriod[]): DayPlan => {
  const [plan] = plansOf(periods);
  return plan ?? expect.fail("There is a day");
};

const taughtIn = (periods: readonly LessonPeriod[]) => coursesIn([plansOf(periods)], (date) => dayUnits(GRID, date));

const offerOf = (...periods: readonly LessonPeriod[]): CourseOffer => ({
  of: KLASSE as CourseOffer["of"],
  courses: taughtIn(periods).map(({ course }) => course),
  until: UNTIL,
  weeks: 1,
  asOf: Temporal.Instant.from("2026-11-23T06:00Z"),
  stale: false,
});

const nameOf = ({ subjects, group, teachers }: CourseOffer["courses"][number]) =>
  [subjects.map(({ name }) => name).join(), group, teachers.map(({ name }) => name).join()].filter(Boolean).join(" ");

/** The choice of the courses with these names, such as "M G1 MEI". */
const choiceOf = (offer: CourseOffer, ...names: readonly string[]) =>
  choose(
    offer,
    offer.courses.filter((course) => names.includes(nameOf(course))).map(({ id }) => id),
  );

const lessonsIn = (plan: DayPlan) => plan.slots.flatMap(({ lessons }) => lessons);

const nameOfLesson = ({ subjects, group, teachers }: Lesson) =>
  [(subjects.now[0] ?? subjects.was[0])?.name, group, teachers.now[0]?.name].filter(Boolean).join(" ");

const shownIn = (plan: DayPlan) => lessonsIn(plan).map(nameOfLesson);

const grouped = (what: string, group: string, more: object = {}) => period("1", what, { studentGroup: group, ...more });

const [G1, G2] = [grouped("M MEI R1", "G1", { lsnumber: 1 }), grouped("M HUB R2", "G2", { lsnumber: 2 })];

describe("the courses of a class", () => {
  test("are told apart by subject, group and teacher", () => {
    const sport = [period("3", "Sp MEI R1"), period("3", "Sp HUB R2")];
    const { courses } = offerOf(G1, G2, period("2", "D MEI R1"), ...sport);
    expect(courses.map(nameOf)).toEqual(["D MEI", "M G1 MEI", "M G2 HUB", "Sp HUB", "Sp MEI"]);
  });

  test("are not those of a substitute, of another room, or of another subject for once", () => {
    const periods = [
      period("2", "D MEI R1"),
      irregular("2", "D ADL<MEI R7<R1", { day: "2026-11-24" }),
      irregular("2", "Bi<D MEI R1", { day: "2026-11-25" }),
      cancelled("2", "D MEI R1", { day: "2026-11-26" }),
    ];
    expect(offerOf(...periods).courses.map(nameOf)).toEqual(["D MEI"]);
  });

  test("taught by two teachers under one number are one; without a number, and without groups, they are two", () => {
    const [monday, tuesday] = [period("2", "D MEI R1"), period("2", "D HUB R1", { day: "2026-11-24" })];
    expect(offerOf(monday, tuesday).courses.map(nameOf)).toEqual(["D HUB", "D MEI"]);
    const weeks = [
      period("2", "D MEI R1", { lsnumber: 7 }),
      period("2", "D HUB R1", { day: "2026-12-01", lsnumber: 7 }),
    ];
    const taught = coursesIn(
      weeks.map((each) => plansOf([each])),
      (date) => dayUnits(GRID, date),
    );
    expect(taught.map(({ course }) => nameOf(course))).toEqual(["D MEI,HUB"]);
    const named = [monday, tuesday].map((each) => ({ ...each, studentGroup: "G1" }));
    expect(offerOf(...named).courses).toMatchObject([{ group: "G1", hours: 2 }]);
  });

  test("without teachers, which the school may hide, are told by subject and group", () => {
    expect(offerOf(period("1", "D - R1"), grouped("M - R1", "G1")).courses.map(nameOf)).toEqual(["D", "M G1"]);
  });

  test("have the hours of a usual week: outings, holidays and what is added for once do not count", () => {
    const usual = (monday: string, ...extra: LessonPeriod[]) => [
      ...[0, 1, 2, 3, 4].map((days) =>
        period("1-2", "M MEI R1", { day: Temporal.PlainDate.from(monday).add({ days }).toString() }),
      ),
      ...extra,
    ];
    const weeks = [
      plansOf(usual("2026-11-23", irregular("5", "M MEI R1"))),
      plansOf(usual("2026-11-30", period("1", "Ku HUB R1", { day: "2026-11-30" }))).slice(0, 2),
      plansOf(usual("2026-12-07", period("5", "Ch HUB R1", { day: "2026-12-07" }))),
      plansOf(usual("2026-12-14")),
      plansOf(usual("2027-01-11", period("5", "Ch HUB R1", { day: "2027-01-11" }))),
    ];
    const taught = coursesIn(weeks, (date) => dayUnits(GRID, date));
    expect(taught.map(({ course }) => [nameOf(course), course.hours])).toEqual([
      ["Ch HUB", 1 / 2],
      ["Ku HUB", 0],
      ["M MEI", 10],
    ]);
    expect(subjectsOf(taught).map(({ subject, hours }) => [subject.name, hours.least, hours.most])).toEqual([
      ["Ch", 0.5, 0.5],
      ["M", 10, 10],
    ]);
  });

  test("of one subject in groups have least and most hours, those of the whole class one sum", () => {
    const taught = taughtIn([
      G1,
      G2,
      grouped("M MEI R1", "G1", { day: "2026-11-24" }),
      period("5", "D MEI R1"),
      period("6", "D HUB R1", { day: "2026-11-24" }),
    ]);
    expect(
      subjectsOf(taught).map(({ subject, hours, teachers }) => [subject.name, hours, teachers.map(({ name }) => name)]),
    ).toEqual([
      ["D", { least: 2, most: 2 }, ["HUB", "MEI"]],
      ["M", { least: 1, most: 2 }, ["MEI", "HUB"]],
    ]);
  });
});

describe("a day with some courses only", () => {
  const offer = offerOf(G1, G2, period("2", "D MEI R1"), period("5", "E HUB R1"));
  const mine = choiceOf(offer, "M G1 MEI", "D MEI");
  const shown = (...periods: readonly LessonPeriod[]) => shownIn(onlyCourses(planOf(...periods), mine).plan);

  test("begins and ends with these, and counts their changes", () => {
    const plan = planOf(
      G2,
      period("2", "D MEI R1"),
      irregular("3", "M MEI R9<R1", { studentGroup: "G1" }),
      cancelled("5", "E HUB R1"),
      period("6", "E HUB R1"),
    );
    const { plan: own, hidden, unknown } = onlyCourses(plan, mine);
    expect([plan.changes, own.changes, hidden, unknown.size]).toEqual([2, 1, 3, 0]);
    expect([own.begins, own.ends].map(String)).toEqual(["08:45:00", "10:35:00"]);
    expect(own.slots).toHaveLength(2);
  });

  test("stays as it is where nothing is left out", () => {
    const plan = planOf(period("2", "D MEI R1"));
    expect(onlyCourses(plan, mine).plan).toBe(plan);
  });

  test("may have no lessons at all", () => {
    expect(onlyCourses(planOf(G2), mine).plan).toMatchObject({ slots: [], begins: null, ends: null, changes: 0 });
  });

  test("keeps a chosen course with a substitute, another subject, another room, and cancelled", () => {
    expect(shown(irregular("1", "M HUB<MEI R1", { studentGroup: "G1" }))).toEqual(["M G1 HUB"]);
    expect(shown(irregular("2", "E<D HUB<MEI R1"))).toEqual(["E HUB"]);
    expect(shown(cancelled("2", "D MEI R1"))).toEqual(["D MEI"]);
    expect(shown(irregular("2", "D <MEI R1"))).toEqual(["D"]);
  });

  test("leaves out another course whose lesson is taken by one's own teacher, or has one's own subject for once", () => {
    expect(shown(irregular("1", "M MEI<HUB R1", { studentGroup: "G2" }))).toEqual([]);
    expect(shown(irregular("5", "D<E MEI<HUB R1"))).toEqual([]);
  });

  test("keeps what takes a chosen course's place, though nothing else says so", () => {
    const standIn = irregular("2", "E HUB R1");
    expect(shown(cancelled("2", "D MEI R1"), standIn)).toEqual(["D MEI", "E HUB"]);
    expect(shown(standIn)).toEqual([]);
  });

  test("keeps events and what has no subject", () => {
    const outing = period("1-6", "- - -", { info: "Wandertag" });
    const silent = period("6", "- HUB R1");
    expect(onlyCourses(planOf(outing, silent, G2), mine).plan.slots.flatMap(({ lessons }) => lessons)).toHaveLength(2);
  });

  test.each([
    ["a new subject", period("6", "Ch ADL R1")],
    ["a new group", grouped("M ADL R1", "G3")],
    ["a new group of a teacher who has another", grouped("M HUB R1", "G4", { lsnumber: 4 })],
    ["a new teacher where there is no group", period("6", "E ADL R1")],
    ["a new group with a known number", grouped("M ADL R1", "G5", { lsnumber: 2 })],
  ])("shows and marks %s", (_, lesson) => {
    const { plan, unknown } = onlyCourses(planOf(lesson, G2), mine);
    expect(lessonsIn(plan)).toHaveLength(1);
    expect([...unknown]).toEqual(lessonsIn(plan));
  });

  test("knows a course again whose group has got a new name, or whose teacher has changed, by its number", () => {
    const renamed = grouped("M HUB R1", "G2-neu", { lsnumber: 2 });
    expect(onlyCourses(planOf(renamed), mine)).toMatchObject({ hidden: 1 });
    const numbered = offerOf(period("5", "E HUB R1", { lsnumber: 9 }), G1);
    const other = onlyCourses(planOf(period("5", "E ADL R1", { lsnumber: 9 })), choiceOf(numbered, "M G1 MEI"));
    expect(other).toMatchObject({ hidden: 1, unknown: new Set() });
  });

  test("is the whole day, and to be asked about anew, after the school year", () => {
    const plan = { ...planOf(G2), date: UNTIL.add({ days: 1 }) };
    expect([isOutdated(mine, UNTIL), isOutdated(mine, plan.date)]).toEqual([false, true]);
    expect(onlyCourses(plan, mine)).toEqual({ plan, unknown: new Set(), hidden: 0, isOutdated: true });
  });
});

describe("a choice", () => {
  const offer = offerOf(G1, G2, period("2", "D MEI R1", { lsnumber: 3 }));

  test("is stored without names of teachers and groups, and read again", () => {
    const choice = choiceOf(offer, "M G1 MEI");
    const packed = packChoice(choice);
    expect(packed).not.toMatch(/MEI|HUB|G1/);
    expect(unpackChoice(packed)).toEqual(choice);
    expect(["", "{}", "[]", '{"until":"x","courses":[]}'].map(unpackChoice)).toEqual(Array(4).fill(undefined));
  });

  test("says what of a new offer is taken, not taken, and unknown", () => {
    const later = offerOf(
      grouped("M ADL R1", "G1"),
      G2,
      period("3", "Ch ADL R1"),
      period("2", "D ADL R1", { lsnumber: 3 }),
    );
    const { taken, notTaken, unknown } = chosenBefore(later, choiceOf(offer, "M G1 MEI", "D MEI"));
    expect([taken, notTaken, unknown].map((all) => all.map(nameOf))).toEqual([
      ["D ADL", "M G1 ADL"],
      ["M G2 HUB"],
      ["Ch ADL"],
    ]);
  });

  test("of an earlier school year says nothing", () => {
    const { unknown } = chosenBefore({ ...offer, until: UNTIL.add({ years: 1 }) }, choiceOf(offer, "M G1 MEI"));
    expect(unknown).toHaveLength(3);
  });
});

describe("whatever is taught", () => {
  const name = (all: readonly string[]) => fc.constantFrom(...all);
  const lesson = fc
    .record({
      unit: name(["1", "2", "3", "5-6"]),
      day: name([MONDAY, "2026-11-24", "2026-12-01"]),
      subject: name(["M", "D", "M<D", "<M", "-"]),
      teacher: name(["MEI", "HUB", "MEI<HUB", "ADL<MEI", "<HUB", "-"]),
      studentGroup: name(["", "", "G1", "G2"]),
      lsnumber: fc.option(fc.constantFrom(1, 2, 3)),
      code: fc.option(fc.constantFrom("cancelled" as const, "irregular" as const)),
      type: fc.constantFrom("ls" as const, "ls" as const, "ex" as const),
    })
    .map(({ unit, subject, teacher, ...more }) => period(unit, `${subject} ${teacher} R1`, more));
  const lessons = fc.array(lesson, { maxLength: 12 });

  test("two choices that complement one another show all lessons together, and the offer knows them all", () => {
    fc.assert(
      fc.property(lessons, fc.infiniteStream(fc.boolean()), (periods, coins) => {
        const offer = offerOf(...periods);
        const chosen = offer.courses.filter(() => coins.next().value).map(({ id }) => id);
        const others = offer.courses.filter(({ id }) => !chosen.includes(id)).map(({ id }) => id);
        for (const plan of plansOf(periods)) {
          const [one, other] = [chosen, others].map((ids) => onlyCourses(plan, choose(offer, ids)));
          const together = new Set([one, other].flatMap((each) => (each ? lessonsIn(each.plan) : [])));
          expect(together).toEqual(new Set(lessonsIn(plan)));
          const all = onlyCourses(
            plan,
            choose(
              offer,
              offer.courses.map(({ id }) => id),
            ),
          );
          expect(all).toMatchObject({ hidden: 0, unknown: new Set() });
        }
      }),
      { numRuns: 100 },
    );
  });

  test("what was not offered is not hidden", () => {
    fc.assert(
      fc.property(lessons, lessons, (offered, now) => {
        const offer = offerOf(...offered);
        const known = new Set(offer.courses.flatMap(({ signs }) => signs.subjects));
        for (const plan of plansOf(now)) {
          const shown = new Set(lessonsIn(onlyCourses(plan, choose(offer, [])).plan));
          const isNew = ({ subjects: { now, was } }: Lesson) =>
            !(was.length > 0 ? was : now).some((each) => known.has(each.name));
          expect(
            lessonsIn(plan)
              .filter(isNew)
              .filter((each) => !shown.has(each)),
          ).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("a choice is stored and read without loss, whatever the names", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 }), { maxLength: 5 }), (names) => {
        const offer = offerOf(
          ...names.map((each, at) => ({ ...period(`${(at % 6) + 1}`, "M MEI R1"), studentGroup: each })),
        );
        const choice = choose(
          offer,
          offer.courses.slice(1).map(({ id }) => id),
        );
        expect(unpackChoice(packChoice(choice))).toEqual(choice);
      }),
    );
  });
});
