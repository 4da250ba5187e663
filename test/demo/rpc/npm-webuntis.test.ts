import { expect, it } from "vitest";
import { WebUntis } from "webuntis";
import { startDemoSchool } from "../../../src/demo/index.ts";
import { NOW } from "../client.ts";

/** A WebUntis client that is not ours, pointed to loopback without TLS. */
function client(url: string): WebUntis {
  const untis = new WebUntis("demo", "demo", "demo", "127.0.0.1");
  Object.assign(Reflect.get(untis, "axios").defaults, { baseURL: `${url}/` });
  return untis;
}

it("the npm client webuntis logs in, reads the lists, timetables and the school year, and logs out", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const untis = client(demo.url);
  await untis.login();
  expect(await untis.validateSession()).toBe(true);

  const klassen = await untis.getClasses(true, 26);
  const [klasse] = klassen;
  expect(klasse?.name).toBe("5a");
  expect((await untis.getTeachers()).length).toBeGreaterThan(60);
  expect((await untis.getRooms()).length).toBeGreaterThan(40);
  expect((await untis.getSubjects()).length).toBeGreaterThan(20);
  expect((await untis.getHolidays()).length).toBeGreaterThan(40);
  expect((await untis.getTimegrid()).length).toBe(5);
  expect((await untis.getStatusData()).codes).toHaveLength(2);
  expect((await untis.getLatestSchoolyear()).name).toMatch(/^\d{4}\/\d{4}$/);

  const [start, end] = [new Date(2026, 10, 23), new Date(2026, 10, 27)];
  const week = await untis.getTimetableForRange(start, end, klasse?.id ?? 0, 1);
  expect(week.length).toBeGreaterThan(30);
  expect(week.every(({ te, su, ro }) => te[0]?.name && su[0]?.longname && ro[0]?.name)).toBe(true);
  expect(week.some(({ code }) => code === "cancelled")).toBe(true);
  expect((await untis.getOwnTimetableForRange(start, end)).length).toBeGreaterThan(5);
  await untis.logout();
});
