import { describe, expect, test } from "vitest";
import type { Session } from "../../src/webuntis/index.ts";
import { answering, named } from "./school.ts";

const COLOURS = { foreColor: "000000", backColor: "f49f25" };
const NO_COLOURS = { foreColor: null, backColor: null };

describe("on the wire", () => {
  test.each<[string, (session: Session) => Promise<readonly unknown[]>]>([
    ["getDepartments", (session) => session.departments()],
    ["getHolidays", (session) => session.holidays()],
    ["getKlassen", (session) => session.klassen()],
    ["getTeachers", (session) => session.teachers()],
    ["getStudents", (session) => session.students()],
    ["getSubjects", (session) => session.subjects()],
    ["getRooms", (session) => session.rooms()],
    ["getTimegridUnits", (session) => session.timegridUnits()],
    ["getExamTypes", (session) => session.examTypes()],
    ["getClassregCategories", (session) => session.classRegCategories()],
    ["getClassregCategoryGroups", (session) => session.classRegCategoryGroups()],
  ])("%s has no parameters, and `{}` is an empty list", async (method, ask) => {
    await using school = await answering({ [method]: {} });
    expect(await ask(school.session)).toEqual([]);
    expect(school.server.calls.map((call) => [call.method, call.params])).toEqual([[method, {}]]);
  });

  test("klassen of a school year, by its id or itself", async () => {
    const year = { id: 9, name: "2026/2027", startDate: 20260801, endDate: 20270731 };
    await using school = await answering({ getKlassen: [], getSchoolyears: [year] });
    const [schoolyear] = await school.session.schoolyears();
    await school.session.klassen({ schoolyear: 7 });
    await school.session.klassen(schoolyear ? { schoolyear } : {});
    const asked = school.server.calls.filter(({ method }) => method === "getKlassen");
    expect(asked.map(({ params }) => params)).toEqual([{ schoolyearId: 7 }, { schoolyearId: 9 }]);
  });
});

describe("Department, Klasse, Room, Subject", () => {
  const SPARSE = { id: 1, name: null };

  test("have short and long names, colours and whose they are", async () => {
    await using school = await answering({
      getDepartments: [named(1, "IT", "Informatik")],
      getKlassen: [{ ...named(2, "1A", "Erste A"), ...COLOURS, active: false, did: 1, teacher1: 54, teacher2: 55 }],
      getRooms: [{ ...named(3, "PHY", "Physics lab"), ...COLOURS, did: 1, building: "Haus B", alternateName: "P1" }],
      getSubjects: [{ ...named(4, "Math", "Mathematics"), ...COLOURS, active: false, alternateName: "Ma" }],
      getTeachers: [{ ...named(54, "MEI", "Meier"), foreName: "Eva" }],
    });
    const { session } = school;
    expect(await session.departments()).toEqual([named(1, "IT", "Informatik")]);
    expect(await session.klassen()).toEqual([
      {
        ...named(2, "1A", "Erste A"),
        ...COLOURS,
        active: false,
        did: 1,
        teacher1: named(54, "MEI", "Meier"),
        teacher2: named(55, ""),
      },
    ]);
    expect(await session.rooms()).toEqual([
      {
        ...named(3, "PHY", "Physics lab"),
        ...COLOURS,
        active: true,
        did: 1,
        building: "Haus B",
        alternateName: "P1",
      },
    ]);
    expect(await session.subjects()).toEqual([
      { ...named(4, "Math", "Mathematics"), ...COLOURS, active: false, alternateName: "Ma" },
    ]);
  });

  test("need no more than an id", async () => {
    await using school = await answering({
      getDepartments: [SPARSE],
      getKlassen: [{ ...SPARSE, active: null }],
      getRooms: [SPARSE],
      getSubjects: [{ ...SPARSE, active: null }],
    });
    const { session } = school;
    const nothing = { ...named(1, ""), ...NO_COLOURS, active: true };
    expect(await session.departments()).toEqual([named(1, "")]);
    expect(await session.klassen()).toEqual([{ ...nothing, did: null, teacher1: null, teacher2: null }]);
    expect(await session.rooms()).toEqual([{ ...nothing, alternateName: "", did: null, building: "" }]);
    expect(await session.subjects()).toEqual([{ ...nothing, alternateName: "" }]);
  });
});

