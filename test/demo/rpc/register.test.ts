import { expect, it } from "vitest";
import { z } from "zod";
import { startDemoSchool } from "../../../src/demo/index.ts";
import { Session } from "../../../src/webuntis/index.ts";
import { ask, everythingOf, logIn, NOW } from "../client.ts";

const range = { start: Temporal.PlainDate.from("2026-11-23"), end: Temporal.PlainDate.from("2026-11-27") };

it("a session reads absences, events, categories and persons", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const account = { school: "demo", username: "demo", password: "demo", useragent: "test" };
  await using session = await new Session({ server: demo.url, ...account, now: () => NOW }).login();

  const absences = await session.timetableWithAbsences(range);
  expect(absences.length).toBeGreaterThan(50);
  expect(absences.every(({ student, name, time, reason }) => student?.fullName === name && time === 45 && reason)).toBe(
    true,
  );

  const events = await session.classRegEvents(range);
  expect(events.length).toBeGreaterThan(5);
  expect(events.every(({ category, student }) => category !== "" && student)).toBe(true);
  const [klasse] = (await session.klassen()).filter({ name: "5a" });
  const ofKlasse = await session.classRegEventForId({ klasse: klasse?.id ?? 0, ...range });
  expect(ofKlasse.length).toBeLessThan(events.length);
  const [{ student } = {}] = events;
  const ofStudent = await session.classRegEventForId({ student: student?.id ?? 0, ...range });
  expect(ofStudent.map(({ student }) => student?.id)).toContain(student?.id);

  expect((await session.classRegCategories()).length).toBeGreaterThan(2);
  expect((await session.classRegCategoryGroups()).length).toBe(2);
  const [teacher] = await session.teachers();
  expect((await session.getTeacher({ surname: teacher?.longName ?? "", foreName: teacher?.foreName ?? "" })).id).toBe(
    teacher?.id,
  );
  const [pupil] = await session.students();
  expect((await session.getStudent({ surname: pupil?.longName ?? "", foreName: pupil?.foreName ?? "" })).name).toBe(
    pupil?.longName,
  );
});

it.each([
  "getTimetableWithAbsences",
  "getClassregEvents",
  "getClassregCategories",
  "getClassregCategoryGroups",
  "getPersonId",
])("a pupil has no right for %s", async (method) => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const { cookie } = await logIn(demo.url, "schuelerin");
  expect((await ask(demo.url, method, {}, cookie)).error?.code).toBe(-8509);
});

const event = z.strictObject({
  studentid: z.string(),
  surname: z.string().min(1),
  forname: z.string().min(1),
  date: z.int(),
  subject: z.string().min(1),
  reason: z.string().min(1),
  text: z.string(),
  categoryId: z.int(),
});

it("remarks belong to lessons of the pupil they are about, on days with school", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const { call, timetable } = await logIn(demo.url);
  const events = async (params: object) => z.array(event).parse(await call("getClassregEvents", params));
  const keyed = z.array(z.looseObject({ id: z.int(), key: z.string() })).parse(await call("getStudents"));

  const week = await events({ startDate: 20261123, endDate: 20261127 });
  for (const { studentid, date, subject } of week.slice(0, 5)) {
    const pupil = keyed.find(({ key }) => key === studentid);
    const lessons = await timetable(everythingOf(pupil?.id ?? 0, 5, date, date));
    expect(lessons.flatMap(({ su }) => su.map(({ name }) => name))).toContain(subject);
  }
  expect(await events({ startDate: 20261017, endDate: 20261031 })).toEqual([]);
});

const absence = z.looseObject({
  studentId: z.string(),
  studentGroup: z.string(),
  date: z.int(),
  startTime: z.int(),
  endTime: z.int(),
});

