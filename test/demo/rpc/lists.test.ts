import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { logIn, NOW } from "../client.ts";

let demo: DemoSchool;
let session: Awaited<ReturnType<typeof logIn>>;

beforeAll(async () => {
  demo = await startDemoSchool({ now: () => NOW });
  session = await logIn(demo.url);
});

afterAll(() => demo.close());

describe("the lists", () => {
  const NAMED = [
    "getDepartments",
    "getHolidays",
    "getKlassen",
    "getTeachers",
    "getStudents",
    "getSubjects",
    "getRooms",
  ];

  it.each(NAMED)("%s names everything by a number of its own", async (method) => {
    const list = await session.list(method);
    expect(list.length).toBeGreaterThan(2);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    expect(list.every(({ name, longName }) => name !== "" && longName !== "")).toBe(true);
  });

  it("have the members that clients read", async () => {
    const first = async (method: string) => (await session.list(method))[0];
    expect(await first("getTeachers")).toMatchObject({ name: "ADL", foreName: "Miriam", longName: "Adler", title: "" });
    expect(await first("getStudents")).toMatchObject({ key: "103001", gender: "female", foreName: expect.any(String) });
    expect(await first("getSubjects")).toMatchObject({ alternateName: "", active: true, foreColor: "000000" });
    expect(await first("getRooms")).toMatchObject({ name: "R101", active: true, building: "Hauptgebäude" });
    expect(await first("getKlassen")).toMatchObject({ name: "5a", longName: "Klasse 5a", active: true, did: 1 });
    expect((await session.list("getHolidays")).find(({ id }) => id === 202_601)).toEqual({
      id: 202_601,
      name: "Herbst",
      longName: "Herbstferien",
      startDate: 20261017,
      endDate: 20261031,
    });
  });

  it("number the classes anew every school year, and keep one that has left", async () => {
    const [last, next] = [
      await session.list("getKlassen", { schoolyearId: 25 }),
      await session.list("getKlassen", { schoolyearId: 27 }),
    ];
    const current = await session.list("getKlassen");
    expect(current).toEqual(await session.list("getKlassen", { schoolyearId: 26 }));
    for (const other of [last, next]) {
      expect(other.map(({ name }) => name)).toEqual(current.map(({ name }) => name));
      expect(other.some(({ id }) => current.some((klasse) => klasse.id === id))).toBe(false);
    }
    expect(current.filter(({ active }) => active === false).map(({ name }) => name)).toEqual(["10d"]);
    expect(await session.call("getKlassen", { schoolyearId: 7 })).toEqual([]);
  });

  it("have the school years and the current one", async () => {
    const current = { id: 26, name: "2026/2027", startDate: 20260801, endDate: 20270731 };
    expect(await session.call("getCurrentSchoolyear")).toEqual(current);
    const years = z.array(z.looseObject({ id: z.int() })).parse(await session.call("getSchoolyears"));
    expect(years.map(({ id }) => id)).toEqual([25, 26, 27]);
    expect(years).toContainEqual(current);
  });

  it("have the time grid from Monday (2) to Friday (6) in integers without leading zeros", async () => {
    const unit = z.strictObject({ name: z.string(), startTime: z.int(), endTime: z.int() });
    const grid = z
      .array(z.strictObject({ day: z.int(), timeUnits: z.array(unit) }))
      .parse(await session.call("getTimegridUnits"));
    expect(grid.map(({ day }) => day)).toEqual([2, 3, 4, 5, 6]);
    expect(grid[0]?.timeUnits).toHaveLength(10);
    expect(grid[4]?.timeUnits[0]).toEqual({ name: "1", startTime: 755, endTime: 840 });
  });

  it("have colours, and the last import as bare milliseconds", async () => {
    const color = {
      foreColor: expect.stringMatching(/^[0-9a-f]{6}$/),
      backColor: expect.stringMatching(/^[0-9a-f]{6}$/),
    };
    expect(await session.call("getStatusData")).toEqual({
      lstypes: ["ls", "oh", "sb", "bs", "ex"].map((name) => ({ [name]: color })),
      codes: ["cancelled", "irregular"].map((name) => ({ [name]: color })),
    });
    expect(await session.call("getLatestImportTime")).toBe(Date.parse("2026-11-23T06:15:00+01:00"));
  });
});
