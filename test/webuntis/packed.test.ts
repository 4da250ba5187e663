import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { PeriodList } from "../../src/webuntis/index.ts";
import { answering, MONDAY, named, wirePeriod } from "./school.ts";

setFlagsFromString("--expose-gc");
const gc: () => void = runInNewContext("gc");

/** More than are kept as they are. */
const OTHERS = 100;

const STORED = { jsessionid: "x", useCache: true, cachelen: 1000 };

const colour = { foreColor: "000000", backColor: "ff0000" };

/** A school whose answers can be asked for by class. */
async function open(wire: readonly object[]) {
  const opened = await answering(
    {
      getTimetable: wire,
      getTeachers: [{ ...named(54, "MEI", "Meier"), foreName: "", title: "", active: true }],
      getKlassen: [{ ...named(1, "5a", "Klasse 5a"), active: true }],
      getStatusData: { lstypes: [], codes: [{ cancelled: colour }] },
    },
    STORED,
  );
  const week = (klasse: number) => opened.session.timetable({ klasse, start: MONDAY, end: MONDAY });
  return {
    week,
    weeks: async (from: number, count: number) => {
      for (let klasse = from; klasse < from + count; klasse++) await week(klasse);
    },
    asked: () => opened.server.calls.filter(({ method }) => method === "getTimetable").length,
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

const contents = (list: PeriodList) => ({
  data: list.map(({ data }) => data),
  asOf: `${list.asOf}`,
  combined: list.combine().map(({ data }) => data),
  kind: list.constructor.name,
});

test("a week that was not used for long is made again without being asked for, and is the same", async () => {
  const period = wirePeriod({ te: [{ id: 54, orgid: 7, orgname: "HUB" }], code: "cancelled", substText: "Müller ✓" });
  const next = wirePeriod({ id: 2, startTime: 845, endTime: 930, ro: [] });
  await using school = await open([period, next]);
  const before = await school.week(0);
  const told = contents(before);
  expect(told.data[0]).toMatchObject({ teachers: [named(54, "MEI", "Meier")], substText: "Müller ✓" });
  await school.weeks(1, OTHERS);
  const again = await school.week(0);
  expect(again).not.toBe(before);
  expect(contents(again)).toEqual(told);
  expect(await again[0]?.codeColor()).toEqual(await before[0]?.codeColor());
  expect(await again[0]?.codeColor()).not.toBeNull();
  expect(Object.isFrozen(again)).toBe(true);
  expect(await school.week(0)).toBe(again);
  expect(school.asked()).toBe(1 + OTHERS);
});

test("an empty week stays empty", async () => {
  await using school = await open([]);
  const { asOf } = await school.week(0);
  await school.weeks(1, OTHERS);
  expect([...(await school.week(0))]).toEqual([]);
  expect((await school.week(0)).asOf.equals(asOf)).toBe(true);
  expect(school.asked()).toBe(1 + OTHERS);
});

test("weeks beyond those used last take a fraction of the room", async () => {
  const wire = Array.from({ length: 40 }, (_, id) => wirePeriod({ id, lstext: `Lektion ${id}` }));
  await using school = await open(wire);
  const used = async () => {
    gc();
    // What zlib has used is given back in the next turn.
    await turn();
    gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  await school.weeks(0, 10);
  const empty = await used();
  await school.weeks(10, OTHERS - 10);
  const full = await used();
  await school.weeks(OTHERS, 300);
  const ofOne = (full - empty) / (OTHERS - 10);
  expect(((await used()) - full) / 300).toBeLessThan(ofOne / 5);
});
