import { describe, expect, test } from "vitest";
import { MONDAY, named, school, sessionWith, THAT_DAY, wirePeriod } from "./school.ts";

describe("lists", () => {
  test("filter by id or name: a value, an ordered list, a set, or a function", async () => {
    await using server = await school({ getRooms: [named(1, "R1"), named(2, "R2"), named(3, "R3"), named(4, "R1")] });
    await using session = sessionWith(server, { jsessionid: "x" });
    const rooms = await session.rooms();
    const ids = (found: readonly { id: number }[]) => found.map(({ id }) => id);
    expect(Array.isArray(rooms)).toBe(true);
    expect(ids(rooms.filter({ id: 2 }))).toEqual([2]);
    expect(ids(rooms.filter({ id: [3, 9, 1] }))).toEqual([3, 1]);
    expect(ids(rooms.filter({ id: new Set([3, 1]) }))).toEqual([1, 3]);
    expect(ids(rooms.filter({ name: "R1" }))).toEqual([1, 4]);
    expect(ids(rooms.filter({ name: ["R1"], id: 4 }))).toEqual([4]);
    expect(ids(rooms.filter(({ id }) => id > 2))).toEqual([3, 4]);
    expect(rooms.map(({ name }) => name)).toEqual(["R1", "R2", "R3", "R1"]);
  });

  test("teachers have full names, holidays dates, classes their teachers", async () => {
    await using server = await school({
      getTeachers: [{ ...named(54, "MEI", "Meier"), foreName: "Ada", title: "Dr.", foreColor: "000000" }],
      getHolidays: [{ ...named(1, "Herbst", "Herbstferien"), startDate: 20261017, endDate: 20261031 }],
      getKlassen: [{ ...named(1, "5a"), teacher1: 54, active: false, did: 2 }],
    });
    await using session = sessionWith(server, { jsessionid: "x" });
    expect((await session.teachers())[0]).toMatchObject({
      fullName: "Dr. Ada Meier",
      active: true,
      foreColor: "000000",
    });
    expect((await session.holidays())[0]?.end.toString()).toBe("2026-10-31");
    expect((await session.klassen())[0]).toMatchObject({ teacher1: 54, teacher2: null, did: 2, active: false });
  });

  test("the time grid counts weekdays as WebUntis and as ISO 8601 do", async () => {
    const timeUnits = [{ name: "1", startTime: 755, endTime: 840 }];
    await using server = await school({
      getTimegridUnits: [
        { day: 1, timeUnits: [] },
        { day: 2, timeUnits },
      ],
    });
    await using session = sessionWith(server, { jsessionid: "x" });
    const [sunday, monday] = await session.timegridUnits();
    expect([sunday?.dayOfWeek, monday?.dayOfWeek]).toEqual([7, 1]);
    expect(String(monday?.timeUnits[0]?.start)).toBe("07:55:00");
  });

  const YEARS = [
    { id: 1, name: "2025/2026", startDate: 20250801, endDate: 20260731 },
    { id: 2, name: "2026/2027", startDate: 20260801, endDate: 20270731 },
  ];

  test("the current school year is the server's, or by the clock where it may not be asked", async () => {
    await using told = await school({ getSchoolyears: YEARS, getCurrentSchoolyear: YEARS[0] });
    await using silent = await school({ getSchoolyears: YEARS });
    await using first = sessionWith(told, { jsessionid: "x" });
    await using second = sessionWith(silent, { jsessionid: "x" });
    expect((await first.schoolyears()).current?.name).toBe("2025/2026");
    expect((await second.schoolyears()).current?.name).toBe("2026/2027");
  });

  test("colours of types and codes, and the time of the last import", async () => {
    const colours = { foreColor: "000000", backColor: "f49f25" };
    await using server = await school({
      getStatusData: { lstypes: [{ ls: colours }, { ex: colours }], codes: [{ cancelled: colours }] },
      getLatestImportTime: 1763879400000,
    });
    await using session = sessionWith(server, { jsessionid: "x" });
    expect(await session.statusdata()).toMatchObject({ lessonTypes: { ex: colours }, codes: { cancelled: colours } });
    expect((await session.lastImportTime()).toString()).toBe("2025-11-23T06:30:00Z");
  });
});

