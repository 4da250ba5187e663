import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DaySnapshot, SnapshotLesson } from "../../../src/school/changes/snapshot.ts";
import { following, keepingNames, packSnapshot, snapshotOf, unpackSnapshot } from "../../../src/school/index.ts";
import type { DayKind } from "../../../src/school/plan.ts";
import { dayPlan, lesson, slot } from "../../replies/sample-plan.ts";

const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => Temporal.PlainTime.from("00:00").add({ minutes }));
const date = fc.integer({ min: 0, max: 800 }).map((days) => Temporal.PlainDate.from("2026-01-01").add({ days }));
const text = fc.string({ unit: "grapheme", maxLength: 12 });
const units = fc.option(fc.record({ first: text, last: text }));
const named = fc.record({ id: fc.integer(), name: text, longName: text });
const nowAndWas = fc.record({
  now: fc.array(named, { maxLength: 2 }),
  was: fc.array(named, { maxLength: 2 }),
});
const place = fc.option(fc.record({ date, start: time, end: time, units }));

const LESSON: SnapshotLesson = {
  start: Temporal.PlainTime.from("07:55"),
  end: Temporal.PlainTime.from("08:40"),
  units: null,
  state: "regular",
  subjects: { now: [], was: [] },
  teachers: { now: [], was: [] },
  rooms: { now: [], was: [] },
  group: "",
  notes: [],
  movedTo: null,
  movedFrom: null,
};

const anyLesson: fc.Arbitrary<SnapshotLesson> = fc.record({
  start: time,
  end: time,
  units,
  state: fc.constantFrom(
    "regular",
    "changed",
    "cancelled",
    "extra",
    "exam",
    "event",
    "supervision",
    "standby",
    "officeHour",
  ),
  subjects: nowAndWas,
  teachers: nowAndWas,
  rooms: nowAndWas,
  group: text,
  notes: fc.array(text, { maxLength: 2 }),
  movedTo: place,
  movedFrom: place,
});

const anySnapshot: fc.Arbitrary<DaySnapshot> = fc.record({
  date,
  kind: fc.constantFrom<DayKind>("school", "holiday", "weekend", "empty", "unpublished"),
  holiday: fc.option(text),
  lessons: fc.array(anyLesson, { maxLength: 4 }),
  allDay: fc.array(anyLesson, { maxLength: 2 }),
  emptied: fc.boolean(),
});

const monday = (...notes: string[]) =>
  snapshotOf(dayPlan([slot("3", "09:50", "10:35", lesson("M/Mathematik", "MEI", "R204", { notes }))]));
const free = (kind: DayKind) => snapshotOf(dayPlan([], { kind }));

