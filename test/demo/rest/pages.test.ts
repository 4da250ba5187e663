import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { logIn, NOW } from "../client.ts";

let now = NOW;
let demo: DemoSchool;
beforeAll(async () => {
  demo = await startDemoSchool({ now: () => now });
});
afterAll(() => demo.close());

const REST = "/WebUntis/api/rest/view/v1/";

/** A session of an account, with a token. */
async function reader(user: string) {
  const { cookie } = await logIn(demo.url, user);
  const raw = (path: string, headers = {}) => fetch(`${demo.url}${path}`, { headers: { cookie, ...headers } });
  const token = await (await raw("/WebUntis/api/token/new")).text();
  const get = async (path: string) => {
    const isRest = !path.startsWith("/");
    const response = await raw(isRest ? REST + path : path, isRest ? { authorization: `Bearer ${token}` } : {});
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
  return { raw, token, get };
}

/** The value at a path such as "classes.0.class.id". */
const at = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((inner, key) => (typeof inner === "object" && inner ? Reflect.get(inner, key) : undefined), value);

const WEEK = "start=2026-11-23&end=2026-11-29&timetableType=STANDARD";

describe("a token", () => {
  it("is needed besides the session, and valid for a quarter of an hour", async () => {
    const { raw, token } = await reader("demo");
    const status = async (authorization: string) => (await raw(`${REST}app/data`, { authorization })).status;
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await status(`Bearer ${token}`)).toBe(200);
    expect(await status("")).toBe(401);
    expect(await status(`Bearer ${token}x`)).toBe(401);
    const other = await reader("schueler");
    expect(await status(`Bearer ${other.token}`)).toBe(401);
    for (const minutes of [8, 14]) {
      now = NOW.add({ minutes });
      await raw("/WebUntis/api/app/config");
    }
    expect(await status(`Bearer ${token}`)).toBe(200);
    now = NOW.add({ minutes: 15 });
    expect(await status(`Bearer ${token}`)).toBe(401);
    now = NOW;
  });

  it("says whose it is and until when, and is never the same", async () => {
    const { raw, token } = await reader("schueler");
    const claims = (text: string): unknown => JSON.parse(Buffer.from(text.split(".")[1] ?? "", "base64url").toString());
    const again = await (await raw("/WebUntis/api/token/new")).text();
    expect(claims(token)).toMatchObject({
      exp: NOW.epochMilliseconds / 1000 + 15 * 60,
      user_id: demo.accounts[1]?.personId,
      school: "demo",
    });
    expect(at(claims(again), "nonce")).not.toBe(at(claims(token), "nonce"));
  });

  it("is given to nobody without a session", async () => {
    expect((await fetch(`${demo.url}/WebUntis/api/token/new`)).status).toBe(401);
    expect((await fetch(`${demo.url}/WebUntis/api/public/nothing`)).status).toBe(404);
  });
});

describe("rights", () => {
  it.each([
    ["demo", { CLASS: 200, TEACHER: 200, ROOM: 200, SUBJECT: 200, STUDENT: 200 }],
    ["schueler", { CLASS: 200, TEACHER: 403, ROOM: 200, SUBJECT: 200, STUDENT: 403 }],
  ])("%s may choose from %j", async (user, statuses) => {
    const { get } = await reader(user);
    for (const [type, status] of Object.entries(statuses))
      expect([type, (await get(`timetable/filter?resourceType=${type}&${WEEK}`)).status]).toEqual([type, status]);
  });

  it("a pupil reads every class, the own plan, and no other pupil's or teacher's", async () => {
    const { get } = await reader("schueler");
    const { body } = await get(`timetable/filter?resourceType=CLASS&${WEEK}`);
    const own = demo.accounts[1]?.personId ?? 0;
    const read = async (type: string, id: number, more = "") =>
      get(`timetable/entries?resourceType=${type}&resources=${id}&${WEEK}${more}`);
    expect((await read("CLASS", Number(at(body, "classes.0.class.id")))).status).toBe(200);
    expect((await read("STUDENT", own)).status).toBe(200);
    const refused = {
      status: 200,
      body: { format: 1, days: [], errors: [{ code: "INTERNAL_ERROR", title: "Unerlaubter Zugriff" }] },
    };
    expect(await read("STUDENT", own + 1)).toEqual(refused);
    expect(await read("TEACHER", 1)).toEqual(refused);
    expect((await read("CLASS", 99_999)).status).toBe(404);
    expect((await get("timetable/entries?resourceType=CLASS")).status).toBe(400);
    expect(
      (await get("/WebUntis/api/classreg/absences/students?startDate=20261101&endDate=20261130&studentId=1")).status,
    ).toBe(403);
  });
});

