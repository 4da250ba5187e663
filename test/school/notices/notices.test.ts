import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { choose, examsOfCourses, type School } from "../../../src/school/index.ts";
import { clipped } from "../../../src/school/notices/clipped.ts";
import { klasseOf, NOW, openDemoSchool } from "../demo-accounts.ts";
import { openSmallSchool, wireLesson } from "../small-school.ts";

const TODAY = Temporal.PlainDate.from("2026-11-23");

let world: Awaited<ReturnType<typeof openDemoSchool>>;
let [teacherSees, pupilSees, publicSees]: School[] = [];

beforeAll(async () => {
  world = await openDemoSchool();
  [teacherSees, pupilSees, publicSees] = (["demo", "schueler", "public"] as const).map((who) => world.schoolFor(who));
});

afterAll(() => world[Symbol.asyncDispose]());

const opened = (school: School | undefined): School => school ?? expect.fail("It is open");

describe("exams", () => {
  const told = async (school: School | undefined, name: string) =>
    opened(school).exams(await klasseOf(opened(school), name));

  test("are those of the class, ahead, in order, with days until then", async () => {
    const { exams, from, until } = await told(teacherSees, "8b");
    expect([from, `${until}`, exams.length > 3]).toEqual(["list", "2027-03-15", true]);
    for (const [at, exam] of exams.entries()) {
      expect(exam.daysUntil).toBe(TODAY.until(exam.date).days);
      expect(Temporal.PlainDate.compare(exams[at - 1]?.date ?? TODAY, exam.date)).toBeLessThanOrEqual(0);
      expect([exam.subjects.length, exam.units?.first]).toEqual([1, expect.stringMatching(/^\d$/)]);
    }
  });

  test("are told to a pupil by the list, of another class by its plan, and there are the same ones in the next weeks", async () => {
    const facts = async (school: School | undefined, name: string, until = TODAY.add({ weeks: 4 })) => {
      const { from, exams } = await told(school, name);
      const near = exams.filter(({ date }) => Temporal.PlainDate.compare(date, until) < 0);
      return {
        from,
        exams: near.map(({ date, start, end, subjects }) => `${date} ${start} ${end} ${subjects[0]?.name}`),
      };
    };
    expect(await facts(pupilSees, "8b")).toEqual(await facts(teacherSees, "8b"));
    for (const school of [pupilSees, publicSees]) {
      const planned = await facts(school, "7a");
      expect(planned.from).toBe("plan");
      expect(planned.exams).toEqual((await facts(teacherSees, "7a")).exams);
      expect(planned.exams.length).toBeGreaterThan(0);
    }
  });

  test("tell the topic where the door knows it", async () => {
    const { exams } = await told(pupilSees, "8b");
    expect(exams.every(({ name }) => name !== "")).toBe(true);
    expect(exams.some(({ text }) => text !== "")).toBe(true);
  });

  test("of a pupil who takes some courses are those of their subjects, and of subjects that were not offered", async () => {
    const school = opened(teacherSees);
    const offer = await school.courses(await klasseOf(school, "Q1"));
    const { exams } = await told(teacherSees, "Q1");
    const english = offer.courses.filter(({ group }) => group === "E-G1_Q1_LAN").map(({ id }) => id);
    const own = examsOfCourses(exams, choose(offer, english));
    expect(new Set(own.map(({ subjects }) => subjects[0]?.name))).toEqual(new Set(["E"]));
    expect(own.length).toBeLessThan(exams.length);
    const unknown = choose(
      { ...offer, courses: offer.courses.filter(({ subjects }) => subjects[0]?.name !== "S") },
      [],
    );
    expect(new Set(examsOfCourses(exams, unknown).map(({ subjects }) => subjects[0]?.name))).toEqual(new Set(["S"]));
    expect(examsOfCourses(exams, { ...unknown, until: TODAY })).toEqual(exams);
  });

  test("that are over are not told", async () => {
    const exam = wireLesson("2026-11-23", 1, "Ma", { lstype: "ex" });
    await using open = await openSmallSchool({
      lessons: (date) => (date.equals(TODAY) ? [exam] : []),
      forbidden: ["getExams"],
    });
    const klasse = await klasseOf(open.school, "5a");
    expect((await open.school.exams(klasse)).exams).toMatchObject([{ daysUntil: 0 }]);
    open.small.now = "2026-11-23T08:40+01:00";
    expect((await open.school.exams(klasse)).exams).toEqual([]);
  });
});

