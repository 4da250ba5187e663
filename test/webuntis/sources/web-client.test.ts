import { describe, expect, test } from "vitest";
import {
  DateNotAllowedError,
  MethodNotFoundError,
  NoRightError,
  NotLoggedInError,
  RemoteError,
} from "../../../src/webuntis/index.ts";
import { page } from "../../fakes/webuntis.ts";
import {
  APP_DATA,
  ENTRIES,
  FILTER,
  FORBIDDEN,
  GRID,
  MISSING,
  NEWS,
  PAGE_CONFIG,
  SCHOOLYEARS,
  TOKEN,
  WEEKLY,
  webSchool,
} from "./web-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");
const THAT_DAY = { klasse: 1, start: MONDAY, end: MONDAY };

const content = (type: string, shortName: string, more: object = {}) => ({
  type,
  status: "REGULAR",
  shortName,
  longName: `${shortName} lang`,
  displayName: shortName,
  ...more,
});

const entry = (more: object = {}) => ({
  ids: [7],
  duration: { start: "2026-11-23T07:55", end: "2026-11-23T08:40" },
  type: "NORMAL_TEACHING_PERIOD",
  status: "REGULAR",
  position1: [{ current: content("SUBJECT", "M"), removed: null }],
  ...more,
});

const day = (entries: readonly object[], more: object = {}) => ({
  date: "2026-11-23",
  status: "REGULAR",
  resource: { id: 1, shortName: "5a", longName: "Klasse 5a", displayName: "5a" },
  gridEntries: entries,
  ...more,
});

const showing = (...entries: object[]) => ({ [ENTRIES]: { json: { days: [day(entries)] } } });

describe("an entry of the web client", () => {
  const periodOf = async (more: object) => {
    await using school = await webSchool(showing(entry(more)));
    const [period] = await school.source.timetable(THAT_DAY);
    return period ?? expect.fail("no period");
  };

  test("is a period with its class, times and texts", async () => {
    const period = await periodOf({ substitutionText: "Teams", lessonText: "Buch", notesAll: "Heft" });
    expect([period.id, `${period.start}`, `${period.end}`]).toEqual([7, "2026-11-23T07:55:00", "2026-11-23T08:40:00"]);
    expect([period.substText, period.lstext, period.info]).toEqual(["Teams", "Buch", "Heft"]);
    expect([period.code, period.type, period.lsnumber]).toEqual([null, "ls", null]);
    expect(period.klassen).toEqual([{ id: 1, name: "5a", longName: "Klasse 5a" }]);
    expect(await period.codeColor()).toBeNull();
  });

  test("says by the type, not by the position, what stands where", async () => {
    const period = await periodOf({
      position1: [{ current: content("ROOM", "R1"), removed: null }],
      position2: null,
      position5: [{ current: content("TEACHER", "MEI"), removed: content("TEACHER", "HUB") }],
      position7: [
        { current: content("SUBJECT", "M") },
        { current: content("STUDENT_GROUP", "M_5a") },
        { current: content("SOMETHING_NEW", "X") },
      ],
    });
    expect(period.rooms.map(({ name }) => name)).toEqual(["R1"]);
    expect(period.teachers.map(({ name, longName }) => [name, longName])).toEqual([["MEI", "MEI lang"]]);
    expect(period.originalTeachers.map(({ name }) => name)).toEqual(["HUB"]);
    expect(period.subjects.map(({ name }) => name)).toEqual(["M"]);
    expect(period.studentGroup).toBe("M_5a");
  });

  test.each([
    ["CANCELLED", "cancelled"],
    ["CHANGED", "irregular"],
    ["ADDITIONAL", "irregular"],
    ["REGULAR", null],
  ])("that is %s has the code %s", async (status, code) => {
    expect((await periodOf({ status })).code).toBe(code);
  });

  test.each([
    ["EXAM", "ex"],
    ["OFFICE_HOUR", "oh"],
    ["STAND_BY_PERIOD", "sb"],
    ["BREAK_SUPERVISION", "bs"],
    ["EVENT", "ls"],
  ])("of the type %s is of the type %s", async (type, lstype) => {
    expect((await periodOf({ type })).type).toBe(lstype);
  });

  test("that is an event is called by its name", async () => {
    const period = await periodOf({ type: "EVENT", name: "Wandertag", position1: [] });
    expect([period.lstext, period.activityType]).toEqual(["Wandertag", "Veranstaltung"]);
  });

  test.each([
    { current: null, removed: content("TEACHER", "HUB") },
    { current: content("TEACHER", "HUB", { status: "REMOVED" }), removed: null },
  ])("whose teacher was removed without a substitute: %j", async (gone) => {
    const period = await periodOf({ position2: [gone] });
    expect(period.teachers).toEqual([]);
    expect(period.originalTeachers.map(({ name }) => name)).toEqual(["HUB"]);
  });

  test("gives the same element the same id everywhere, that of the list where there is one", async () => {
    const teacher = { position2: [{ current: content("TEACHER", "MEI"), removed: null }] };
    const other = { position2: [{ current: content("TEACHER", "KRA"), removed: content("TEACHER", "MEI") }] };
    await using school = await webSchool({
      ...showing(entry(teacher), entry(other), entry({ position3: [{ current: content("CLASS", "5a") }] })),
    });
    const [one, two, three] = await school.source.timetable(THAT_DAY);
    expect(one?.teachers[0]?.id).toBe(two?.originalTeachers[0]?.id);
    expect(one?.teachers[0]?.id).not.toBe(two?.teachers[0]?.id);
    expect(three?.klassen[0]?.id).toBe(1);
  });
});

