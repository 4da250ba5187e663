import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { logIn, NOW } from "../client.ts";
import { type GridEntry, reader } from "./entries-client.ts";

let demo: DemoSchool;
let teacher: Awaited<ReturnType<typeof logIn>>;
beforeAll(async () => {
  demo = await startDemoSchool({ now: () => NOW });
  teacher = await logIn(demo.url);
});
afterAll(() => demo.close());

const WEEKS = { start: "2026-11-23", end: "2026-12-20" };

const idOf = async (method: string, name: string) =>
  (await teacher.list(method)).find((each) => each.name === name)?.id ?? expect.fail(name);

describe("where entries are shown", () => {
  it("depends on the kind of plan", async () => {
    const read = await reader(demo, "demo");
    const firsts = async (resourceType: string, method: string, name: string) => {
      const { days } = await read({ resourceType, resources: await idOf(method, name), ...WEEKS });
      const lessons = days.flatMap(({ gridEntries }) => gridEntries).filter(({ type }) => type !== "EVENT");
      expect(lessons.length).toBeGreaterThan(10);
      const types = ({ position1, position2, position3, position4 }: GridEntry) =>
        [position1, position2, position3, position4]
          .map((each) => (each?.[0]?.current ?? each?.[0]?.removed)?.type)
          .join(" ");
      return [...new Set(lessons.map(types))];
    };
    expect(await firsts("CLASS", "getKlassen", "5a")).toEqual(["SUBJECT TEACHER ROOM STUDENT_GROUP"]);
    expect(await firsts("ROOM", "getRooms", "PH1")).toEqual(["ROOM CLASS TEACHER SUBJECT"]);
    expect(await firsts("TEACHER", "getTeachers", "MEI")).toEqual(["CLASS SUBJECT ROOM STUDENT_GROUP"]);
  });

  it("is side by side at the same time: never one over another", async () => {
    const read = await reader(demo, "schueler");
    const { days } = await read({ resourceType: "CLASS", resources: await idOf("getKlassen", "8b"), ...WEEKS });
    let narrow = 0;
    for (const { gridEntries } of days) {
      for (const one of gridEntries) {
        if (one.layoutWidth < 1000) narrow++;
        expect(one.layoutStartPosition + one.layoutWidth).toBeLessThanOrEqual(1000);
        for (const other of gridEntries) {
          if (one === other) continue;
          const atOnce = one.duration.start < other.duration.end && other.duration.start < one.duration.end;
          const over =
            one.layoutStartPosition < other.layoutStartPosition + other.layoutWidth &&
            other.layoutStartPosition < one.layoutStartPosition + one.layoutWidth;
          expect(atOnce && over).toBe(false);
          if (atOnce) expect(one.layoutGroup).toBe(other.layoutGroup);
        }
      }
    }
    expect(narrow).toBeGreaterThan(0);
  });
});

it("days without school say why, and days that are not shown hold nothing", async () => {
  const read = await reader(demo, "schueler");
  const id = await idOf("getKlassen", "5a");
  const of = async (start: string, end: string) =>
    (await read({ resourceType: "CLASS", resources: id, start, end })).days.map(
      ({ date, status, gridEntries, backEntries }) =>
        [date, status, gridEntries.length > 0, ...backEntries.map(({ name }) => name)].join(" "),
    );
  expect(await of("2026-12-21", "2026-12-23")).toEqual([
    "2026-12-21 REGULAR true",
    "2026-12-22 REGULAR true",
    "2026-12-23 NO_DATA false Weihnachtsferien",
  ]);
  expect(await of("2026-11-28", "2026-11-29")).toEqual(["2026-11-28 NO_DATA false", "2026-11-29 NO_DATA false"]);
  expect(await of("2028-07-31", "2028-08-01")).toEqual([
    "2028-07-31 NO_DATA false Sommerferien",
    "2028-08-01 NOT_ALLOWED false Sommerferien",
  ]);
  expect((await read({ resourceType: "CLASS", resources: id, start: "2026-11-24", end: "2026-11-23" })).status).toBe(
    400,
  );
  expect((await read({ resourceType: "CLASS", resources: id, start: "2026-02-30", end: "2026-11-23" })).status).toBe(
    400,
  );
});