it("a pupil is absent from lessons that take place for that pupil, and gets no remark in them", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const { call, timetable } = await logIn(demo.url);
  const month = { startDate: 20261102, endDate: 20261130 };
  const keyed = z.array(z.looseObject({ id: z.int(), key: z.string() })).parse(await call("getStudents"));
  const { periodsWithAbsences: all } = z
    .object({ periodsWithAbsences: z.array(absence) })
    .parse(await call("getTimetableWithAbsences", { options: month }));

  for (const [key, absences] of [...Map.groupBy(all, ({ studentId }) => studentId)].slice(-20)) {
    const id = keyed.find((pupil) => pupil.key === key)?.id ?? 0;
    const lessons = await timetable(everythingOf(id, 5, month.startDate, month.endDate));
    const taking = lessons.filter(({ code }) => code !== "cancelled");
    const held = new Set(taking.map(({ sg, date, startTime, endTime }) => `${sg} ${date} ${startTime}-${endTime}`));
    for (const { studentGroup, date, startTime, endTime } of absences)
      expect(held).toContain(`${studentGroup} ${date} ${startTime}-${endTime}`);
  }
  const away = new Set(all.map(({ studentId, date }) => `${studentId} ${date}`));
  const events = z.array(event).parse(await call("getClassregEvents", month));
  expect(events.filter(({ studentid, date }) => away.has(`${studentid} ${date}`))).toEqual([]);
});

it("pupils see in the web client the absences that teachers read", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const { personId } = demo.accounts.find(({ username }) => username === "schueler") ?? expect.fail();
  const teacher = await logIn(demo.url);
  const keyed = z.array(z.looseObject({ id: z.int(), key: z.string() })).parse(await teacher.call("getStudents"));
  const key = keyed.find(({ id }) => id === personId)?.key;
  const { periodsWithAbsences: all } = z
    .object({ periodsWithAbsences: z.array(absence.extend({ absenceReason: z.string() })) })
    .parse(await teacher.call("getTimetableWithAbsences", { options: { startDate: 20260902, endDate: 20270630 } }));
  const read = new Set(
    all.filter(({ studentId }) => studentId === key).map((each) => `${each.date} ${each.absenceReason}`),
  );

  const { cookie } = await logIn(demo.url, "schueler");
  const query = `startDate=2026-09-02&endDate=2027-06-30&studentId=${personId}`;
  const page = await fetch(`${demo.url}/WebUntis/api/classreg/absences/students?${query}`, { headers: { cookie } });
  const { data } = z
    .object({ data: z.object({ absences: z.array(z.object({ startDate: z.int(), reason: z.string() })) }) })
    .parse(await page.json());
  const seen = data.absences.map(({ startDate, reason }) => `${startDate} ${reason}`);
  expect(seen.length).toBeGreaterThan(3);
  expect([...read].filter((each) => !seen.includes(each))).toEqual([]);
});

it("a class of another school year, or one that has left, has no remarks; what does not exist is refused", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const { call, cookie, list } = await logIn(demo.url);
  const idOf = async (name: string, schoolyearId?: number) =>
    (await list("getKlassen", { schoolyearId })).find((klasse) => klasse.name === name)?.id;
  const month = { startDate: 20261101, endDate: 20261130 };
  const events = async (id?: number) => call("getClassregEvents", { ...month, id, type: 1 });
  expect(await events(await idOf("5a"))).not.toEqual([]);
  expect(await events(await idOf("5a", 25))).toEqual([]);
  expect(await events(await idOf("10d"))).toEqual([]);
  for (const element of [
    { id: 99, type: 1 },
    { id: 1, type: 5 },
    { id: 11, type: 2 },
  ])
    expect((await ask(demo.url, "getClassregEvents", { ...month, ...element }, cookie)).error?.code).toBe(-7002);
});

it("a person that does not exist has the id 0", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const { call } = await logIn(demo.url);
  const teacher = { sn: "Adler", fn: "Miriam", dob: 0 };
  expect(await call("getPersonId", { ...teacher, type: 2 })).toBe(11);
  expect(await call("getPersonId", { ...teacher, type: 5 })).toBe(0);
  expect(await call("getPersonId", { ...teacher, fn: "Mirjam", type: 2 })).toBe(0);
});
