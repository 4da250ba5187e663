import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesBetween, type PlanChange } from "../../../src/school/changes/plan-changes.ts";
import {
  type DaySnapshot,
  isOver,
  isPlausible,
  type PlanOwner,
  snapshotOf,
  toldTogether,
} from "../../../src/school/index.ts";
import type { LessonPeriod } from "../../../src/school/lessons/draft.ts";
import { lessonsByDay } from "../../../src/school/lessons/lessons.ts";
import { dayUnits } from "../../../src/school/lessons/units.ts";
import { dayPlan } from "../../replies/sample-plan.ts";
import { cancelled, GRID, irregular, KLASSE, otherKind, owner, period } from "../periods.ts";
import { openSmallSchool, wireLesson } from "../small-school.ts";

type Grid = typeof GRID | undefined;

const MONDAY = "2026-11-23";
const TUESDAY = "2026-11-24";
const FRIDAY = "2026-11-27";
const sport = period("8", "SP HAR SPH");

const days = (periods: readonly LessonPeriod[], grid: Grid, of: PlanOwner = KLASSE): DaySnapshot[] =>
  [...lessonsByDay(periods, of, grid)].map(([date, { slots }]) =>
    snapshotOf(dayPlan(slots, { date: Temporal.PlainDate.from(date) })),
  );

function between(before: readonly LessonPeriod[], after: readonly LessonPeriod[], grid: Grid): readonly PlanChange[] {
  return changesBetween(days(before, grid), days(after, grid), (date) => dayUnits(grid, date));
}

const lessonName = (lesson: DaySnapshot["lessons"][number] | null) =>
  lesson ? `${lesson.subjects.now[0]?.name ?? lesson.notes[0]}${lesson.state === "cancelled" ? "†" : ""}` : "–";

/** A change as "09:50–10:35 M > M†": what it was and what it has become, "–" for nothing, "†" for cancelled. */
const short = (change: PlanChange) =>
  change.kind === "day"
    ? change.outcome
    : `${change.start.toString().slice(0, 5)}–${change.end.toString().slice(0, 5)} ${[change.before, change.after].map(lessonName).join(" > ")}`;

const inGrid = (before: readonly LessonPeriod[], after: readonly LessonPeriod[]) =>
  between(before, after, GRID).map(short);
const withoutGrid = (before: readonly LessonPeriod[], after: readonly LessonPeriod[]) =>
  between(before, after, undefined).map(short);

describe("whatever the plan", () => {
  const anyPeriod = fc
    .record({
      unit: fc.integer({ min: 1, max: 8 }),
      length: fc.integer({ min: 0, max: 2 }),
      what: fc.constantFrom("M MEI R1", "D HUB R1", "M HUB<MEI R1", "- - -", "KR MEI R2", "- MEI -", "M MEI R3<R1"),
      code: fc.constantFrom(null, "cancelled", "irregular"),
      type: fc.constantFrom("ls", "ex"),
      info: fc.constantFrom("", "Wandertag"),
      lsnumber: fc.constantFrom(null, 7, 8),
      day: fc.constantFrom(MONDAY, TUESDAY),
    })
    .map(({ unit, length, what, ...more }) => period(`${unit}-${Math.min(unit + length, 8)}`, what, more));
  const anyWeek = fc.array(anyPeriod, { maxLength: 20 });
  const anyGrid = fc.constantFrom<Grid>(GRID, undefined);
  const options = { seed: 20261123, numRuns: 300 };

  test("it does not differ from itself", () => {
    fc.assert(
      fc.property(anyWeek, anyGrid, (week, grid) => {
        expect(between(week, week, grid)).toEqual([]);
      }),
      options,
    );
  });

  test("what differs from it differs back again, so that everything told can be taken back", () => {
    // Both versions have a lesson on either day: days that only one of them knows are told by neither.
    const anchors = [MONDAY, TUESDAY].map((day) => period("8", "SP HAR SPH", { day }));
    fc.assert(
      fc.property(anyWeek, anyWeek, anyGrid, (one, other, grid) => {
        const [there, back] = [
          between([...one, ...anchors], [...other, ...anchors], grid),
          between([...other, ...anchors], [...one, ...anchors], grid),
        ];
        expect(there.length > 0).toBe(back.length > 0);
      }),
      options,
    );
  });

  test("changes come in order, and each has a time", () => {
    fc.assert(
      fc.property(anyWeek, anyWeek, (one, other) => {
        const changes = between(one, other, GRID);
        const starts = changes.map((each) => `${each.date} ${each.kind === "lesson" ? each.start : ""}`);
        expect(starts).toEqual(starts.toSorted());
        for (const each of changes)
          if (each.kind === "lesson") expect(Temporal.PlainTime.compare(each.start, each.end)).toBe(-1);
      }),
      options,
    );
  });
});

