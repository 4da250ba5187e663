import { describe, expect, test } from "vitest";
import { NotFoundError, timetableElement } from "../../src/webuntis/index.ts";
import { LOGGED_IN, scriptedWebUntis } from "../fakes/webuntis.ts";
import { answering, MONDAY, named, sessionWith, THAT_DAY, THAT_WEEK, wirePeriod } from "./school.ts";

const FIELDS = ["id", "name", "longname", "externalkey"];
const OPTIONS = {
  startDate: 20261123,
  endDate: 20261127,
  onlyBaseTimetable: false,
  showBooking: true,
  showInfo: true,
  showSubstText: true,
  showLsText: true,
  showLsNumber: true,
  showStudentgroup: true,
  klasseFields: FIELDS,
  roomFields: FIELDS,
  subjectFields: FIELDS,
  teacherFields: FIELDS,
};

describe("timetable", () => {
  test("asks for exactly one element, by its id or itself", async () => {
    await using school = await answering({ getTimetable: [] });
    const elements = [{ klasse: 1 }, { teacher: { id: 2 } }, { subject: 3 }, { room: named(4, "R") }, { student: 5 }];
    for (const element of elements) await school.session.timetable({ ...THAT_WEEK, ...element });
    expect(school.server.calls.map(({ method, params }) => [method, params])).toEqual(
      [1, 2, 3, 4, 5].map((n) => ["getTimetable", { id: n, type: n, startDate: 20261123, endDate: 20261127 }]),
    );
  });

  test("rejects a start after the end before anything is sent, in all forms", async () => {
    await using school = await answering({});
    const { session } = school;
    const query = { start: THAT_WEEK.end, end: MONDAY, klasse: 1 };
    await expect(session.timetable(query)).rejects.toThrow(RangeError);
    await expect(session.timetableExtended(query)).rejects.toThrow(RangeError);
    await expect(session.classRegEventForId(query)).rejects.toThrow(RangeError);
    expect(school.server.calls).toEqual([]);
  });

  test("of no element or of two is neither compiled nor sent", async () => {
    await using school = await answering({});
    const { session } = school;
    const two = { ...THAT_WEEK, klasse: 1, room: 2 };
    // @ts-expect-error No element.
    await expect(session.timetable(THAT_WEEK)).rejects.toThrow(TypeError);
    // @ts-expect-error Two elements.
    await expect(session.timetable(two)).rejects.toThrow(TypeError);
    // @ts-expect-error Two elements.
    await expect(session.timetableExtended(two)).rejects.toThrow(TypeError);
    // @ts-expect-error No element.
    await expect(session.classRegEventForId(THAT_WEEK)).rejects.toThrow(TypeError);
    // @ts-expect-error A text is no id.
    await expect(session.timetableExtended({ ...THAT_WEEK, klasse: "5a" })).rejects.toThrow(TypeError);
    // @ts-expect-error Nor is it with this key type.
    await expect(session.timetableExtended({ ...THAT_WEEK, klasse: "5a", keyType: "id" })).rejects.toThrow(TypeError);
    expect(school.server.calls).toEqual([]);
  });

  test("of a kind that is known at run time only", async () => {
    await using school = await answering({ getTimetable: [] });
    for (const kind of ["room", "klasse"] as const)
      await school.session.timetable({ ...timetableElement(kind, 7), ...THAT_WEEK });
    expect(school.server.calls.map(({ params }) => params)).toMatchObject([{ type: 4 }, { type: 1 }]);
  });

  test("is answered with a list as it came, unsorted; toSorted puts it in the order of time", async () => {
    const at = (id: number, date: number, startTime: number) => wirePeriod({ id, date, startTime, endTime: 900 });
    const wire = [at(1, 20261124, 755), at(2, 20261123, 800), at(3, 20261123, 755), at(4, 20261123, 755)];
    await using school = await answering({ getTimetable: wire });
    const periods = await school.session.timetable({ ...THAT_WEEK, klasse: 1 });
    expect(periods.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(periods.toSorted().map(({ id }) => id)).toEqual([3, 4, 2, 1]);
    expect(periods.toSorted((one, other) => other.id - one.id).map(({ id }) => id)).toEqual([4, 3, 2, 1]);
    expect(periods.toSorted().combine()).toHaveLength(periods.combine().length);
  });
});

describe("timetable_extended", () => {
  test.each([
    [{ klasse: 1 }, { id: 1, type: 1 }],
    [{ student: { id: 7 } }, { id: 7, type: 5 }],
    [{ klasse: "5a", keyType: "name" } as const, { id: "5a", type: 1, keyType: "name" }],
    [{ student: "K-17", keyType: "externalkey" } as const, { id: "K-17", type: 5, keyType: "externalkey" }],
    [{ teacher: 54, keyType: "id" } as const, { id: 54, type: 2, keyType: "id" }],
  ])("%j asks for everything there is", async (given, element) => {
    await using school = await answering({ getTimetable: [] });
    await school.session.timetableExtended({ ...THAT_WEEK, ...given });
    expect(school.server.calls.map(({ params }) => params)).toEqual([{ options: { element, ...OPTIONS } }]);
  });
});

describe("my_timetable", () => {
  test("is that of the account's person, by its type", async () => {
    await using school = await answering({ getTimetable: [] }, {});
    await school.session.login();
    await school.session.myTimetable(THAT_WEEK);
    expect(school.server.calls[1]?.params).toEqual({ options: { element: { id: 7, type: 5 }, ...OPTIONS } });
    expect(school.server.methods()).toEqual(["authenticate", "getTimetable"]);
  });

  test("logs in to learn whose it is", async () => {
    await using school = await answering({ getTimetable: [] }, {});
    expect(await school.session.myTimetable(THAT_WEEK)).toEqual([]);
    expect(school.server.methods()).toEqual(["authenticate", "getTimetable"]);
  });

  test.each([{ personId: 0 }, { personId: -1 }, { personId: null }, { personType: null }])(
    "is nobody's for an account with %j",
    async (person) => {
      const result = { sessionId: "x", personId: 7, personType: 5, ...person };
      await using server = await scriptedWebUntis(({ method }) => (method === "authenticate" ? { result } : LOGGED_IN));
      await using session = sessionWith(server);
      await expect(session.myTimetable(THAT_WEEK)).rejects.toThrow(NotFoundError);
      expect(server.methods()).toEqual(["authenticate"]);
    },
  );
});

describe("Period", () => {
  const only = async (more: object) => {
    await using school = await answering({ getTimetable: [wirePeriod(more)] });
    const [period] = await school.session.timetable(THAT_DAY);
    return period ?? expect.fail("There is no period");
  };

  test("has its times by the wall clock", async () => {
    const { date, start, end, id } = await only({ startTime: 5, endTime: 1000 });
    expect([date, start, end].map(String)).toEqual(["2026-11-23", "2026-11-23T00:05:00", "2026-11-23T10:00:00"]);
    expect(date).toBeInstanceOf(Temporal.PlainDate);
    expect(start).toBeInstanceOf(Temporal.PlainDateTime);
    expect(id).toBe(444540);
  });

  test.each([
    [undefined, null],
    ["", null],
    ["hoompaloompa", null],
    ["cancelled", "cancelled"],
    ["irregular", "irregular"],
  ])("code %j is %j", async (code, expected) => {
    expect((await only({ code })).code).toBe(expected);
  });

  test.each([
    [undefined, "ls"],
    ["hoompaloompa", "ls"],
    ...["ls", "oh", "sb", "bs", "ex"].map((type): [string, string] => [type, type]),
  ])("type %j is %j", async (lstype, expected) => {
    expect((await only({ lstype })).type).toBe(expected);
  });

  test("has all texts, and empty ones for what is missing", async () => {
    const wire = {
      lstext: "lstext",
      info: "info",
      substText: "substText",
      bkText: "bkText",
      bkRemark: "bkRemark",
      sg: "studentGroup",
      activityType: "activityType",
      statflags: "flags",
    };
    const names = Object.values(wire).map((value) => (value === "sg" ? "studentGroup" : value));
    const [full, empty] = [await only({ ...wire, lsnumber: 1200 }), await only({})];
    for (const name of names) {
      expect(Reflect.get(full, name)).toBe(name);
      expect(Reflect.get(empty, name)).toBe("");
    }
    expect([full.lsnumber, empty.lsnumber]).toEqual([1200, null]);
  });

  test("without `te`, `kl`, `su` or `ro` has none, python's KeyError", async () => {
    const period = await only({ te: undefined, kl: null, su: undefined, ro: undefined });
    const all = [period.teachers, period.klassen, period.subjects, period.rooms];
    const originals = [period.originalTeachers, period.originalSubjects, period.originalRooms];
    expect([...all, ...originals]).toEqual([[], [], [], [], [], [], []]);
  });

  test("gives each of its values once and for all", async () => {
    const period = await only({});
    expect(period.teachers).toBe(period.teachers);
    expect(period.start).toBe(period.start);
  });
});

describe("code_color", () => {
  const CANCELLED = { foreColor: "000000", backColor: "b1b3b4" };
  const status = { lstypes: [], codes: [{ cancelled: CANCELLED }] };

  test("is of the list of colours, which is asked for once and only where there is a code", async () => {
    const getTimetable = [wirePeriod(), wirePeriod({ code: "cancelled" }), wirePeriod({ code: "irregular" })];
    await using school = await answering({ getTimetable, getStatusData: status });
    const [regular, cancelled, irregular] = await school.session.timetable(THAT_DAY);
    const asked = () => school.server.methods().filter((method) => method === "getStatusData").length;
    expect(await regular?.codeColor()).toBeNull();
    expect(asked()).toBe(0);
    expect(await cancelled?.codeColor()).toEqual(CANCELLED);
    expect(await irregular?.codeColor()).toBeNull();
    expect(asked()).toBe(1);
  });

  test("is still known after combining", async () => {
    await using school = await answering({ getTimetable: [wirePeriod({ code: "cancelled" })], getStatusData: status });
    const [period] = (await school.session.timetable(THAT_DAY)).combine();
    expect(await period?.codeColor()).toEqual(CANCELLED);
  });
});

describe("substitutions", () => {
  const SHIFT = { type: "shift", lsid: 9, date: 20261125, startTime: 755, endTime: 840, txt: "verlegt" };
  const te = [{ id: 54, name: "MEI", longname: "Meier", orgid: 51, orgname: "HUB" }];

  test("ask for a department, or for the whole school", async () => {
    await using school = await answering({ getSubstitutions: {} });
    expect(await school.session.substitutions(THAT_WEEK)).toEqual([]);
    await school.session.substitutions({ ...THAT_WEEK, departmentId: 3 });
    expect(school.server.calls.map(({ method, params }) => [method, params])).toEqual(
      [0, 3].map((departmentId) => ["getSubstitutions", { startDate: 20261123, endDate: 20261127, departmentId }]),
    );
    await expect(school.session.substitutions({ start: THAT_WEEK.end, end: MONDAY })).rejects.toThrow(RangeError);
  });

  test("tell from where something is shifted, and who was to teach", async () => {
    const reschedule = { date: 20261123, startTime: 950, endTime: 1035 };
    await using school = await answering({
      getSubstitutions: [
        { ...SHIFT, te, reschedule },
        { ...SHIFT, type: "novel", lsid: null, txt: null, reschedule: null },
      ],
    });
    const [shift, other] = await school.session.substitutions(THAT_WEEK);
    expect(shift).toMatchObject({ type: "shift", lsid: 9, text: "verlegt" });
    expect([shift?.start, shift?.end, shift?.rescheduleStart, shift?.rescheduleEnd].map(String)).toEqual([
      "2026-11-25T07:55:00",
      "2026-11-25T08:40:00",
      "2026-11-23T09:50:00",
      "2026-11-23T10:35:00",
    ]);
    expect([shift?.teachers, shift?.originalTeachers]).toEqual([[named(54, "MEI", "Meier")], [named(51, "HUB")]]);
    expect(other).toMatchObject({ type: "novel", lsid: null, text: "", teachers: [] });
    expect([other?.rescheduleStart, other?.rescheduleEnd]).toEqual([null, null]);
  });

  test("with ids only take the names of the lists", async () => {
    await using school = await answering({
      getSubstitutions: [{ ...SHIFT, te: [{ id: 54 }] }],
      getTeachers: [named(54, "MEI", "Meier")],
    });
    const [shift] = await school.session.substitutions(THAT_WEEK);
    expect(shift?.teachers).toEqual([named(54, "MEI", "Meier")]);
  });

  test("of which none has a time are no answer", async () => {
    for (const wrong of [{ date: 20261131 }, { endTime: 2500 }, { startTime: "?" }]) {
      await using school = await answering({ getSubstitutions: [{ ...SHIFT, ...wrong }] });
      await expect(school.session.substitutions(THAT_WEEK)).rejects.toMatchObject({ name: "RemoteError" });
    }
  });
});