describe("a stored day", () => {
  test("is read again as it was, whatever the school writes", () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const read = unpackSnapshot(packSnapshot(snapshot));
        expect(read && packSnapshot(read)).toBe(packSnapshot(snapshot));
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  test("has its times and dates back as such, not as text", () => {
    const read = unpackSnapshot(packSnapshot(monday()));
    expect(read?.date.equals("2026-11-23")).toBe(true);
    expect(read?.lessons[0]?.start.equals("09:50")).toBe(true);
  });

  test("holds the lessons of all slots in order, without the classes that take part", () => {
    const plan = dayPlan([
      slot("1", "07:55", "08:40", lesson("KR", "BÄR", "R1"), lesson("ER", "LEH", "R2")),
      slot("3", "09:50", "10:35", lesson("M", "MEI", "R204")),
    ]);
    const { lessons } = snapshotOf(plan);
    expect(lessons.map(({ subjects }) => subjects.now[0]?.name)).toEqual(["KR", "ER", "M"]);
    expect(packSnapshot(snapshotOf(plan))).not.toContain("klassen");
  });

  test("is the same text when only the plan’s age differs", () => {
    const other = { asOf: Temporal.Instant.from("2026-11-23T09:00Z"), stale: true };
    expect(packSnapshot(snapshotOf(dayPlan([], other)))).toBe(packSnapshot(snapshotOf(dayPlan([]))));
  });

  test("that was stored before plans of teachers and rooms were known is read, and stays the same text", () => {
    const stored =
      '{"date":"2026-11-23","kind":"school","holiday":null,"lessons":[{"start":"09:50:00","end":"10:35:00","units":{"first":"3",' +
      '"last":"3"},"state":"cancelled","subjects":{"now":[{"id":1,"name":"M","longName":"Mathematik"}],"was":[]},"teachers":{"now":' +
      '[{"id":1,"name":"MEI","longName":"MEI"}],"was":[]},"rooms":{"now":[],"was":[]},"group":"","notes":["Aufgaben"],"movedTo":' +
      '{"date":"2026-11-26","start":"14:05:00","end":"14:50:00","units":null},"movedFrom":null}],"emptied":false}';
    const read = unpackSnapshot(stored);
    expect(read?.lessons[0]).toMatchObject({ state: "cancelled", notes: ["Aufgaben"] });
    expect(read && packSnapshot(read)).toBe(stored);
  });

  test("that was stored when events of the whole day were among the lessons has them apart now", () => {
    const event = lesson("", "MEI", "", { state: "event", notes: ["Elternsprechtag"] });
    const plan = dayPlan([slot("", "00:00", "23:59", event), slot("1", "07:55", "08:40", lesson("M", "MEI", "R1"))]);
    const read = unpackSnapshot(packSnapshot(snapshotOf(plan)));
    expect(read?.allDay.map(({ notes }) => notes)).toEqual([["Elternsprechtag"]]);
    expect(read?.lessons.map(({ subjects }) => subjects.now[0]?.name)).toEqual(["M"]);
    expect(read && unpackSnapshot(packSnapshot(read))).toEqual(read);
  });

  test("of a teacher keeps what is a duty, also a cancelled one", () => {
    const standby = lesson("", "MEI", "", { state: "cancelled", duty: "standby" });
    const read = unpackSnapshot(packSnapshot(snapshotOf(dayPlan([slot("3", "09:50", "10:35", standby)]))));
    expect(read?.lessons[0]?.duty).toBe("standby");
  });

  test.each([
    ["a date that does not exist", '"2026-11-23"', '"2026-02-30"'],
    ["a time that does not exist", '"09:50:00"', '"25:50:00"'],
    ["a state of another version", '"regular"', '"postponed"'],
    ["a part that is missing", '"group"', '"gruppe"'],
  ])("with %s cannot be read, and breaks nothing", (_, good, broken) => {
    const packed = packSnapshot(monday());
    expect(packed).toContain(good);
    expect(unpackSnapshot(packed.replace(good, broken))).toBeUndefined();
  });
});

describe("what is told of a day from now on", () => {
  test("stays when the school hides the day for a while", () => {
    expect(following(monday("a"), free("unpublished"))).toEqual(monday("a"));
  });

  test("is the new plan otherwise, and of a day that is free by now that it was one of school", () => {
    expect(following(monday("a"), monday("b"))).toEqual(monday("b"));
    const emptied = following(monday(), free("empty"));
    expect(emptied).toMatchObject({ kind: "empty", emptied: true });
    expect(following(emptied, free("empty")).emptied).toBe(true);
    expect(following(free("empty"), free("empty")).emptied).toBe(false);
    expect(following(undefined, free("empty")).emptied).toBe(false);
  });
});

test("names of teachers and of students' groups are kept only as far as they are shown", () => {
  const meier = { id: 1, name: "MEI", longName: "Meier" } as const;
  const nameless = { id: 2, name: "", longName: "Huber" } as const;
  const lesson = { ...LESSON, teachers: { now: [meier], was: [nameless] }, group: "Anna Muster" };
  const day: DaySnapshot = {
    date: Temporal.PlainDate.from("2026-11-23"),
    kind: "school",
    holiday: null,
    emptied: false,
    allDay: [lesson],
    lessons: [lesson],
  };
  const kept = (how: "full" | "short" | "hidden") => packSnapshot(keepingNames(day, how));
  expect(kept("full")).toMatch(/Meier.*Huber.*Anna Muster/);
  expect(kept("short")).toMatch(/MEI.*Huber.*Anna Muster/);
  expect(kept("short")).not.toContain("Meier");
  expect(kept("hidden")).not.toMatch(/MEI|Meier|Huber|Anna|Muster/);
  const once = keepingNames(day, "hidden");
  expect(keepingNames(once, "hidden")).toEqual(once);
});