describe("the filter", () => {
  it("of classes preselects the pupil's own, and names class teachers even to a pupil", async () => {
    const { get } = await reader("schueler");
    const { body } = await get(`timetable/filter?resourceType=CLASS&${WEEK}`);
    expect(at(body, "preSelected")).toMatchObject({ shortName: "8b" });
    const classes = z
      .array(z.looseObject({ class: z.looseObject({ shortName: z.string() }) }))
      .parse(at(body, "classes"));
    expect(classes.map(({ class: { shortName } }) => shortName)).not.toContain("10d");
    expect(at(classes, "0")).toMatchObject({
      class: { shortName: "5a", longName: "Klasse 5a" },
      classTeacher1: { shortName: expect.stringMatching(/^\p{Lu}{3}$/u) },
      department: { shortName: "ES" },
    });
    expect(at(body, "rooms.length")).toBe(0);
  });

  it("of one's own timetable holds only oneself", async () => {
    const own = WEEK.replace("STANDARD", "MY_TIMETABLE");
    const [teacher, pupil] = [await reader("demo"), await reader("schueler")];
    for (const [{ get }, type, list, index] of [
      [teacher, "TEACHER", "teachers.0.teacher", 0],
      [pupil, "STUDENT", "students.0.student", 1],
    ] as const) {
      const { body } = await get(`timetable/filter?resourceType=${type}&${own}`);
      expect(at(body, "preSelected.id")).toBe(demo.accounts[index]?.personId);
      expect(at(body, list)).toEqual(at(body, "preSelected"));
      expect(at(body, list.replace("0", "1"))).toBeUndefined();
    }
    expect((await pupil.get(`timetable/filter?resourceType=CLASS&${own}`)).status).toBe(403);
  });
});

describe("the days of a class", () => {
  it("say when there are holidays or a weekend, and when they are not shown", async () => {
    const { get } = await reader("schueler");
    const { body: filter } = await get(`timetable/filter?resourceType=CLASS&${WEEK}`);
    const of = async (start: string, end: string) => {
      const asked = `resourceType=CLASS&resources=${at(filter, "classes.0.class.id")}&start=${start}&end=${end}`;
      return at((await get(`timetable/entries?${asked}`)).body, "days");
    };
    expect(await of("2026-11-27", "2026-11-28")).toMatchObject([{ status: "REGULAR" }, { status: "NO_DATA" }]);
    expect(await of("2026-12-24", "2026-12-24")).toMatchObject([
      { status: "NO_DATA", gridEntries: [], backEntries: [{ name: "Weihnachtsferien" }] },
    ]);
    expect(await of("2031-03-03", "2031-03-03")).toMatchObject([{ status: "NOT_ALLOWED", gridEntries: [] }]);
  });

  it("hold rooms first in a room's plan: positions have no fixed meaning", async () => {
    const { get } = await reader("demo");
    const { body } = await get(`timetable/filter?resourceType=ROOM&${WEEK}`);
    const [first] = z.array(z.object({ room: z.object({ id: z.number() }) })).parse(at(body, "rooms"));
    const plan = await get(`timetable/entries?resourceType=ROOM&resources=${first?.room.id}&${WEEK}`);
    expect(at(plan.body, "days.0.gridEntries.0.position1.0.current")).toMatchObject({ type: "ROOM" });
  });

  it("are refused in the weekly view by a key, with the status 200", async () => {
    const { get } = await reader("schueler");
    const week = async (type: number, id: number, date: string) =>
      at(
        (
          await get(
            `/WebUntis/api/public/timetable/weekly/data?elementType=${type}&elementId=${id}&date=${date}&formatId=1`,
          )
        ).body,
        "data",
      );
    expect(await week(2, 1, "2026-11-23")).toEqual({ error: { data: { messageKey: "ERR_TTVIEW_NOTALLOWED" } } });
    expect(await week(1, 2601, "2031-03-03")).toEqual({
      error: { data: { messageKey: "ERR_TTVIEW_NOTALLOWED_ONDATE" } },
    });
    expect(at(await week(1, 2601, "2026-11-25"), "result.data.elementPeriods.2601.20")).toBeDefined();
  });
});

it("the pages about the account and the school say who, when and what", async () => {
  const { get } = await reader("schueler");
  const { body: data } = await get("app/data");
  expect(data).toMatchObject({ tenant: { id: "4711" }, currentSchoolYear: { name: "2026/2027" } });
  expect(at(data, "currentSchoolYear.timeGrid.units.0")).toEqual({ unitOfDay: 1, startTime: 755, endTime: 840 });
  expect(at(data, "currentSchoolYear.timeGrid.units.9")).toMatchObject({ unitOfDay: 10 });
  expect((await get("schoolyears")).body).toMatchObject([
    { name: "2025/2026" },
    { name: "2026/2027" },
    { name: "2027/2028" },
  ]);
  expect((await get("session/status")).body).toEqual({ expiresInMs: 600_000 });
  expect((await get("timetable/menu")).body).toMatchObject({
    myTimetable: { type: "STUDENT", resource: { id: demo.accounts[1]?.personId } },
    dependents: [],
    availableTimetables: ["CLASS", "SUBJECT", "ROOM"],
  });
  expect(
    at((await get("/WebUntis/api/public/timetable/weekly/pageconfig?type=1")).body, "data.elements.20"),
  ).toBeDefined();
  expect(at((await get("/WebUntis/api/public/timetable/weekly/pageconfig?type=2")).body, "data.error")).toBeDefined();
  const { get: ofTeacher } = await reader("demo");
  for (const [type, key] of [
    [2, "data.elements.20"],
    [9, "data.error"],
  ])
    expect(
      at((await ofTeacher(`/WebUntis/api/public/timetable/weekly/pageconfig?type=${type}`)).body, `${key}`),
    ).toBeDefined();
  const { personId } = demo.accounts[1] ?? expect.fail();
  expect(at((await get("/WebUntis/api/app/config")).body, "data.loginServiceConfig.user")).toMatchObject({ personId });
});

