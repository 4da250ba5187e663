import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { DayPlan, PlanOwner, School } from "../../../src/school/index.ts";
import { klasseOf, openDemoSchool } from "../demo-accounts.ts";
import { createRecordedQueue } from "../recorded-queue.ts";
import { openSmallSchool, regularDay, type SmallSchool, UNAVAILABLE, wireLesson } from "../small-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");

const lessonsIn = ({ slots }: DayPlan) =>
  slots
    .flatMap(({ lessons }) => lessons)
    .map(({ start, end, state, subjects, teachers, rooms, klassen, group }) => ({
      time: `${start}-${end}`,
      state,
      group,
      names: [subjects.now, subjects.was, teachers.now, teachers.was, rooms.now, rooms.was].map((all) =>
        all.map(({ name }) => name).join(),
      ),
      klassen: klassen
        .map(({ name }) => name)
        .toSorted()
        .join(),
    }));

describe("in the demo school", () => {
  let world: Awaited<ReturnType<typeof openDemoSchool>>;
  let [teacherSees, pupilSees, publicSees]: School[] = [];
  beforeAll(async () => {
    world = await openDemoSchool();
    [teacherSees, pupilSees, publicSees] = (["demo", "schueler", "public"] as const).map((who) => world.schoolFor(who));
  });
  afterAll(() => world[Symbol.asyncDispose]());

  async function find(school: School | undefined, kind: "teachers" | "rooms", name: string): Promise<PlanOwner> {
    const found = (await school?.[kind]())?.find(name);
    return found?.kind === "one" ? found.element : expect.fail(name);
  }

  test("a pupil's account finds all teachers by the plans of classes, and everybody without one all rooms", async () => {
    const names = async (school: School | undefined, kind: "teachers" | "rooms") =>
      (await school?.[kind]())?.all.map(({ name, longName }) => `${name} ${longName}`).toSorted() ?? [];
    const [all, known] = [await names(teacherSees, "teachers"), await names(pupilSees, "teachers")];
    expect(known.length).toBeGreaterThan(60);
    expect(all).toEqual(expect.arrayContaining(known));
    expect(await names(teacherSees, "rooms")).toEqual(expect.arrayContaining(await names(publicSees, "rooms")));
    expect((await pupilSees?.suggestTeachers("mei", 5))?.map(({ name }) => name)).toContain("MEI");
  });

  test.each(["MEI", "BÄR"])("the teacher %s has the same days for a pupil as for a teacher", async (name) => {
    const [own, found] = [await find(teacherSees, "teachers", name), await find(pupilSees, "teachers", name)];
    for (let day = 0; day < 5; day++) {
      const date = MONDAY.add({ days: day });
      const [plan, put] = [await teacherSees?.dayPlan(own, date), await pupilSees?.dayPlan(found, date)];
      if (!plan || !put) return expect.fail();
      expect(lessonsIn(put)).toEqual(lessonsIn(plan));
      expect([put.fromKlassen, plan.fromKlassen]).toEqual([{ unread: 0 }, undefined]);
    }
  });

  test("so has a room for everybody", async () => {
    const [own, found] = [await find(teacherSees, "rooms", "BIO1"), await find(publicSees, "rooms", "BIO1")];
    for (let day = 0; day < 5; day++) {
      const date = MONDAY.add({ days: day });
      const [plan, put] = [await teacherSees?.dayPlan(own, date), await publicSees?.dayPlan(found, date)];
      expect(put && lessonsIn(put)).toEqual(plan && lessonsIn(plan));
    }
  });

  test("where a teacher is now is told by either", async () => {
    for (const school of [teacherSees, pupilSees]) {
      const told = await school?.nowAndNext(await find(school, "teachers", "MEI"));
      expect([told?.moment, told?.now[0]?.klassen[0]?.name, told?.now[0]?.rooms.now.length]).toEqual([
        "lesson",
        "8c",
        1,
      ]);
    }
  });

  test("what may be read needs no plans of classes", async () => {
    const school = world.schoolFor("demo");
    const before = world.demo.requests("getTimetable");
    await school.dayPlan(await find(school, "teachers", "MEI"), MONDAY);
    expect(world.demo.requests("getTimetable") - before).toBe(1);
    await klasseOf(school, "5a");
  });
});

/** A small school that shows teachers' plans and list to nobody, with a queue. */
async function open(changes: Partial<SmallSchool> = {}) {
  const recorded = createRecordedQueue();
  const { queue, gate } = recorded;
  const lessons = (date: Temporal.PlainDate, of: number) =>
    of === 54
      ? []
      : regularDay(opened.small, date).map((each) => ({
          ...each,
          id: each.id * 10 + of,
          kl: [{ id: of, name: `${of}`, longname: "" }],
        }));
  const opened = await openSmallSchool(
    { lessons, forbidden: ["getTeachers"], closedKinds: ["teacher"], ...changes },
    { queue, gate },
  );
  onTestFinished(() => opened[Symbol.asyncDispose]());
  return { ...opened, ...recorded };
}