describe("the web client's timetable", () => {
  test("is asked with token, tenant, school year and format", async () => {
    await using school = await webSchool({ [GRID]: { json: { classFormat: 3, formatDefinitions: [] } } });
    await school.source.timetable(THAT_DAY);
    const call = school.server.calls.find(({ method }) => method === ENTRIES);
    expect(call?.params).toEqual({
      timetableType: "STANDARD",
      start: "2026-11-23",
      end: "2026-11-23",
      resourceType: "CLASS",
      resources: "1",
      format: "3",
    });
    expect(call?.headers).toMatchObject({
      authorization: "Bearer e30.e30.sig",
      "tenant-id": "4711",
      "x-webuntis-api-school-year-id": "20",
    });
  });

  test("that is not shown on a day is refused, not empty", async () => {
    await using school = await webSchool({ [ENTRIES]: { json: { days: [day([], { status: "NOT_ALLOWED" })] } } });
    await expect(school.source.timetable(THAT_DAY)).rejects.toThrow(DateNotAllowedError);
  });

  const weekly = (periods: readonly object[], elements: readonly object[] = []) => ({
    json: { data: { result: { data: { elementPeriods: { 1: periods, 2: [] }, elements } } } },
  });

  test("comes without the school's data, years and grid, where these may not be read", async () => {
    const closed = { [APP_DATA]: FORBIDDEN, [SCHOOLYEARS]: FORBIDDEN, [GRID]: FORBIDDEN };
    await using school = await webSchool({ ...showing(entry()), ...closed });
    expect(await school.source.timetable(THAT_DAY)).toHaveLength(1);
    const asked = () => school.methods().filter((method) => method.endsWith("app/data")).length;
    const before = asked();
    expect(await school.source.timetable({ ...THAT_DAY, klasse: 2 })).toHaveLength(1);
    expect(asked()).toBe(before);
  });

  test("comes from the weekly view where the entries are closed", async () => {
    const period = {
      id: 9,
      lessonNumber: 120,
      date: 20261123,
      startTime: 755,
      endTime: 840,
      cellState: "SUBSTITUTION",
      is: { substitution: true },
      substText: "Teams",
      elements: [
        { type: 1, id: 1, orgId: 0, missing: false, state: "REGULAR" },
        { type: 2, id: 54, orgId: 51, missing: false, state: "SUBSTITUTED" },
        { type: 4, id: 26, orgId: 0, missing: true, state: "ABSENT" },
        { type: 3, id: 5, orgId: 0, missing: true, state: "REGULAR" },
        { type: 5, id: 99, orgId: 0, missing: false, state: "REGULAR" },
      ],
    };
    const names = [
      { type: 1, id: 1, name: "5a", longName: "Klasse 5a" },
      { type: 2, id: 54, name: "MEI", longName: "Meier" },
      { type: 2, id: 51, name: "HUB", longName: "Huber" },
      { type: 3, id: 5, name: "M", longName: "Mathematik" },
      { type: 4, id: 26, name: "R204", longName: "Raum 204" },
    ];
    const others = [
      { ...period, id: 10, date: 20261124 },
      { ...period, id: 11, date: 20261121 },
    ];
    await using school = await webSchool({ [ENTRIES]: FORBIDDEN, [WEEKLY]: weekly([period, ...others], names) });
    const [only, ...rest] = await school.source.timetable(THAT_DAY);
    expect(rest).toEqual([]);
    expect([only?.id, only?.code, only?.lsnumber, only?.substText]).toEqual([9, "irregular", 120, "Teams"]);
    expect(only?.teachers).toEqual([{ id: 54, name: "MEI", longName: "Meier" }]);
    expect(only?.originalTeachers.map(({ name }) => name)).toEqual(["HUB"]);
    expect([only?.subjects, only?.originalSubjects.map(({ name }) => name)]).toEqual([[], ["M"]]);
    expect([only?.rooms, only?.originalRooms.map(({ name }) => name)]).toEqual([[], ["R204"]]);
  });

  test.each([
    ["CANCEL", {}, "cancelled", "ls"],
    ["STANDARD", { cancelled: true }, "cancelled", "ls"],
    ["SHIFT", {}, "irregular", "ls"],
    ["EXAM", {}, null, "ex"],
    ["STANDARD", {}, null, "ls"],
  ])("of the weekly view in the state %s %j is %s", async (cellState, is, code, type) => {
    const period = { id: 9, date: 20261123, startTime: 755, endTime: 840, cellState, is, elements: [] };
    await using school = await webSchool({ [ENTRIES]: MISSING, [WEEKLY]: weekly([period]) });
    const [only] = await school.source.timetable(THAT_DAY);
    expect([only?.code, only?.type]).toEqual([code, type]);
  });

  test.each([
    ["ERR_TTVIEW_NOTALLOWED_ONDATE", DateNotAllowedError],
    ["ERR_TTVIEW_NOTALLOWED", NoRightError],
  ])("of the weekly view with %s is refused", async (messageKey, Refusal) => {
    const refused = { json: { data: { error: { data: { messageKey } } } } };
    await using school = await webSchool({ [ENTRIES]: FORBIDDEN, [WEEKLY]: refused });
    await expect(school.source.timetable(THAT_DAY)).rejects.toThrow(Refusal);
  });

  test("does not try the closed entries again for four hours, of that class", async () => {
    await using school = await webSchool({ [ENTRIES]: FORBIDDEN, [WEEKLY]: weekly([]) });
    const entries = () => school.server.calls.filter(({ method }) => method === ENTRIES).length;
    for (const _ of [1, 2, 3]) expect(await school.source.timetable(THAT_DAY)).toEqual([]);
    expect(entries()).toBe(1);
    await school.source.timetable({ ...THAT_DAY, klasse: 2 });
    expect(entries()).toBe(2);
    school.setTime("2026-11-23T10:31:00Z");
    await school.source.timetable(THAT_DAY);
    expect(entries()).toBe(3);
  });

  test("reads one week after the other in the weekly view", async () => {
    await using school = await webSchool({ [ENTRIES]: FORBIDDEN, [WEEKLY]: weekly([]) });
    await school.source.timetable({ klasse: 1, start: MONDAY.add({ days: 2 }), end: MONDAY.add({ days: 15 }) });
    const weeks = school.server.calls.filter(({ method }) => method === WEEKLY);
    expect(weeks.map(({ params }) => params)).toMatchObject([
      { date: "2026-11-25" },
      { date: "2026-11-30" },
      { date: "2026-12-07" },
    ]);
  });
});

