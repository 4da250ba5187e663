import { pino } from "pino";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { startDemoSchool } from "../src/demo/index.ts";
import { openSchool } from "../src/open-school.ts";
import type { PlanOwner, SchoolError } from "../src/school/index.ts";
import type { FoundSchool } from "../src/webuntis/index.ts";
import { LOGGED_IN, scriptedWebUntis } from "./fakes/webuntis.ts";

const now = () => Temporal.Instant.from("2026-11-25T06:00:00Z");
const FERIEN = { id: 2, name: "Weih", longName: "Weihnachtsferien", startDate: 20261223, endDate: 20270105 };
const log = pino({ level: "silent" });
const WARN = 40;

test("closing while the login is under way leaves no session behind at WebUntis", async () => {
  await using demo = await startDemoSchool({ now });
  const { url, school } = demo;
  const settings = {
    WEBUNTIS_SERVER: url,
    WEBUNTIS_SCHOOL: school,
    WEBUNTIS_USERNAME: "demo",
    WEBUNTIS_PASSWORD: "demo",
  };
  const opened = await openSchool(readConfig(settings), now, log);
  expect(demo.requests("authenticate")).toBe(0);
  await opened.close();
  expect(demo.requests("authenticate")).toBe(1);
  expect(demo.requests("logout")).toBe(1);
});

test("what WebUntis sends wrongly is told once in the log, with its place and nothing of its content", async () => {
  const written: string[] = [];
  const telling = pino({ level: "warn" }, { write: (line) => void written.push(line) });
  const holidays = [{ id: 1, name: "SECRET", startDate: null, endDate: null }];
  await using server = await scriptedWebUntis(({ method }) =>
    method === "authenticate" ? LOGGED_IN : { result: method === "getHolidays" ? [...holidays, FERIEN] : [] },
  );
  const settings = { WEBUNTIS_SERVER: server.url, WEBUNTIS_USERNAME: "anna", WEBUNTIS_PASSWORD: "x" };
  const opened = await openSchool(readConfig(settings), now, telling);
  await opened.school.outlook(Temporal.PlainDate.from("2026-11-25"));
  await opened.school.outlook(Temporal.PlainDate.from("2026-11-26"));
  await opened.close();
  const omitted = written.map((line) => JSON.parse(line)).filter(({ msg }) => msg.includes("left out"));
  expect(omitted.map(({ method, path, count }) => [method, path, count])).toEqual([
    ["getHolidays", "result.0.startDate", 1],
    ["getHolidays", "result.0.endDate", 1],
  ]);
  expect(written.join()).not.toContain("SECRET");
});

test("the school's server is spared: a flood of questions is refused at once, and not asked", async () => {
  await using server = await scriptedWebUntis(({ method }) => (method === "authenticate" ? LOGGED_IN : { result: [] }));
  const settings = { WEBUNTIS_SERVER: server.url, WEBUNTIS_USERNAME: "anna", WEBUNTIS_PASSWORD: "x" };
  const opened = await openSchool(readConfig(settings), now, log);
  await opened.school.forJob("posts").outlook(Temporal.PlainDate.from("2026-11-29"));
  const before = server.methods().length;
  const reasons = Array.from({ length: 60 }, async (_, id) => {
    const klasse = { kind: "klasse", id, name: `k${id}`, longName: "" } as PlanOwner<"klasse">;
    const asked = opened.school.dayPlan(klasse, Temporal.PlainDate.from("2026-11-25"));
    return asked.then(
      () => "answered",
      (error: SchoolError) => error.reason,
    );
  });
  // Whatever the machine's speed: most are refused before the first is answered.
  expect(await Promise.race(reasons.slice(-20))).toBe("busy");
  expect(server.methods().length - before).toBeLessThan(60);
  await opened.close();
});

test("a login that is refused is logged with what helps", async () => {
  await using demo = await startDemoSchool({ now, ssoLogin: true });
  const settings = {
    WEBUNTIS_SERVER: demo.url,
    WEBUNTIS_SCHOOL: demo.school,
    WEBUNTIS_USERNAME: "demo",
    WEBUNTIS_PASSWORD: "demo",
  };
  const logged = Promise.withResolvers<string>();
  const opened = await openSchool(readConfig(settings), now, pino({}, { write: logged.resolve }));
  const line = await logged.promise;
  expect(line).toContain("WebUntis refuses this account");
  expect(line).toContain("this school uses single sign-on");
  expect(line).toContain("WEBUNTIS_QR");
  await opened.close();
});

const GOETHE = {
  server: "127.0.0.1",
  loginName: "demo",
  displayName: "Goethe-Gymnasium",
  address: "12345 Musterstadt",
  schoolId: 1,
};

/** Opens the demo school by these settings, and waits until the log tells how that went. */
async function openWrongly(settings: (url: string) => Record<string, string>, found: readonly FoundSchool[] = []) {
  const demo = await startDemoSchool({ now });
  const account = { WEBUNTIS_USERNAME: "demo", WEBUNTIS_PASSWORD: "demo" };
  const lines: string[] = [];
  const outcome = Promise.withResolvers<void>();
  const write = (line: string) => {
    const { level, msg } = JSON.parse(line);
    lines.push(msg);
    if (level !== WARN) outcome.resolve();
  };
  const searched: string[] = [];
  const opened = await openSchool(
    readConfig({ ...account, ...settings(demo.url) }),
    now,
    pino({ level: "info" }, { write }),
    (name) => {
      searched.push(name);
      return Promise.resolve(found);
    },
  );
  await outcome.promise;
  return {
    lines,
    searched,
    opened,
    demo,
    async [Symbol.asyncDispose]() {
      await opened.close();
      await demo.close();
    },
  };
}

test("the school in the browser's address is used where the server does not know the other one", async () => {
  await using world = await openWrongly((url) => ({
    WEBUNTIS_SERVER: `${url}/WebUntis/?school=demo#/basic/login`,
    WEBUNTIS_SCHOOL: "Demoschule",
  }));
  expect(world.lines).toEqual([
    "WEBUNTIS_SCHOOL: 127.0.0.1 knows no school “Demoschule”. “demo” from WEBUNTIS_SERVER is taken.",
    "WebUntis is open",
  ]);
  expect(world.searched).toEqual([]);
  expect((await world.opened.school.klassen()).length).toBeGreaterThan(0);
  await world.opened.close();
  expect(world.demo.requests("logout")).toBe(1);
});

test("a display name is told to be none, with the school that is meant; where there is no doubt it is opened", async () => {
  const settings = (url: string) => ({ WEBUNTIS_SERVER: url, WEBUNTIS_SCHOOL: "Goethe-Gymnasium" });
  await using sure = await openWrongly(settings, [GOETHE]);
  expect(sure.searched).toEqual(["Goethe-Gymnasium"]);
  expect(sure.lines).toEqual([expect.stringContaining("“demo” (Goethe-Gymnasium, "), "WebUntis is open"]);
  expect((await sure.opened.school.klassen()).length).toBeGreaterThan(0);
  await using unsure = await openWrongly(settings, [{ ...GOETHE, server: "thalia.webuntis.com" }]);
  expect(unsure.lines).toEqual([
    "WEBUNTIS_SCHOOL: 127.0.0.1 knows no school “Goethe-Gymnasium”. Perhaps “demo” (Goethe-Gymnasium, 12345 Musterstadt) on thalia.webuntis.com is meant.",
  ]);
  await expect(unsure.opened.school.klassen()).rejects.toMatchObject({ reason: "unknown-school" });
});
