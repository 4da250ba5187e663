import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { ask, everythingOf, logIn, NOW, post } from "../client.ts";

let demo: DemoSchool;
let session: Awaited<ReturnType<typeof logIn>>;

beforeAll(async () => {
  demo = await startDemoSchool({ now: () => NOW });
  session = await logIn(demo.url);
});

afterAll(() => demo.close());

const MONDAY = 20261123;
const FRIDAY = 20261127;
const idOf = async (method: string, name: string) =>
  (await session.list(method)).find((each) => each.name === name)?.id ?? 0;
const outcome = async (method: string, params: unknown = {}, cookie = session.cookie) => {
  const { id, error } = await ask(demo.url, method, params, cookie);
  return { id, ...error };
};

describe("authenticate", () => {
  it("opens a session and sets both cookies", async () => {
    const response = await post(
      demo.url,
      '{"id":1,"jsonrpc":"2.0","method":"authenticate","params":{"user":"demo","password":"demo","client":"x"}}',
    );
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    const { id, result } = z
      .object({ id: z.literal(1), result: z.record(z.string(), z.unknown()) })
      .parse(await response.json());
    expect(id).toBe(1);
    expect(result).toEqual({
      sessionId: expect.stringMatching(/^[0-9A-F]{32}$/),
      personType: 2,
      personId: 11,
      klasseId: 0,
    });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(`^JSESSIONID=${String(result.sessionId)}; `),
      expect.stringMatching(/^schoolname="_ZGVtbw=="; /),
    ]);
  });

  it("refuses a wrong password, and a call without any", async () => {
    const refused = { id: "req-7", code: -8504, message: "bad credentials" };
    expect(await outcome("authenticate", { user: "demo", password: "Demo", client: "x" })).toEqual(refused);
    expect(await outcome("authenticate", {})).toEqual(refused);
  });

  it("forgets the session at logout", async () => {
    const { call, cookie } = await logIn(demo.url);
    expect(await call("logout")).toBeNull();
    expect(await outcome("getRooms", {}, cookie)).toMatchObject({ code: -8520 });
  });
});