describe("where the grid may not be read", () => {
  const double = [period("3", "M MEI R1"), period("4", "M MEI R1"), sport];

  test("a double lesson is one change as a whole, and half of one only half", () => {
    const whole = [cancelled("3", "M MEI R1"), cancelled("4", "M MEI R1"), sport];
    expect(withoutGrid(double, whole)).toEqual(["09:50–11:25 M > M†"]);
    const half = [cancelled("3", "M MEI R1"), period("4", "M MEI R1"), sport];
    expect(withoutGrid(double, half)).toEqual(["09:50–10:35 M > M†"]);
    expect(withoutGrid(half, double)).toEqual(["09:50–10:35 M† > M"]);
  });

  test("a change has no units, and the school tells it all the same", async () => {
    await using open = await openSmallSchool({ forbidden: ["getTimegridUnits"] });
    const look = async () => {
      const [klasse] = await open.school.suggestKlassen("5a", 1);
      if (!klasse) return expect.fail("There is no 5a");
      return [snapshotOf(await open.school.dayPlan(klasse, Temporal.PlainDate.from(MONDAY)))];
    };
    const before = await look();
    open.small.lessons = () => [wireLesson(MONDAY, 1, "Ma", { code: "cancelled" }), wireLesson(MONDAY, 4, "Deutsch")];
    open.small.now = "2026-11-23T07:30+01:00";
    open.school.outdatePlans();
    const [change, ...more] = await open.school.changes(before, await look());
    expect(change && short(change)).toBe("07:55–08:40 Ma > Ma†");
    expect(change).toMatchObject({ kind: "lesson", units: null });
    expect(more).toEqual([]);
  });
});

test("a duty is known again when its words change, and told apart from others", () => {
  const [yard, standby] = [{ type: "bs" as const, info: "Schulhof" }, { type: "sb" as const }];
  const teacher = (periods: readonly LessonPeriod[]) => days([...periods, sport], GRID, owner("teacher", "MEI"));
  const told = (before: readonly LessonPeriod[], after: readonly LessonPeriod[]) =>
    changesBetween(teacher(before), teacher(after), (date) => dayUnits(GRID, date)).map(
      (change) => change.kind === "lesson" && [change.before, change.after].map((lesson) => lesson?.state ?? "–"),
    );
  const before = [period("3", "- MEI -", yard)];
  expect(told(before, [period("3", "- MEI -", { ...yard, info: "Mensa" })])).toEqual([["supervision", "supervision"]]);
  expect(told(before, [...before, period("3", "- MEI -", standby)])).toEqual([["–", "standby"]]);
  expect(told(before, [cancelled("3", "- MEI -", yard)])).toEqual([["supervision", "cancelled"]]);
  expect(told([period("3", "- MEI -", standby)], [period("3", "- MEI -", { type: "oh" })])).toEqual([
    ["standby", "officeHour"],
  ]);
});

describe("lessons of one time", () => {
  const [catholic, protestant] = [{ studentGroup: "kath" }, { studentGroup: "ev" }];

  test("are told apart by group alone where teachers say nothing, or are others", () => {
    const group = (change: PlanChange) => (change.kind === "lesson" ? change.before?.group : undefined);
    const nameless = [period("1", "REL - R1", protestant), period("1", "REL - R2", catholic), sport];
    const [gone, ...more] = between(nameless, [period("1", "REL - R2", catholic), sport], GRID);
    expect([gone && short(gone), gone && group(gone), more]).toEqual(["07:55–08:40 REL > –", "ev", []]);
    const before = [period("1", "REL LEH R1", protestant), period("1", "REL BÄR R2", catholic), sport];
    const changes = between(before, [period("1", "REL HUB R2", catholic), sport], GRID);
    expect(changes.map((each) => `${group(each)} ${short(each)}`).toSorted()).toEqual([
      "ev 07:55–08:40 REL > –",
      "kath 07:55–08:40 REL > REL",
    ]);
  });

  test("keep their course when both have substitutes, and back", () => {
    const before = [period("1", "M MEI R1"), period("1", "M KAI R2"), sport];
    const after = [irregular("1", "M ABE<MEI R1"), irregular("1", "M ZIM<KAI R2"), sport];
    const rooms = (change: PlanChange) =>
      change.kind === "lesson" && [change.before, change.after].map((lesson) => lesson?.rooms.now[0]?.name);
    for (const changes of [between(before, after, GRID), between(after, before, GRID)])
      expect(changes.map(rooms).toSorted()).toEqual([
        ["R1", "R1"],
        ["R2", "R2"],
      ]);
  });

  test("are a replacement only where one falls away for one that comes", () => {
    const before = [period("1", "M MEI R1"), sport];
    expect(inGrid(before, [irregular("1", "D HUB R2"), sport])).toEqual(["07:55–08:40 M > D"]);
    const two = [period("1", "KR BÄR R1", catholic), period("1", "ER LEH R2", protestant), sport];
    expect(inGrid(two, [irregular("1", "D HUB R2"), sport]).toSorted()).toEqual([
      "07:55–08:40 ER > –",
      "07:55–08:40 KR > –",
      "07:55–08:40 – > D",
    ]);
  });
});

