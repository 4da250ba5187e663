import { describe, expect, test } from "vitest";
import { lessonsByDay } from "../../../src/school/lessons/lessons.ts";
import type { PlanOwner } from "../../../src/school/plan.ts";
import { cancelled, changes, GRID, irregular, KLASSE, owner, period, told } from "../periods.ts";

const MONDAY = "2026-11-23";
const TEACHER = owner("teacher", "MEI");
const ROOM = owner("room", "R1");

const toldTo = (of: PlanOwner, periods: Parameters<typeof told>[0]) => told(periods, MONDAY, GRID, of);

const lessonsOf = (of: PlanOwner, periods: Parameters<typeof told>[0]) =>
  (lessonsByDay(periods, of, GRID).get(MONDAY)?.slots ?? []).flatMap(({ lessons }) => lessons);

const klassenOf = (of: PlanOwner, periods: Parameters<typeof told>[0]) =>
  lessonsOf(of, periods).map(({ klassen }) => klassen.map(({ name }) => name).join());

describe.each([
  ["teacher", TEACHER],
  ["room", ROOM],
])("in a %s’s plan", (_, of) => {
  test("lessons of two classes are no double lesson, those of one class are", () => {
    const [first, second] = [period("1", "M MEI R1"), period("2", "M MEI R1", { of: "6b" })];
    expect(klassenOf(of, [first, second])).toEqual(["5a", "6b"]);
    expect(toldTo(of, [first, period("2", "M MEI R1")])).toEqual(["1-2 M MEI R1"]);
  });

  test("lessons of two classes at one time are two, also under one number", () => {
    const both = ["5a", "6b"].map((klasse) => period("1", "M MEI R1", { of: klasse, lsnumber: 7 }));
    expect(klassenOf(of, both)).toEqual(["5a", "6b"]);
    expect(klassenOf(of, both.toReversed())).toEqual(["5a", "6b"]);
    expect(klassenOf(of, [...both, period("1", "M MEI R1", { lsnumber: 7 })])).toHaveLength(2);
  });

  test("a lesson of two classes is one, in whatever order they are named", () => {
    const halves = [period("1", "KR MEI R1", { of: "5a,5b" }), period("2", "KR MEI R1", { of: "5b,5a" })];
    expect(klassenOf(of, halves)).toEqual(["5a,5b"]);
  });

  test("a lesson moves within its class, not to another one", () => {
    const gone = cancelled("1", "M MEI R1", { lsnumber: 7 });
    expect(toldTo(of, [gone, irregular("5", "M MEI R1", { lsnumber: 7, of: "6b" })])).toEqual([
      "1 cancelled: M MEI R1",
      "5 extra: M MEI R1",
    ]);
    expect(toldTo(of, [gone, irregular("5", "M MEI R1", { lsnumber: 7 })])).toEqual([
      "1 cancelled: M MEI R1 to 2026-11-23 5",
      "5 extra: M MEI R1 from 2026-11-23 1",
    ]);
  });

  test("an exam is written in the lesson of a class that takes part, not in another one’s", () => {
    const exam = period("1", "M MEI R1", { type: "ex", of: "5a,5b" });
    expect(toldTo(of, [exam, period("1", "M MEI R1")])).toEqual(["1 exam: M MEI R1"]);
    expect(toldTo(of, [exam, period("1", "M MEI R1", { of: "6b" })])).toEqual(["1 exam: M MEI R1 | M MEI R1"]);
  });

  test("an outing that is entered once for each class is one, and two classes’ appointments in a row are two", () => {
    const outing = ["1", "2"].flatMap((unit) =>
      ["5a", "6b"].map((klasse) => period(unit, "- MEI -", { info: "Wandertag", of: klasse })),
    );
    expect(toldTo(of, outing)).toEqual(['1-2 event: - MEI - "Wandertag"']);
    const photos = ["5a", "6b"].map((klasse, at) =>
      period(`${at + 1}`, "- MEI -", { info: "Fototermin", of: klasse, lsnumber: 7 }),
    );
    expect(klassenOf(of, photos)).toEqual(["5a", "6b"]);
    expect(
      klassenOf(
        of,
        photos.map((each) => ({ ...each, info: "" })),
      ),
    ).toEqual(["5a", "6b"]);
  });

  test("a substitution in one class is no stand-in for another class’s cancelled lesson", () => {
    const substitution = irregular("1", "M MEI<HUB R1");
    expect(changes([cancelled("1", "M MEI R1", { of: "6b" }), substitution], MONDAY, of)).toBe(2);
    expect(changes([cancelled("1", "M HUB R1"), substitution], MONDAY, of)).toBe(1);
  });

  test("what takes place without naming what it replaces stands there instead of any cancelled lesson", () => {
    expect(changes([cancelled("1", "M MEI R1", { of: "6b" }), irregular("1", "D MEI R1")], MONDAY, of)).toBe(1);
  });

  test("supervision, standby and office hours stand, each as such, whatever text they have", () => {
    const duties = [
      period("09:30-09:50", "- MEI R1", { type: "bs", info: "Schulhof" }),
      period("3", "- MEI -", { type: "sb" }),
      period("5", "- MEI R1", { type: "oh", activityType: "Veranstaltung" }),
    ];
    expect(toldTo(of, duties)).toEqual([
      '? supervision: - MEI R1 "Schulhof"',
      "3 standby: - MEI -",
      "5 officeHour: - MEI R1",
    ]);
    expect(changes(duties, MONDAY, of)).toBe(0);
    expect(lessonsOf(of, duties).map(({ duty }) => duty)).toEqual(["supervision", "standby", "officeHour"]);
  });

  test("a cancelled duty is cancelled, and still known to be one", () => {
    const [duty] = lessonsOf(of, [cancelled("3", "- MEI -", { type: "sb" })]);
    expect(duty).toMatchObject({ state: "cancelled", duty: "standby" });
  });

  test("standby of two units is one, and does not go on in a lesson or a supervision", () => {
    const standby = ["1", "2"].map((unit) => period(unit, "- MEI -", { type: "sb" }));
    expect(toldTo(of, standby)).toEqual(["1-2 standby: - MEI -"]);
    expect(toldTo(of, [...standby.slice(0, 1), period("2", "- MEI -", { type: "bs" })])).toEqual([
      "1 standby: - MEI -",
      "2 supervision: - MEI -",
    ]);
  });

  test("no lesson moves to a duty, nor a duty to a lesson", () => {
    for (const [from, to] of [
      ["ls", "sb"],
      ["bs", "ls"],
      ["oh", "oh"],
    ] as const)
      expect(
        lessonsOf(of, [
          cancelled("1", "M MEI R1", { type: from, lsnumber: 7 }),
          irregular("5", "M MEI R1", { type: to, lsnumber: 7 }),
        ]).filter(({ movedTo, movedFrom }) => movedTo || movedFrom),
      ).toEqual([]);
  });
});

describe("in a class’s plan", () => {
  test("other classes may take part in one half of a double lesson", () => {
    const halves = [period("1", "M MEI R1"), period("2", "M MEI R1", { of: "5a,5b" })];
    expect(toldTo(KLASSE, halves)).toEqual(["1-2 M MEI R1"]);
    expect(klassenOf(KLASSE, halves)).toEqual(["5a,5b"]);
  });

  test("stand no duties", () => {
    expect(toldTo(KLASSE, [period("3", "- MEI -", { type: "sb" }), period("4", "M MEI R1")])).toEqual(["4 M MEI R1"]);
  });
});

describe("in a room’s plan", () => {
  test("stands what was moved into it, not what was moved out of it", () => {
    const [into, out] = [period("1", "M MEI R1<R2"), period("2", "D HUB R2<R1")];
    expect(toldTo(ROOM, [into, out])).toEqual(["1 changed: M MEI R1<R2"]);
    expect(toldTo(TEACHER, [out])).toEqual(["2 changed: D HUB R2<R1"]);
  });

  test("stands what is cancelled there: the room is free now", () => {
    expect(toldTo(ROOM, [cancelled("1", "M MEI R1")])).toEqual(["1 cancelled: M MEI R1"]);
  });
});