describe("what is refused", () => {
  const of = async (response: Response) => ({ status: response.status, body: await response.json() });

  it("an unknown school, or none, before anything is read", async () => {
    const body = { jsonrpc: "2.0", id: "error", error: { message: "invalid schoolname", code: -8500 } };
    for (const path of ["/WebUntis/jsonrpc.do?school=schule", "/WebUntis/jsonrpc.do"])
      expect(await of(await post(demo.url, "{", "", path))).toEqual({ status: 200, body });
  });

  it("what is no JSON, or no request", async () => {
    const bad = { jsonrpc: "2.0", id: null, error: { message: "Parse error", code: -32700 } };
    expect(await of(await post(demo.url, "{"))).toEqual({ status: 200, body: bad });
    const none = { jsonrpc: "2.0", id: null, error: { message: "Invalid Request", code: -32600 } };
    for (const body of ["7", "[]", "null", '{"id":1}'])
      expect(await of(await post(demo.url, body))).toEqual({ status: 200, body: none });
  });

  it("an unknown method, and anything without a session", async () => {
    expect(await outcome("getNonsense")).toEqual({ id: "req-7", code: -32601, message: "Method not found" });
    for (const cookie of ["", "JSESSIONID=", "JSESSIONID=0123", "schoolname=x"])
      expect(await outcome("getRooms", {}, cookie)).toEqual({ id: "req-7", code: -8520, message: "not authenticated" });
  });

  it("another path or verb, with a page", async () => {
    for (const response of [
      await post(demo.url, "{}", "", "/WebUntis/<b>"),
      await fetch(`${demo.url}/WebUntis/jsonrpc.do?school=demo`),
    ]) {
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toMatch(/^text\/html/);
      expect(await response.text()).toMatch(/<h1>HTTP Status 404/);
    }
  });

  it.each([
    ["a day before the kept school years", 20250731, 20250731, -7004],
    ["a day after them", 20280801, 20280801, -7004],
    ["an end before the start", 20261124, 20261123, -7004],
    ["two school years at once", 20270731, 20270801, -8507],
    ["a day that is none", 20261131, 20261131, -32602],
    ["a date that is none", "heute", "heute", -32602],
  ])("%s", async (_, startDate, endDate, code) => {
    const id = await idOf("getKlassen", "5a");
    expect(await outcome("getTimetable", { id, type: 1, startDate, endDate })).toMatchObject({ code });
    expect(await outcome("getTimetable", { options: { element: { id, type: 1 }, startDate, endDate } })).toMatchObject({
      code,
    });
  });

  it("an element that does not exist", async () => {
    for (const [id, type] of [
      [99, 1],
      [999_999, 2],
      [1, 7],
      [undefined, 1],
    ])
      expect(await outcome("getTimetable", { id, type })).toMatchObject({ code: -7002 });
  });
});

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

  it("tell the school years, and which is running", async () => {
    const current = { id: 26, name: "2026/2027", startDate: 20260801, endDate: 20270731 };
    expect(await session.call("getCurrentSchoolyear")).toEqual(current);
    const years = z.array(z.looseObject({ id: z.int() })).parse(await session.call("getSchoolyears"));
    expect(years.map(({ id }) => id)).toEqual([25, 26, 27]);
    expect(years).toContainEqual(current);
  });

  it("tell the time grid from Monday (2) to Friday (6) in integers without leading zeros", async () => {
    const unit = z.strictObject({ name: z.string(), startTime: z.int(), endTime: z.int() });
    const grid = z
      .array(z.strictObject({ day: z.int(), timeUnits: z.array(unit) }))
      .parse(await session.call("getTimegridUnits"));
    expect(grid.map(({ day }) => day)).toEqual([2, 3, 4, 5, 6]);
    expect(grid[0]?.timeUnits).toHaveLength(10);
    expect(grid[4]?.timeUnits[0]).toEqual({ name: "1", startTime: 755, endTime: 840 });
  });

  it("tell colours, and the last import as bare milliseconds", async () => {
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

describe("getTimetable", () => {
  const week = async (name: string, more = {}) => session.timetable(everythingOf(name, 1, MONDAY, FRIDAY, more));

  it("sends ids only in its simple form", async () => {
    const id = await idOf("getKlassen", "5a");
    const periods = await session.timetable({ id, type: 1, startDate: MONDAY, endDate: FRIDAY });
    const elements = periods.flatMap(({ kl, te, su, ro }) => [...kl, ...te, ...su, ...ro]);
    expect(new Set(elements.flatMap(Object.keys))).toEqual(new Set(["id", "orgid"]));
    const keys = new Set(periods.flatMap(Object.keys));
    for (const key of ["info", "substText", "lsnumber", "sg"]) expect(keys).not.toContain(key);
  });

  it("names in its simple form no id that the lists do not have", async () => {
    const known = new Map<string, Set<number>>();
    for (const method of ["getKlassen", "getTeachers", "getSubjects", "getRooms"])
      known.set(method, new Set((await session.list(method)).map(({ id }) => id)));
    for (const klasse of (await session.list("getKlassen")).filter(({ active }) => active)) {
      for (const { kl, te, su, ro } of await session.timetable({
        id: klasse.id,
        type: 1,
        startDate: 20261102,
        endDate: 20261221,
      })) {
        for (const [method, all] of Object.entries({ getKlassen: kl, getTeachers: te, getSubjects: su, getRooms: ro }))
          for (const { id, orgid } of all)
            for (const each of [id, orgid ?? id]) expect(known.get(method)).toContain(each);
      }
    }
  });

  it("sends with options what they ask for, and no more", async () => {
    const [full, bare] = [
      await week("5a"),
      await week("5a", { teacherFields: ["id"], roomFields: [], showSubstText: false }),
    ];
    const [first] = full;
    expect(Object.keys(first ?? {})).toEqual(expect.arrayContaining(["lsnumber", "sg", "activityType"]));
    expect(first?.kl[0]).toEqual({ id: 2601, name: "5a", longname: "Klasse 5a" });
    expect(new Set(bare.flatMap(({ te, ro }) => [...te, ...ro].flatMap(Object.keys)))).toEqual(
      new Set(["id", "orgid"]),
    );
    expect(full.some(({ substText }) => substText)).toBe(true);
    expect(bare.some(({ substText }) => substText)).toBe(false);
    expect(bare.map(({ id }) => id)).toEqual(full.map(({ id }) => id));
  });

  it("sends a teacher who is missing as id 0 with who it was", async () => {
    const all = await Promise.all((await session.list("getKlassen")).map(({ name }) => week(name)));
    const missing = all.flat().filter(({ te }) => te.some(({ id }) => id === 0));
    expect(missing.length).toBeGreaterThan(0);
    for (const { te, code } of missing) {
      expect(te).toEqual([{ id: 0, orgid: expect.any(Number), orgname: expect.any(String) }]);
      expect(code).toBeUndefined();
    }
  });

  it("sends periods unsorted, yet always alike", async () => {
    const periods = await week("5a");
    const dates = periods.map(({ date }) => date);
    expect(dates).not.toEqual(dates.toSorted((a, b) => a - b));
    expect(await week("5a")).toEqual(periods);
  });

  it("shows the plan without changes as onlyBaseTimetable", async () => {
    const periods = await week("5a", { onlyBaseTimetable: true });
    expect(periods.length).toBeGreaterThan(30);
    expect(periods.every(({ code, te }) => !code && te.every(({ orgid }) => orgid === undefined))).toBe(true);
  });

  it("says today where no date is named, and takes dates as text", async () => {
    const id = await idOf("getKlassen", "5a");
    const today = await session.timetable({ id, type: 1 });
    expect(new Set(today.map(({ date }) => date))).toEqual(new Set([MONDAY]));
    expect(await session.timetable({ id, type: 1, startDate: "20261123", endDate: "20261123" })).toEqual(today);
  });

  it("is empty in the holidays, at weekends, and for a class of another school year", async () => {
    expect(await session.timetable(everythingOf("5a", 1, 20261019, 20261030))).toEqual([]);
    expect(await session.timetable(everythingOf("5a", 1, 20261128, 20261129))).toEqual([]);
    expect(await session.timetable({ id: 2501, type: 1, startDate: MONDAY, endDate: FRIDAY })).toEqual([]);
    expect(await session.timetable(everythingOf("10d", 1, MONDAY, FRIDAY))).toEqual([]);
  });

  it("shows one period alike to its class, its teachers, its rooms and its subject", async () => {
    for (const period of [...(await week("5a")), ...(await week("8b"))]) {
      const elements = [
        ...period.te.flatMap(({ id, orgid }) => [[id, 2] as const, [orgid ?? id, 2] as const]),
        ...period.ro.flatMap(({ id, orgid }) => [[id, 4] as const, [orgid ?? id, 4] as const]),
        ...period.su.map(({ id }) => [id, 3] as const),
      ].filter(([id]) => id > 0);
      for (const [id, type] of elements) {
        const others = await session.timetable(everythingOf(id, type, period.date, period.date));
        expect(others.find((other) => other.id === period.id)).toEqual(period);
      }
    }
  });

  it("shows a pupil the lessons of the class, and of groups side by side only one", async () => {
    const first = demo.accounts[1]?.personId ?? 0;
    for (const id of [0, 1, 2, 3, 4, 5, 6, 7].map((offset) => first + offset)) {
      const own = await session.timetable(everythingOf(id, 5, MONDAY, FRIDAY, { onlyBaseTimetable: true }));
      expect(own).toHaveLength(34);
      expect(new Set(own.map(({ date, startTime }) => `${date} ${startTime}`)).size).toBe(34);
    }
  });

  it("answers for a whole school year, and thousands of periods", async () => {
    const klasse = await session.timetable(everythingOf("5a", 1, 20260801, 20270731));
    expect(klasse.length).toBeGreaterThan(1000);
    const subject = await session.timetable(everythingOf("M", 3, 20260801, 20270731));
    expect(subject.length).toBeGreaterThan(4000);
  });

  it("is the same for a date on every day of the school year, in every instance", async () => {
    await using later = await startDemoSchool({ now: () => Temporal.Instant.from("2027-07-30T10:00:00Z") });
    const other = await logIn(later.url);
    for (const [id, type] of [
      ["5a", 1],
      ["EF", 1],
      ["MEI", 2],
    ] as const)
      expect(await other.timetable(everythingOf(id, type, MONDAY, FRIDAY))).toEqual(
        await session.timetable(everythingOf(id, type, MONDAY, FRIDAY)),
      );
  });
});

describe("getSubstitutions and getExams", () => {
  const item = z.looseObject({
    type: z.enum(["cancel", "subst", "add", "shift", "rmchg"]),
    lsid: z.int(),
    date: z.int(),
    startTime: z.int(),
    endTime: z.int(),
    kl: z.array(z.object({ id: z.int(), name: z.string() })),
    te: z.array(z.object({ id: z.int().positive(), name: z.string() })),
    su: z.array(z.object({ id: z.int(), name: z.string() })),
    ro: z.array(z.object({ id: z.int(), name: z.string() })),
    txt: z.string().min(1).optional(),
    reschedule: z.strictObject({ date: z.int(), startTime: z.int(), endTime: z.int() }).optional(),
  });
  const changes = async (departmentId = 0) =>
    z.array(item).parse(await session.call("getSubstitutions", { startDate: MONDAY, endDate: FRIDAY, departmentId }));

  it("list every type of change, moved lessons with where they came from", async () => {
    const all = await changes();
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(["cancel", "subst", "add", "shift", "rmchg"]));
    for (const { type, reschedule } of all) expect(reschedule !== undefined).toBe(type === "shift");
    expect(await session.call("getSubstitutions", { startDate: 20261019, endDate: 20261023, departmentId: 0 })).toEqual(
      [],
    );
  });

  it("list one department's changes", async () => {
    const names = (await changes(3)).flatMap(({ kl }) => kl.map(({ name }) => name));
    expect(new Set(names)).toEqual(new Set(["EF", "Q1", "Q2"]));
  });

  it("agree with the timetable", async () => {
    const all = (await changes()).filter(({ kl }) => kl.some(({ name }) => name === "5a"));
    const periods = await session.timetable(everythingOf("5a", 1, MONDAY, FRIDAY));
    expect(all.length).toBeGreaterThan(4);
    for (const { lsid, date, startTime, type } of all) {
      const same = periods.filter(
        (period) => period.lsnumber === lsid && period.date === date && period.startTime === startTime,
      );
      expect(same).toHaveLength(1);
      expect(same[0]?.code === "cancelled").toBe(type === "cancel");
    }
  });

  it("list the exams that stand in the timetable", async () => {
    const exam = z.object({
      id: z.int(),
      classes: z.array(z.int()).min(1),
      teachers: z.array(z.int()).min(1),
      students: z.array(z.int()).min(1),
      subject: z.int(),
      date: z.int(),
      startTime: z.int(),
      endTime: z.int(),
    });
    const exams = z
      .array(exam)
      .parse(await session.call("getExams", { startDate: MONDAY, endDate: FRIDAY, examTypeId: 0 }));
    expect(exams.length).toBeGreaterThan(3);
    for (const { classes, date, startTime, subject } of exams) {
      const periods = await session.timetable(everythingOf(classes[0] ?? 0, 1, date, date));
      const same = periods.filter((period) => period.lstype === "ex" && period.startTime === startTime);
      expect(same.flatMap(({ su }) => su.map(({ id }) => id))).toContain(subject);
    }
    expect(await session.list("getExamTypes")).toHaveLength(2);
  });
});

it("counts the calls of a method", async () => {
  await using other = await startDemoSchool({ now: () => NOW });
  const { call } = await logIn(other.url);
  await call("getRooms");
  await call("getRooms");
  expect([other.requests("getRooms"), other.requests("authenticate"), other.requests("getTeachers")]).toEqual([
    2, 1, 0,
  ]);
});
