import { expect, it } from "vitest";
import { startDemoSchool } from "../../src/demo/index.ts";
import { RemoteError, Session, searchSchool } from "../../src/webuntis/index.ts";
import { ask, logIn, NOW } from "./client.ts";

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

it("the search finds schools by name, address and login name", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const search = (text: string) => searchSchool(text, { useragent: "test", endpoint: `${demo.url}/ms/schoolquery2` });
  expect(await search("demo-gym")).toEqual([
    {
      server: demo.url.replace("http://", ""),
      loginName: "demo",
      displayName: "Demo-Gymnasium",
      address: "50667 Köln, Domplatte 1",
      schoolId: 4711,
    },
  ]);
  expect((await search("BERLIN")).map(({ loginName }) => loginName)).toEqual(["osz imt"]);
  expect(await search("gibt es nicht")).toEqual([]);
  const tooMany = await search("a").catch((error: unknown) => error);
  expect(tooMany).toBeInstanceOf(RemoteError);
  expect(tooMany).toMatchObject({ code: -6003 });
});
