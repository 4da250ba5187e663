import { describe, expect, test } from "vitest";
import { Period } from "../../src/webuntis/index.ts";
import { answering, MONDAY, named, THAT_DAY, wirePeriod } from "./school.ts";

const ROOMS = [named(1, "R1", "Raum 1"), named(2, "R2", "Raum 2"), named(3, "R3", "Aula"), named(4, "R1", "Keller")];
const ids = (found: readonly { id: number }[]) => found.map(({ id }) => id);

async function rooms() {
  await using school = await answering({ getRooms: ROOMS });
  return await school.session.rooms();
}

async function timetable(wire: readonly object[]) {
  await using school = await answering({ getTimetable: wire });
  return await school.session.timetable(THAT_DAY);
}

describe("filter", () => {
  test.each([
    ["a single value", { id: 2 }, [2]],
    ["a single value that several have", { name: "R1" }, [1, 4]],
    ["several criteria", { name: "R1", longName: "Keller" }, [4]],
    ["a set, in the order of the list", { id: new Set([3, 1]) }, [1, 3]],
    ["a list, in the order of the list given", { id: [3, 1] }, [3, 1]],
    ["a list with values that nothing has", { id: [9, 3, 8] }, [3]],
    ["a list, with all that match", { name: ["R2", "R1"] }, [2, 1, 4]],
    ["a list and a value", { name: ["R2", "R1"], id: 4 }, [4]],
    ["nothing that is there", { id: 9 }, []],
    ["no criteria", {}, [1, 2, 3, 4]],
  ])("by %s", async (_, criteria, found) => {
    expect(ids((await rooms()).filter(criteria))).toEqual(found);
  });

  test("gives a list that can be filtered again, as old as the first one", async () => {
    const all = await rooms();
    const found = all.filter({ name: "R1" }).filter({ id: new Set([4, 2]) });
    expect(ids(found)).toEqual([4]);
    expect(found.asOf).toBe(all.asOf);
  });

  test("by a function is the one of any array", async () => {
    const all = await rooms();
    const found = all.filter(({ id }, index, list) => id > 1 && index < 3 && list === all);
    expect(ids(found)).toEqual([2, 3]);
    expect(ids(found.filter({ id: 3 }))).toEqual([3]);
  });

  test("and slice keep the methods of a timetable and give lists of one's own", async () => {
    await using school = await answering({ getTimetable: [wirePeriod(), wirePeriod({ id: 2, startTime: 840 })] });
    const all = await school.session.timetable(THAT_DAY);
    for (const own of [all.slice(), all.filter(() => true), all.filter((each) => each instanceof Period)]) {
      expect(own.toTable()).toHaveLength(2);
      expect(own.combine()).toHaveLength(1);
      expect(own.asOf).toBe(all.asOf);
      own.reverse();
    }
    expect(ids(all.slice(1))).toEqual([2]);
    expect(ids(all)).toEqual([444540, 2]);
  });

  test("compares dates and times by what they say", async () => {
    const monday = wirePeriod({ id: 1 });
    const periods = await timetable([
      monday,
      wirePeriod({ id: 2, startTime: 850 }),
      { ...monday, id: 3, date: 20261124 },
    ]);
    const start = Temporal.PlainDateTime.from("2026-11-23T08:50");
    expect(ids(periods.filter({ date: MONDAY.add({ days: 1 }) }))).toEqual([3]);
    expect(ids(periods.filter({ date: new Set([MONDAY.add({ days: 0 })]) }))).toEqual([1, 2]);
    expect(ids(periods.filter({ date: MONDAY, start }))).toEqual([2]);
    expect(periods.includes({ start })).toBe(true);
    expect(periods.includes({ start: start.add({ days: 7 }) })).toBe(false);
  });

  test("compares elements by their ids, one by one where there are several", async () => {
    const periods = await timetable([
      wirePeriod({ id: 1, kl: [{ id: 1 }, { id: 2 }], su: [{ id: 5, name: "M" }] }),
      wirePeriod({ id: 2, kl: [{ id: 3 }], su: [{ id: 6, name: "D" }] }),
    ]);
    expect(ids(periods.filter({ klassen: { id: 2 } }))).toEqual([1]);
    expect(ids(periods.filter({ klassen: [{ id: 3 }, { id: 1 }, { id: 2 }] }))).toEqual([2, 1]);
    expect(ids(periods.filter({ subjects: named(6, "Deutsch", "as a list calls it") }))).toEqual([2]);
    expect(periods.includes({ rooms: { id: 27 } })).toBe(false);
  });

  test.each([null, undefined, "5a", 7, [1]])("by %j is a TypeError", async (criteria) => {
    const all = await rooms();
    expect(() => Reflect.apply(all.filter, all, [criteria])).toThrow(TypeError);
  });

  test("of school years keeps the current one, of periods the methods of a timetable", async () => {
    const year = { id: 1, name: "2026/2027", startDate: 20260801, endDate: 20270731 };
    await using school = await answering({
      getSchoolyears: [year, { ...year, id: 2 }],
      getCurrentSchoolyear: year,
      getTimetable: [wirePeriod(), wirePeriod({ code: "cancelled", startTime: 850, endTime: 935 })],
    });
    expect((await school.session.schoolyears()).filter({ id: 2 }).current?.id).toBe(1);
    const cancelled = (await school.session.timetable(THAT_DAY)).filter({ code: "cancelled" });
    expect(cancelled.toTable()).toHaveLength(1);
    expect(cancelled.combine()).toHaveLength(1);
  });
});

describe("includes, python's `in`", () => {
  test("finds an element, or one that matches", async () => {
    const all = await rooms();
    const [first] = all;
    expect(first && all.includes(first)).toBe(true);
    expect(first && all.includes(first, 1)).toBe(false);
    expect(all.includes({ name: "R3" })).toBe(true);
    expect(all.includes({ name: "R3", id: 1 })).toBe(false);
    expect(all.includes({ name: new Set(["R9", "R3"]) })).toBe(true);
    expect(all.includes({})).toBe(false);
  });

  test("finds what is equal, though it was read another time", async () => {
    const [one, [same], [other]] = [
      await timetable([wirePeriod()]),
      await timetable([wirePeriod()]),
      await timetable([wirePeriod({ te: [{ id: 55 }] })]),
    ];
    expect(same && one.includes(same)).toBe(true);
    expect(other && one.includes(other)).toBe(false);
    expect(one.includes({ id: 444540 })).toBe(true);
    const [room] = await rooms();
    expect(room && (await rooms()).includes(room)).toBe(true);
  });
});

test("a list is a real array, frozen, and map and the like give plain ones", async () => {
  const all = await rooms();
  expect(Array.isArray(all)).toBe(true);
  expect(all).toHaveLength(4);
  expect(() => all.pop()).toThrow(TypeError);
  const names = all.map(({ name }) => name);
  names.push("R5");
  expect(names).toEqual(["R1", "R2", "R3", "R1", "R5"]);
  expect(Object.keys(all)).toEqual(["0", "1", "2", "3"]);
});