describe("a period's elements", () => {
  const LISTS = {
    getKlassen: [named(1, "5a", "Klasse 5a")],
    getTeachers: [named(54, "MEI", "Meier"), named(51, "HUB", "Huber")],
    getSubjects: [named(5, "M", "Mathematik")],
    getRooms: [named(26, "R204", "Raum 204")],
  };

  test("without names come from the lists, which are asked for once", async () => {
    const period = wirePeriod({ te: [{ id: 54, orgid: 51 }] });
    await using server = await school({ ...LISTS, getTimetable: [period, period] });
    await using session = sessionWith(server, { jsessionid: "x" });
    await session.timetable(THAT_DAY);
    const [found] = await session.timetable(THAT_DAY);
    expect(found?.teachers).toEqual([named(54, "MEI", "Meier")]);
    expect(found?.originalTeachers).toEqual([named(51, "HUB", "Huber")]);
    expect([found?.klassen, found?.subjects, found?.rooms].map((each) => each?.[0]?.longName)).toEqual([
      "Klasse 5a",
      "Mathematik",
      "Raum 204",
    ]);
    expect(server.methods().filter((method) => method === "getTeachers")).toHaveLength(1);
  });

  test("with names cost no further request", async () => {
    const te = [{ id: 0, orgid: 51, orgname: "HUB" }];
    const names = { kl: [{ id: 1, name: "5a" }], su: [{ id: 5, name: "M", longname: "Mathe" }], ro: [], te };
    await using server = await school({ getTimetable: [wirePeriod(names)] });
    await using session = sessionWith(server, { jsessionid: "x" });
    const [found] = await session.timetableExtended(THAT_DAY);
    expect(found?.subjects).toEqual([named(5, "M", "Mathe")]);
    expect(found?.teachers).toEqual([]);
    expect(found?.originalTeachers).toEqual([named(51, "HUB")]);
    expect(server.methods()).toEqual(["getTimetable"]);
  });

  test("are never a reason to fail: a list that may not be read is asked for once, an unknown id has no name", async () => {
    await using server = await school({ getSubjects: [], getTimetable: [wirePeriod()] });
    await using session = sessionWith(server, { jsessionid: "x" });
    const [found] = await session.timetable(THAT_DAY);
    await session.timetable(THAT_DAY);
    expect(found?.teachers).toEqual([named(54, "")]);
    expect(found?.subjects).toEqual([named(5, "")]);
    expect(server.methods().filter((method) => method === "getTeachers")).toHaveLength(1);
  });
});

describe("asking for a timetable", () => {
  test("of exactly one element, an id or something with one", async () => {
    await using server = await school({ getTimetable: [] });
    await using session = sessionWith(server, { jsessionid: "x" });
    const range = { start: MONDAY, end: MONDAY.add({ days: 4 }) };
    for (const element of [{ klasse: 1 }, { teacher: { id: 2 } }, { subject: 3 }, { room: 4 }, { student: 5 }])
      await session.timetable({ ...range, ...element });
    expect(server.calls.map(({ params }) => params)).toEqual(
      [1, 2, 3, 4, 5].map((type) => ({ id: type, type, startDate: 20261123, endDate: 20261127 })),
    );
    await expect(session.timetable(range)).rejects.toThrow(TypeError);
    await expect(session.timetable({ ...range, klasse: 1, room: 2 })).rejects.toThrow("Exactly one");
    await expect(session.timetable({ klasse: 1, start: range.end, end: range.start })).rejects.toThrow(RangeError);
    expect(server.calls).toHaveLength(5);
  });

  test("with options asks for everything", async () => {
    await using server = await school({ getTimetable: [] });
    await using session = sessionWith(server, { jsessionid: "x" });
    await session.timetableExtended(THAT_DAY);
    expect(server.calls[0]?.params).toMatchObject({
      options: {
        element: { id: 1, type: 1 },
        startDate: 20261123,
        showSubstText: true,
        teacherFields: expect.arrayContaining(["name", "longname"]),
      },
    });
  });

  test("substitutions tell what is shifted from where", async () => {
    const shift = {
      type: "shift",
      lsid: 9,
      date: 20261125,
      startTime: 755,
      endTime: 840,
      txt: "verlegt",
      te: [{ id: 1, name: "MEI" }],
    };
    const reschedule = { date: 20261123, startTime: 950, endTime: 1035 };
    await using server = await school({
      getSubstitutions: [
        { ...shift, reschedule },
        { ...shift, type: "cancel" },
      ],
    });
    await using session = sessionWith(server, { jsessionid: "x" });
    const [first, second] = await session.substitutions({ start: MONDAY, end: MONDAY.add({ days: 2 }) });
    expect(server.calls[0]?.params).toEqual({ startDate: 20261123, endDate: 20261125, departmentId: 0 });
    expect(first).toMatchObject({ type: "shift", text: "verlegt", teachers: [{ name: "MEI" }] });
    expect(String(first?.rescheduleStart)).toBe("2026-11-23T09:50:00");
    expect(second?.rescheduleStart).toBeNull();
  });
});