describe("homework", () => {
  const told = async (school: School | undefined, name: string) =>
    opened(school).homework(await klasseOf(opened(school), name));

  test("of a pupil's own class is told with what is done, by due date", async () => {
    const { homework, until } = await told(pupilSees, "8b");
    expect([homework.length > 5, `${until}`]).toEqual([true, "2026-12-13"]);
    expect(new Set(homework.map(({ isDone }) => isDone))).toEqual(new Set([true, false]));
    for (const [at, { dueDate, daysUntil, subject, text }] of homework.entries()) {
      expect([daysUntil, subject?.name, text]).toEqual([
        TODAY.until(dueDate).days,
        expect.any(String),
        expect.stringMatching(/./),
      ]);
      expect(Temporal.PlainDate.compare(homework[at - 1]?.dueDate ?? TODAY, dueDate)).toBeLessThanOrEqual(0);
    }
  });

  test("of another class is closed to a pupil, and all of it to everybody without an account", async () => {
    const closed = { name: "SchoolError", reason: "no-right", door: "homework" };
    await expect(told(pupilSees, "5a")).rejects.toMatchObject(closed);
    await expect(told(publicSees, "5a")).rejects.toMatchObject(closed);
  });

  test("that a teacher gave is told to the classes in whose lessons it is due", async () => {
    const school = opened(teacherSees);
    const all = [];
    for (const { name } of await school.klassen()) all.push(...(await told(school, name)).homework.map(({ id }) => id));
    expect(all.length).toBeGreaterThan(0);
    const most = await told(school, "5a");
    for (const { subject, dueDate } of most.homework) {
      const { slots } = await school.dayPlan(most.of, dueDate);
      const subjects = slots.flatMap(({ lessons }) => lessons).flatMap(({ subjects }) => subjects.now);
      expect(subjects.map(({ name }) => name)).toContain(subject?.name);
    }
  });
});

describe("the school's messages", () => {
  test("are plain text, for everybody", async () => {
    for (const school of [teacherSees, pupilSees, publicSees]) {
      const { messages, date } = await opened(school).messages(TODAY.add({ days: 1 }));
      expect([`${date}`, messages.map(({ subject }) => subject)]).toEqual(["2026-11-24", ["Mensa", "Fundsachen"]]);
      expect(messages[1]?.text).toBe(
        "Die Fundkiste steht bis Freitag im Foyer.\nDanach geht alles in die Kleiderkammer.",
      );
    }
  });

  test("of a day without any are none", async () => {
    expect(await opened(teacherSees).messages(TODAY.add({ days: 5 }))).toMatchObject({ messages: [], stale: false });
  });

  test("are closed where no door has them", async () => {
    await using open = await openSmallSchool();
    await expect(open.school.messages(TODAY)).rejects.toMatchObject({ reason: "no-right", door: "messagesOfDay" });
    const klasse = await klasseOf(open.school, "5a");
    await expect(open.school.homework(klasse)).rejects.toMatchObject({ reason: "no-right", door: "homework" });
  });
});

test("in an outage exams, homework, messages, courses and subjects are the old ones with their age", async () => {
  await using other = await openDemoSchool();
  const school = other.schoolFor("schueler");
  const klasse = await klasseOf(school, "8b");
  const ask = () =>
    Promise.all([
      school.exams(klasse),
      school.homework(klasse),
      school.messages(TODAY),
      school.courses(klasse),
      school.subjects(klasse),
    ]);
  const before = await ask();
  expect(before.map(({ stale }) => stale)).toEqual(Array(5).fill(false));
  other.setNow("2026-11-23T09:15:00Z");
  await other.demo.close();
  const after = await ask();
  expect(after.map(({ stale, asOf }) => [stale, `${asOf}`])).toEqual(before.map(() => [true, `${NOW}`]));
  await expect(school.homework(await klasseOf(school, "5a"))).rejects.toMatchObject({ reason: "no-right" });
});

test.each([
  ["kurz", 10, "kurz"],
  ["  viel zu lang ", 5, "viel…"],
  ["abc😀", 4, "abc…"],
  ["abc😀d", 5, "abc…"],
])("%j within %i characters is %j", (text, most, told) => {
  expect(clipped(text, most)).toBe(told);
});