describe("Teacher and Student", () => {
  test("have fore names, surnames and full names; a teacher a title, a student a key and a gender", async () => {
    const gans = { ...named(3, "GAN", "Gans"), foreName: "Hans", title: "Dr" };
    const potter = { ...named(9, "PotterHar", "Potter"), foreName: "Harry", gender: "male", key: 42 };
    await using school = await answering({ getTeachers: [gans], getStudents: [potter] });
    expect(await school.session.teachers()).toEqual([
      { ...gans, ...NO_COLOURS, active: true, fullName: "Dr Hans Gans" },
    ]);
    expect(await school.session.students()).toEqual([{ ...potter, key: "42", fullName: "Harry Potter" }]);
  });

  test("have no spaces for what is missing in their names", async () => {
    await using school = await answering({
      getTeachers: [named(3, "GAN", "Gans"), { ...named(4, "X"), active: null }],
      getStudents: [named(9, "PotterHar", "Potter")],
    });
    expect((await school.session.teachers()).map(({ fullName }) => fullName)).toEqual(["Gans", ""]);
    expect((await school.session.students())[0]).toMatchObject({ fullName: "Potter", key: "", gender: "" });
  });
});

test("Holiday: `name` is the short one, both ends are dates and inclusive", async () => {
  const wire = { ...named(1, "SOMMER", "Sommerferien"), startDate: 20120303, endDate: 20120403 };
  await using school = await answering({ getHolidays: [wire] });
  const [holiday] = await school.session.holidays();
  expect([holiday?.name, holiday?.longName]).toEqual(["SOMMER", "Sommerferien"]);
  expect([holiday?.start, holiday?.end].map(String)).toEqual(["2012-03-03", "2012-04-03"]);
  expect(holiday?.start).toBeInstanceOf(Temporal.PlainDate);
});

