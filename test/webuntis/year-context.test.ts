import { expect, test } from "vitest";
import { LOGGED_IN, type ReceivedCall, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";
import { sessionWith } from "./school.ts";

const NO_YEAR: Scripted = { error: { code: -8998, message: '"sy" is null' } };
const YEARS = [
  { id: 12, name: "2025/2026", startDate: 20250915, endDate: 20260729 },
  { id: 13, name: "2026/2027", startDate: 20260914, endDate: 20270728 },
];
const SUMMER = { id: 3, name: "Sommer", longName: "Sommerferien", startDate: 20260730, endDate: 20260911 };

/** A server without a school year until a timetable is asked for, if that helps. */
async function summer({
  helps = true,
  klassen = [{ id: 129, name: "5a" }],
}: {
  helps?: boolean;
  klassen?: object[];
} = {}) {
  let hasYear = false;
  let logins = 0;
  const answer = ({ method }: ReceivedCall): Scripted => {
    switch (method) {
      case "authenticate":
        hasYear = false;
        return {
          result: { ...("result" in LOGGED_IN ? (LOGGED_IN.result as object) : {}), sessionId: `S${++logins}` },
        };
      case "getSchoolyears":
        return { result: YEARS };
      case "getKlassen":
        return { result: klassen };
      case "getTimetable":
        hasYear = helps;
        return { result: [] };
      case "getHolidays":
        return hasYear ? { result: [SUMMER] } : NO_YEAR;
      case "getTimegridUnits":
        return hasYear ? { result: [{ day: 2, timeUnits: [] }] } : NO_YEAR;
      default:
        return { result: null };
    }
  };
  const server = await scriptedWebUntis(answer);
  const now = () => Temporal.Instant.from("2026-08-10T07:00:00Z");
  const session = await sessionWith(server, { username: "anna", password: "geheim", loginRepeat: 1, now }).login();
  const asked = (wanted: string) => server.calls.filter(({ method }) => method === wanted);
  return {
    session,
    asked,
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("lists that fail for want of a school year are asked for again after one timetable, on a day of a year", async () => {
  await using school = await summer();
  const [holidays, grid] = await Promise.all([school.session.holidays(), school.session.timegridUnits()]);
  expect([holidays.length, grid.length]).toEqual([1, 1]);
  expect(school.asked("getTimetable").map(({ params }) => params)).toEqual([
    { id: 129, type: 1, startDate: 20260914, endDate: 20260914 },
  ]);
});

test("the account's own class does where the list of classes is empty", async () => {
  await using school = await summer({ klassen: [] });
  expect(await school.session.holidays()).toHaveLength(1);
  expect(school.asked("getTimetable")[0]?.params).toMatchObject({ id: 3 });
});

test("where that does not help, a session tries it once", async () => {
  await using school = await summer({ helps: false });
  for (const _ of [1, 2, 3]) await expect(school.session.holidays()).rejects.toMatchObject({ code: -8998 });
  expect([school.asked("getTimetable").length, school.asked("getHolidays").length]).toEqual([1, 4]);
});

test("a new session gets its year again", async () => {
  await using school = await summer();
  await school.session.holidays();
  await school.session.logout();
  await school.session.login();
  await school.session.holidays();
  expect(school.asked("getTimetable")).toHaveLength(2);
});