const DETAIL = "/WebUntis/api/rest/view/v2/calendar-entry/detail";

describe("the details of a lesson", () => {
  const schoolDays = "startDate=2026-11-23&endDate=2026-12-18";
  const homeworkPage = z.object({
    data: z.object({
      homeworks: z.array(z.looseObject({ id: z.int(), lessonId: z.int(), date: z.int(), dueDate: z.int() })),
      lessons: z.array(z.looseObject({ id: z.int(), subject: z.string().min(1) })),
      records: z.array(z.object({ homeworkId: z.int(), teacherId: z.int(), elementIds: z.array(z.int()) })),
      teachers: z.array(z.object({ id: z.int(), name: z.string() })),
    }),
  });

  it("hold the homework of the list, with who gave it", async () => {
    const { get, raw, token } = await reader("schueler");
    const own = demo.accounts[1]?.personId ?? 0;
    const { data } = homeworkPage.parse((await get(`/WebUntis/api/homeworks/lessons?${schoolDays}`)).body);
    expect(data.homeworks.length).toBeGreaterThan(5);
    for (const { id, lessonId, date, dueDate } of data.homeworks) {
      expect(date).toBeLessThan(dueDate);
      const day = `${dueDate}`.replace(/(....)(..)(..)/, "$1-$2-$3");
      const time = `startDateTime=${day}T00:00:00&endDateTime=${day}T23:59:00`;
      const answer = await raw(`${DETAIL}?elementType=5&elementId=${own}&${time}`, {
        authorization: `Bearer ${token}`,
      });
      const { calendarEntries } = z
        .object({
          calendarEntries: z.array(
            z.looseObject({
              lesson: z.object({ lessonId: z.int(), lessonNumber: z.int() }),
              homeworks: z.array(z.looseObject({ id: z.int() })),
              subject: z.looseObject({ shortName: z.string() }).nullable(),
            }),
          ),
        })
        .parse(await answer.json());
      const [lesson] = calendarEntries.filter((each) => each.lesson.lessonId === lessonId);
      expect(lesson?.homeworks.map((homework) => homework.id)).toEqual([id]);
      expect(lesson?.subject?.shortName).toBe(data.lessons.find((each) => each.id === lessonId)?.subject);
      const record = data.records.find(({ homeworkId }) => homeworkId === id);
      expect(record?.elementIds).toEqual([own]);
      expect(data.teachers.find((each) => each.id === record?.teacherId)?.name).toMatch(
        /^\p{Lu}.*, .+ \(\p{Lu}{3}\)$/u,
      );
    }
  });

  it("name teachers in full to a pupil, and are refused for teachers' lessons", async () => {
    const { raw, token } = await reader("schueler");
    const time = "startDateTime=2026-11-23T07:55:00&endDateTime=2026-11-23T08:40:00";
    const read = async (query: string) => {
      const answer = await raw(`${DETAIL}?${query}`, { authorization: `Bearer ${token}` });
      return { status: answer.status, body: await answer.json() };
    };
    const { body } = await read(`elementType=1&elementId=2601&${time}`);
    expect(at(body, "calendarEntries.0")).toMatchObject({
      status: "TAKING_PLACE",
      startDateTime: "2026-11-23T07:55:00",
      teachers: [{ shortName: expect.stringMatching(/^\p{Lu}{3}$/u), longName: expect.stringMatching(/^\S+ \S+/) }],
      klasses: [{ shortName: "5a" }],
    });
    expect((await read(`elementType=2&elementId=11&${time}`)).status).toBe(403);
    expect((await read("elementType=1&elementId=2601")).status).toBe(400);
  });
});

it("some school days have a message, some two, some none, and Sundays never", async () => {
  const { get } = await reader("schueler");
  const counts = new Map<string, readonly number[]>();
  for (const [kind, first] of [
    ["school", "2026-11-23"],
    ["Sunday", "2026-11-29"],
  ] as const) {
    const days = Array.from({ length: 12 }, (_, week) => Temporal.PlainDate.from(first).add({ weeks: week }));
    const lists = await Promise.all(
      days.map(async (day) =>
        at(
          (await get(`/WebUntis/api/public/news/newsWidgetData?date=${`${day}`.replaceAll("-", "")}`)).body,
          "data.messagesOfDay.length",
        ),
      ),
    );
    counts.set(kind, [...new Set(z.array(z.number()).parse(lists))].toSorted());
  }
  expect(Object.fromEntries(counts)).toEqual({ school: [0, 1, 2], Sunday: [0] });
});