const MEI = { kind: "teacher", id: 54, name: "MEI", longName: "Meier" } as const;

describe("a school's server", () => {
  test("is asked once for each class, and then not for five minutes", async () => {
    const { school, asked, during, small, pass } = await open();
    const plan = await during(school.forPerson("a").dayPlan(MEI, MONDAY));
    expect(lessonsIn(plan).map(({ klassen }) => klassen)).toHaveLength(6);
    const before = asked();
    expect(before.toSorted()).toEqual(["1", "2", "3", "teacher 54"].map((of) => `${of} 2026-11-23/2026-11-29`));
    await during(school.forPerson("b").dayPlan(MEI, MONDAY.add({ days: 2 })));
    await during(school.forPerson("b").freeRooms(MONDAY, "1"));
    await during(school.forPerson("c").dayPlan({ ...MEI, id: 7, name: "HUB" }, MONDAY));
    await pass(10);
    expect(asked()).toHaveLength(before.length + 1);
    small.now = "2026-11-23T07:06+01:00";
    await during(school.forPerson("a").dayPlan(MEI, MONDAY));
    expect(asked()).toHaveLength(before.length + 4);
  });

  test("is asked no faster than by anybody else where there are many classes, and all are read in the end", async () => {
    const klassen = Array.from({ length: 60 }, (_, at) => ({ id: at + 100, name: `K${at}` }));
    const { school, during, most, sent } = await open({ klassen });
    const { fromKlassen } = await during(school.forPerson("a").dayPlan(MEI, MONDAY));
    expect(fromKlassen).toEqual({ unread: 0 });
    expect(most()).toBeLessThanOrEqual(4);
    const [first = 0, last = 0] = [sent[0], sent.at(-1)];
    expect(last - first).toBeGreaterThan(25);
  });

  test("is not asked week after week for somebody who has no lessons", async () => {
    const { school, during, asked } = await open({ lessons: () => [] });
    expect(await during(school.dayPlan(MEI, MONDAY))).toMatchObject({ kind: "empty", goesOn: null });
    expect(asked()).toHaveLength(4);
    expect(await during(school.dayPlan(MEI, "next"))).toMatchObject({ kind: "empty" });
    expect(asked().length).toBeLessThanOrEqual(4 + 3);
  });

  test("that fails on the way leaves a plan that says how much is missing", async () => {
    const { school, during, small } = await open({ klassen: [1, 2, 3, 4, 5, 6].map((id) => ({ id, name: `${id}` })) });
    let count = 0;
    small.lessons = (date, of) => {
      if (date.equals(MONDAY) && of < 10 && ++count === 4) small.ill = UNAVAILABLE;
      return date.dayOfWeek > 5
        ? []
        : [wireLesson(`${date}`, 1, "Ma", { kl: [{ id: of, name: `${of}`, longname: "" }] })];
    };
    const plan = await during(school.forPerson("a").dayPlan(MEI, MONDAY));
    expect(plan.fromKlassen?.unread).toBeGreaterThan(0);
    expect(lessonsIn(plan).length).toBeGreaterThan(0);
  });

  test("during an outage gives the old plan with its age, and without one the outage", async () => {
    const { school, during, small } = await open();
    const { asOf } = await during(school.dayPlan(MEI, MONDAY));
    small.now = "2026-11-23T09:00+01:00";
    small.ill = UNAVAILABLE;
    expect(await during(school.dayPlan(MEI, MONDAY))).toMatchObject({ stale: true, asOf, fromKlassen: { unread: 0 } });
    const other = await open({ ill: UNAVAILABLE });
    await expect(other.during(other.school.dayPlan(MEI, MONDAY))).rejects.toMatchObject({ reason: "unreachable" });
  });

  test("that refuses classes as well closes the door", async () => {
    const { school, during } = await open({ forbidden: ["getTeachers", "getTimetable"], closedKinds: [] });
    await expect(during(school.dayPlan(MEI, MONDAY))).rejects.toMatchObject({ reason: "no-right", door: "timetable" });
    await expect(during(school.teachers())).rejects.toMatchObject({ reason: "no-right", door: "teachers" });
  });

  test("is not asked for completions where there is no list", async () => {
    const { school, during, asked } = await open();
    expect(await during(school.suggestTeachers("m", 5))).toEqual([]);
    expect(asked()).toEqual([]);
    await during(school.teachers());
    const before = asked().length;
    expect(await during(school.suggestTeachers("m", 5))).toMatchObject([{ name: "MEI" }]);
    expect(asked()).toHaveLength(before);
  });
});