describe("the web client's lists", () => {
  test("come from the older view where the newer one is closed", async () => {
    const elements = [{ type: 1, id: 5, name: "7c", longName: "Klasse 7c" }];
    await using school = await webSchool({ [FILTER]: FORBIDDEN, [PAGE_CONFIG]: { json: { data: { elements } } } });
    expect([...(await school.source.klassen())]).toMatchObject([
      { id: 5, name: "7c", longName: "Klasse 7c", active: true },
    ]);
  });

  test.each([
    ["Europe/Berlin", "2026-11-23", "2026-11-29"],
    ["Pacific/Auckland", "2026-11-24", "2026-11-30"],
  ])("are asked for from today on, by the date in %s", async (timeZone, start, end) => {
    await using school = await webSchool({}, { timeZone });
    school.setTime("2026-11-23T12:00:00Z");
    await school.source.klassen();
    expect(school.server.calls.find(({ method }) => method === FILTER)?.params).toMatchObject({ start, end });
  });

  test("that are closed in both are a missing right, as the first door says", async () => {
    await using school = await webSchool({ [FILTER]: FORBIDDEN });
    await expect(school.source.teachers()).rejects.toThrow(NoRightError);
  });

  test("a grid by its format, or that of the school year", async () => {
    const slots = [
      { name: "A", number: 1, duration: { start: "08:00", end: "08:45" } },
      { number: 2, duration: { start: "08:50", end: "09:35" } },
    ];
    const formatDefinitions = [
      { id: 1, timeGridDays: [], timeGridSlots: [] },
      { id: 2, timeGridDays: ["MONDAY", "SUNDAY"], timeGridSlots: slots },
    ];
    await using school = await webSchool({ [GRID]: { json: { classFormat: 2, formatDefinitions } } });
    const grid = await school.source.timegridUnits();
    expect(grid.map(({ dayname, dayOfWeek }) => [dayname, dayOfWeek])).toEqual([
      ["monday", 1],
      ["sunday", 7],
    ]);
    expect(grid[0]?.timeUnits.map(({ name, start }) => `${name} ${start}`)).toEqual(["A 08:00:00", "2 08:50:00"]);

    await using other = await webSchool();
    const [monday] = await other.source.timegridUnits();
    expect(monday?.timeUnits.map(({ name, start, end }) => `${name} ${start} ${end}`)).toEqual(["1 07:55:00 08:40:00"]);
  });

  test("messages of the day as plain text", async () => {
    const text =
      "<p>Heute <b>hitzefrei</b> ab 12&nbsp;Uhr &amp; 30&#x21;</p><ul><li>Bus&#8239;1</li></ul>a<br/>&unknown; &#1114112;";
    const messagesOfDay = [{ id: 3, subject: "Hitze", text, attachments: [] }];
    await using school = await webSchool({ [NEWS]: { json: { data: { messagesOfDay } } } });
    const [message] = await school.source.messagesOfDay({ date: MONDAY });
    expect(message).toEqual({
      id: 3,
      subject: "Hitze",
      text: "Heute hitzefrei ab 12 Uhr & 30!\n• Bus 1\na\n&unknown;",
    });
    expect(school.server.calls.at(-1)?.params).toEqual({ date: "20261123" });
  });

  test("when the plan was changed it does not tell", async () => {
    await using school = await webSchool();
    await expect(school.source.lastImportTime()).rejects.toThrow(MethodNotFoundError);
  });

  test("the own class is that of the login", async () => {
    await using school = await webSchool();
    expect(school.source.ownKlasseId).toBeUndefined();
    await school.session.login();
    expect(school.source.ownKlasseId).toBe(3);
  });
});