describe("an outing", () => {
  const morning = [period("1", "M MEI R1"), period("2", "D HUB R1"), sport];
  const outing = irregular("1-2", "- MEI -", { lstext: "Wandertag" });

  test("leaves a lesson to itself that is cancelled with words of its own", () => {
    const off = [cancelled("1", "M MEI R1", { substText: "Heft abgeben" }), cancelled("2", "D HUB R1")];
    expect(inGrid(morning, [...off, outing, sport])).toEqual(["07:55–09:30 – > Wandertag", "07:55–08:40 M > M†"]);
  });

  test("that was told before hides no lesson that is cancelled later", () => {
    expect(inGrid([...morning, outing], [cancelled("1", "M MEI R1"), ...morning.slice(1), outing])).toEqual([
      "07:55–08:40 M > M†",
    ]);
  });
});

describe("a lesson that moves", () => {
  const there = period("1", "D HUB R1", { day: FRIDAY });
  const before = [period("3", "M MEI R1"), sport, there];
  const after = [
    cancelled("3", "M MEI R1", { lsnumber: 7 }),
    sport,
    there,
    irregular("7", "M MEI R1", { day: FRIDAY, lsnumber: 7 }),
  ];

  test("is told where it was, and where it goes only to those who are not told where it was", () => {
    const changes = between(before, after, GRID);
    expect(changes.map(short)).toEqual(["09:50–10:35 M > M†", "14:05–14:50 – > M"]);
    expect(toldTogether(changes).map(short)).toEqual(["09:50–10:35 M > M†"]);
    const ofFriday = changes.filter(({ date }) => date.equals(FRIDAY));
    expect(toldTogether(ofFriday).map(short)).toEqual(["14:05–14:50 – > M"]);
  });
});

test("a whole day’s change is over when its last lesson would have been", () => {
  const [change] = between(
    [period("1", "M MEI R1"), sport],
    [cancelled("1", "M MEI R1"), cancelled("8", "SP HAR SPH")],
    GRID,
  );
  if (!change) return expect.fail("There is no change");
  expect(short(change)).toBe("cancelled");
  expect(isOver(change, Temporal.PlainDateTime.from(`${MONDAY}T15:39`))).toBe(false);
  expect(isOver(change, Temporal.PlainDateTime.from(`${MONDAY}T15:40`))).toBe(true);
});

describe("a difference is hard to believe", () => {
  const lessonsOn = (day: string, count: number) =>
    Array.from({ length: count }, (_, index) => period(`${index + 1}`, `F${index} T${index} R${index}`, { day }));
  const otherTeacher = (one: LessonPeriod): LessonPeriod => ({ ...one, teachers: otherKind(one.rooms) });
  const plausible = (before: readonly LessonPeriod[], after: readonly LessonPeriod[]) =>
    isPlausible(days(before, GRID), days(after, GRID));

  test("when more than half of the lessons are gone, not when it is just half", () => {
    const six = lessonsOn(MONDAY, 6);
    expect(plausible(six, six.slice(3))).toBe(true);
    expect(plausible(six, six.slice(4))).toBe(false);
  });

  test("when there were enough lessons to say so", () => {
    expect(plausible(lessonsOn(MONDAY, 5), lessonsOn(MONDAY, 1))).toBe(true);
    expect(plausible(lessonsOn(MONDAY, 6), lessonsOn(MONDAY, 1))).toBe(false);
  });

  test("but not when most teachers are marked substitutes, or no longer are", () => {
    const week = [...lessonsOn(MONDAY, 4), ...lessonsOn(TUESDAY, 4)];
    const marked = week.map((one) => ({ ...otherTeacher(one), originalTeachers: one.teachers }));
    expect(plausible(week, marked)).toBe(true);
    expect(plausible(marked, week)).toBe(true);
  });

  test("when teachers are others without a mark on two days, not on one: a new plan may begin there", () => {
    const [monday, tuesday] = [lessonsOn(MONDAY, 6), lessonsOn(TUESDAY, 2)];
    expect(plausible([...monday, ...tuesday], [...monday.map(otherTeacher), ...tuesday])).toBe(true);
    expect(plausible([...monday, ...tuesday], [...monday, ...tuesday].map(otherTeacher))).toBe(false);
  });
});
