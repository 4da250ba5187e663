import { Secret, TOTP } from "otpauth";
import { expect, it } from "vitest";
import { type Authenticator, WebUntis, WebUntisAnonymousAuth, WebUntisElementType, WebUntisSecretAuth } from "webuntis";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { NOW } from "../client.ts";

const [SEPTEMBER, MONDAY, FRIDAY] = [new Date(2026, 8, 7), new Date(2026, 10, 23), new Date(2026, 11, 18)];

/** Points a client that is not ours to loopback without TLS. */
function pointed<T extends WebUntis>(untis: T, { url }: DemoSchool): T {
  Object.assign(Reflect.get(untis, "axios").defaults, { baseURL: `${url}/` });
  return untis;
}

/** What the client needs of otplib, on the demo school's clock. */
const authenticator = {
  generate: (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: NOW.epochMilliseconds }),
} as Authenticator;

it("the npm client webuntis reads the web client's pages by password", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const untis = pointed(new WebUntis("demo", "schueler", "schueler", "127.0.0.1"), demo);
  const { personId } = await untis.login();
  const klasse = (await untis.getClasses(true, 26)).find(({ name }) => name === "5a");
  const week = await untis.getTimetableForWeek(MONDAY, klasse?.id ?? 0, WebUntisElementType.CLASS);
  expect(week.length).toBeGreaterThan(20);
  expect(week.every(({ teachers }) => teachers.every(({ element }) => element.name))).toBe(true);
  expect(week.some(({ cellState }) => String(cellState) === "CANCEL")).toBe(true);
  expect((await untis.getOwnTimetableForWeek(MONDAY)).length).toBeGreaterThan(15);
  await expect(untis.getTimetableForWeek(MONDAY, 11, WebUntisElementType.TEACHER)).rejects.toMatchObject({
    code: "ERR_TTVIEW_NOTALLOWED",
  });
  expect((await untis.getLatestSchoolyear()).name).toBe("2027/2028");
  const exams = await untis.getExamsForRange(MONDAY, FRIDAY);
  expect(exams.some(({ assignedStudents }) => assignedStudents.length > 0)).toBe(true);
  for (const { studentClass, assignedStudents } of exams) {
    expect(studentClass).toContain("8b");
    expect(assignedStudents.map(({ id }) => id)).toEqual(assignedStudents.length === 0 ? [] : [personId]);
  }
  expect(await untis.getExamsForRange(MONDAY, FRIDAY, klasse?.id)).toEqual([]);
  expect(await untis.getHomeWorksFor(MONDAY, FRIDAY)).toHaveProperty("homeworks.0.completed", expect.any(Boolean));
  expect((await untis.getAbsentLesson(SEPTEMBER, FRIDAY)).absences.length).toBeGreaterThan(0);
  expect((await untis.getNewsWidget(new Date(2026, 10, 25))).messagesOfDay).toEqual(expect.any(Array));
  const { incomingMessages } = await untis.getInbox();
  expect(incomingMessages).toMatchObject([{ sentDateTime: "2026-11-20T10:00:00", sender: { className: "" } }]);
  await untis.logout();
});

it("by secret", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const { secret = "", personId } = demo.accounts.find(({ needsSecret }) => needsSecret) ?? expect.fail();
  const untis = pointed(new WebUntisSecretAuth("demo", "zweifaktor", secret, "127.0.0.1", "test", authenticator), demo);
  expect(await untis.login()).toMatchObject({ personId, personType: 2, klasseId: 0 });
  expect((await untis.getTeachers()).length).toBeGreaterThan(50);
});

it("and without an account", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const untis = pointed(new WebUntisAnonymousAuth("demo", "127.0.0.1"), demo);
  await untis.login();
  const [klasse] = await untis.getClasses(true, 26);
  const week = await untis.getTimetableForWeek(MONDAY, klasse?.id ?? 0, WebUntisElementType.CLASS);
  expect(week.length).toBeGreaterThan(20);
  await expect(untis.getInbox()).rejects.toThrow("anonymous");
  await expect(untis.getHomeWorksFor(MONDAY, FRIDAY)).rejects.toMatchObject({ response: { status: 403 } });
  await expect(untis.getTimetableForWeek(MONDAY, 101, WebUntisElementType.ROOM)).rejects.toMatchObject({
    code: "ERR_TTVIEW_NOTALLOWED",
  });
});