describe("token and session", () => {
  test("one token serves many pages and is replaced after ten minutes", async () => {
    await using school = await webSchool();
    const tokens = () => school.methods().filter((method) => method === TOKEN).length;
    await school.source.holidays();
    await Promise.all([school.source.klassen(), school.source.rooms().catch(() => {})]);
    expect(tokens()).toBe(1);
    school.setTime("2026-11-23T06:41:00Z");
    await school.source.klassen();
    expect(tokens()).toBe(2);
  });

  test("a token that is refused is replaced once, without a new login", async () => {
    let refusals = 1;
    await using school = await webSchool({
      [FILTER]: () => (refusals-- > 0 ? page(401, "") : { json: { classes: [] } }),
    });
    await school.source.holidays();
    expect(await school.source.klassen()).toHaveLength(0);
    expect(school.methods().filter((method) => method === TOKEN)).toHaveLength(2);
    expect(school.methods().filter((method) => method === "authenticate")).toHaveLength(1);
  });

  test("an expired session is renewed once, then it is an error", async () => {
    let refusals = 1;
    await using school = await webSchool({ [NEWS]: () => (refusals-- > 0 ? page(401, "") : { json: { data: {} } }) });
    await school.session.login();
    expect(await school.source.messagesOfDay({ date: MONDAY })).toHaveLength(0);
    expect(school.methods()).toEqual(["authenticate", NEWS, "logout", "authenticate", NEWS]);
    refusals = 5;
    await expect(school.source.messagesOfDay({ date: MONDAY })).rejects.toThrow(NotLoggedInError);
  });

  test("what is no token never becomes a header", async () => {
    await using school = await webSchool({ [TOKEN]: page(200, "<html>\r\nX: y") }, { loginRepeat: 0, jsessionid: "x" });
    await expect(school.source.holidays()).rejects.toThrow(NotLoggedInError);
    expect(school.methods()).toEqual([TOKEN, "logout"].slice(0, 1));
  });

  test("an account that gets no tokens has the older view, and is not logged in again for each question", async () => {
    const data = { result: { data: { elementPeriods: { 1: [] }, elements: [] } } };
    // Each login opens another session.
    let logins = 0;
    const opened = () => ({ result: { sessionId: `session-${++logins}` } });
    await using other = await webSchool({ [TOKEN]: page(401, ""), [WEEKLY]: { json: { data } }, authenticate: opened });
    await other.session.login();
    for (const _ of [1, 2, 3]) expect(await other.source.timetable(THAT_DAY)).toHaveLength(0);
    expect(logins).toBe(2);
    expect(other.methods().filter((method) => method === TOKEN)).toHaveLength(2);
    other.setTime("2026-11-23T10:31:00Z");
    await other.source.timetable(THAT_DAY);
    expect(other.methods().filter((method) => method === TOKEN)).toHaveLength(4);
  });

  test("an answer of another shape is told with its place", async () => {
    await using school = await webSchool({ [NEWS]: { json: { data: { messagesOfDay: [{ id: "x" }] } } } });
    const error = await school.source.messagesOfDay({ date: MONDAY }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RemoteError);
    expect(String(error)).toContain("result.data.messagesOfDay.0.id");
  });

  test("a web page instead of JSON is an error", async () => {
    await using school = await webSchool({ [NEWS]: page(200, "<html>Wartung</html>") });
    await expect(school.source.messagesOfDay({ date: MONDAY })).rejects.toMatchObject({ kind: "not-json" });
  });
});