describe("Schoolyear", () => {
  const YEARS = [
    { id: 1, name: "2025/2026", startDate: 20250801, endDate: 20260731 },
    { id: 2, name: "2026/2027", startDate: 20260801, endDate: 20270731 },
  ];

  test("`current` is the one that the server says, and knows it", async () => {
    await using school = await answering({ getSchoolyears: YEARS, getCurrentSchoolyear: YEARS[0] });
    const years = await school.session.schoolyears();
    expect(years.current).toBe(years[0]);
    expect(years.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    expect([years[0]?.name, String(years[0]?.start), String(years[0]?.end)]).toEqual([
      "2025/2026",
      "2025-08-01",
      "2026-07-31",
    ]);
  });

  test.each([
    ["where it may not be asked", undefined],
    ["where it says nothing of use", {}],
    ["where it says what no year is", { id: 9 }],
  ])("`current` goes by the clock %s", async (_, current) => {
    await using school = await answering({
      getSchoolyears: YEARS,
      ...(current && { getCurrentSchoolyear: current }),
    });
    expect((await school.session.schoolyears()).current?.name).toBe("2026/2027");
  });

  test.each([{ id: 1 }, { ...YEARS[0], startDate: "soon" }])(
    "`current` is known by its id alone: %j",
    async (current) => {
      await using school = await answering({ getSchoolyears: YEARS, getCurrentSchoolyear: current });
      expect((await school.session.schoolyears()).current?.name).toBe("2025/2026");
    },
  );

  test.each([
    ["Europe/Berlin", "2026/2027"],
    ["America/New_York", "2025/2026"],
  ])("`current` goes by the date in %s, not by the machine's", async (timeZone, name) => {
    const now = () => Temporal.Instant.from("2026-07-31T23:00:00Z");
    await using school = await answering({ getSchoolyears: YEARS }, { jsessionid: "x", timeZone, now });
    expect((await school.session.schoolyears()).current?.name).toBe(name);
  });

  test("`current` is nothing where no year is running", async () => {
    await using school = await answering({ getSchoolyears: YEARS.slice(0, 1) });
    const years = await school.session.schoolyears();
    expect([years.current, years[0]?.isCurrent]).toEqual([undefined, false]);
  });
});

test("StatusData has lesson types and period codes with their colours", async () => {
  await using school = await answering({
    getStatusData: {
      lstypes: [{ ls: { foreColor: "000000", backColor: "ee7f00" } }, { oh: { foreColor: "e6e3e1" } }],
      codes: [{ cancelled: { foreColor: "000000", backColor: "b1b3b4" } }],
    },
  });
  const status = await school.session.statusdata();
  expect(status.lessonTypes).toEqual({
    ls: { foreColor: "000000", backColor: "ee7f00" },
    oh: { foreColor: "e6e3e1", backColor: null },
  });
  expect(status.codes).toEqual({ cancelled: { foreColor: "000000", backColor: "b1b3b4" } });
  expect(String(status.asOf)).toBe("2026-11-23T06:30:00Z");
});

test.each([{}, [], null, "", { lstypes: {}, codes: null }])("StatusData may be empty: %j", async (result) => {
  await using school = await answering({ getStatusData: result });
  expect(await school.session.statusdata()).toMatchObject({ lessonTypes: {}, codes: {} });
});

test("Timegrid: day and dayname as WebUntis counts, its units with names and times", async () => {
  const timeUnits = [
    { name: "0", startTime: 710, endTime: 800 },
    { name: 1, startTime: 800, endTime: 850 },
    { name: null, startTime: 850, endTime: 940 },
  ];
  await using school = await answering({
    getTimegridUnits: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, timeUnits: day === 2 ? timeUnits : {} })),
  });
  const grid = await school.session.timegridUnits();
  expect(grid.map(({ day, dayname, dayOfWeek }) => `${day} ${dayname} ${dayOfWeek}`)).toEqual([
    "1 sunday 7",
    "2 monday 1",
    "3 tuesday 2",
    "4 wednesday 3",
    "5 thursday 4",
    "6 friday 5",
    "7 saturday 6",
  ]);
  expect(grid[1]?.timeUnits.map(({ name, start, end }) => `${name} ${start} ${end}`)).toEqual([
    "0 07:10:00 08:00:00",
    "1 08:00:00 08:50:00",
    " 08:50:00 09:40:00",
  ]);
  expect(grid[0]?.timeUnits).toEqual([]);
});

test("ExamType, ClassRegCategory and ClassRegCategoryGroup", async () => {
  await using school = await answering({
    getExamTypes: [
      { ...named(8, "Allfaelliges", "Allfaelliges (Wahlen, etc.)"), showInTimetable: true },
      { ...named(9, "X"), showInTimetable: null },
    ],
    getClassregCategories: [{ ...named(1, "HA", "Hausaufgaben"), groupId: 2 }, named(3, "Lob")],
    getClassregCategoryGroups: [{ id: 2, name: "Material" }, { id: 3 }],
  });
  const { session } = school;
  expect(await session.examTypes()).toEqual([
    { ...named(8, "Allfaelliges", "Allfaelliges (Wahlen, etc.)"), showInTimetable: true },
    { ...named(9, "X"), showInTimetable: false },
  ]);
  expect(await session.classRegCategories()).toEqual([
    { ...named(1, "HA", "Hausaufgaben"), group: { id: 2, name: "Material" } },
    { ...named(3, "Lob"), group: null },
  ]);
  expect(await session.classRegCategoryGroups()).toEqual([
    { id: 2, name: "Material" },
    { id: 3, name: "" },
  ]);
});

describe("TimeStamp", () => {
  test("is a moment, without python's `date`", async () => {
    await using school = await answering({ getLatestImportTime: 1420202020202 });
    expect(String(await school.session.lastImportTime())).toBe("2015-01-02T12:33:40.202Z");
    expect(school.server.calls[0]?.params).toEqual({});
  });

  test.each([1.5, -1, 8.64e15 + 1, "soon", null])("%j is no moment", async (result) => {
    await using school = await answering({ getLatestImportTime: result });
    await expect(school.session.lastImportTime()).rejects.toMatchObject({ name: "RemoteError" });
  });
});
