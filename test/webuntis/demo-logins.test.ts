import { describe, expect, test } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../src/demo/index.ts";
import {
  BadCredentialsError,
  InvalidSchoolError,
  NoRightError,
  NotLoggedInError,
  Session,
  type SessionConfig,
} from "../../src/webuntis/index.ts";
import { NOW } from "./mobile-app.ts";
import { THAT_WEEK } from "./school.ts";
import { seen } from "./seen.ts";

const at = (demo: DemoSchool, more: Partial<SessionConfig>) =>
  new Session({ server: demo.server, school: demo.school, useragent: "test", now: () => NOW, ...more });

const account = ({ accounts }: DemoSchool, name: string) =>
  accounts.find(({ username }) => username === name) ?? expect.fail(`There is no account ${name}`);

const secretOf = (demo: DemoSchool, name: string) => account(demo, name).secret ?? expect.fail(`${name} has no secret`);

describe("logging in to the demo school", () => {
  test("by password: a pupil with a class and a timetable", async () => {
    await using demo = await startDemoSchool({ now: () => NOW });
    await using session = await at(demo, { username: "schuelerin", password: "schuelerin" }).login();
    const { personId, personType, klasseId } = session.loginResult ?? {};
    expect([personId, personType]).toEqual([account(demo, "schuelerin").personId, 5]);
    const [klasse] = (await session.klassen()).filter({ id: klasseId ?? 0 });
    expect(klasse?.name).toBe("5a");
    const own = await session.myTimetable(THAT_WEEK);
    expect(own.length).toBeGreaterThan(20);
    expect(own.every(({ klassen }) => klassen.some(({ name }) => name === "5a"))).toBe(true);
  });

  test("by secret: the same person and rights as by password", async () => {
    await using demo = await startDemoSchool({ now: () => NOW });
    await using byPassword = await at(demo, { username: "demo", password: "demo" }).login();
    await using bySecret = await at(demo, { username: "demo", secret: secretOf(demo, "demo") }).login();
    expect(bySecret.loginResult).toMatchObject({
      personId: byPassword.loginResult?.personId,
      personType: byPassword.loginResult?.personType,
    });
    expect(await bySecret.teachers()).toEqual(await byPassword.teachers());
    expect(demo.requests("authenticate")).toBe(1);
    expect(demo.requests("getUserData2017")).toBe(1);
  });

  test("by QR text", async () => {
    await using demo = await startDemoSchool({ now: () => NOW });
    const parts = { url: demo.server, school: demo.school, user: "zweifaktor", key: secretOf(demo, "zweifaktor") };
    const qr = `untis://setschool?${new URLSearchParams(parts)}`;
    await using session = await new Session({ qr, useragent: "test", now: () => NOW }).login();
    expect((await session.rooms()).length).toBeGreaterThan(10);
  });

  test("with a second factor the password alone is refused, the secret is not", async () => {
    await using demo = await startDemoSchool({ now: () => NOW });
    const { username, password } = account(demo, "zweifaktor");
    await using byPassword = at(demo, { username, password });
    await expect(byPassword.login()).rejects.toThrow(BadCredentialsError);
    await using bySecret = await at(demo, { username, secret: secretOf(demo, username) }).login();
    expect(bySecret.loginResult?.personType).toBe(2);
  });

  test("without an account: lists for all, no names of teachers, no timetable of one's own", async () => {
    await using demo = await startDemoSchool({ now: () => NOW });
    await using session = await at(demo, { anonymous: true }).login();
    expect((await session.klassen()).includes({ name: "5a" })).toBe(true);
    await expect(session.teachers()).rejects.toThrow(NoRightError);
    await expect(session.myTimetable(THAT_WEEK)).rejects.toMatchObject({ name: "NotFoundError" });
  });

  test("by a session that exists, until it ends", async () => {
    await using demo = await startDemoSchool({ now: () => NOW });
    const answer = await fetch(`${demo.url}/WebUntis/jsonrpc.do?school=demo`, {
      method: "POST",
      body: JSON.stringify({
        id: "1",
        method: "authenticate",
        params: { user: "demo", password: "demo", client: "x" },
      }),
    });
    const jsessionid = /JSESSIONID=(\w+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1] ?? "";
    await using session = at(demo, { jsessionid });
    expect((await session.rooms()).length).toBeGreaterThan(10);
    expect(demo.requests("authenticate")).toBe(1);
    demo.expireSessions();
    await expect(session.rooms()).rejects.toThrow(NotLoggedInError);
    const without = at(demo, { jsessionid, loginRepeat: 1 });
    await expect(without.rooms()).rejects.toThrow(BadCredentialsError);
    await without[Symbol.asyncDispose]();
  });
});

describe("a clock that is off", () => {
  test.each([{ minutes: -1 }, { minutes: 1 }, { hours: -1 }, { hours: 1 }])("by %j passes once", async (off) => {
    await using demo = await startDemoSchool({ now: () => NOW });
    const config = { username: "demo", secret: secretOf(demo, "demo"), now: () => NOW.add(off) };
    await using session = await at(demo, config).login();
    expect((await session.rooms()).length).toBeGreaterThan(10);
    expect(demo.requests("getUserData2017")).toBe(2);
  });

  test("with the wrong secret is refused for good, and the account is not locked by it", async () => {
    await using demo = await startDemoSchool({ now: () => NOW });
    const config = { username: "demo", secret: "GEZDGNBVGY3TQOJQ", loginRepeat: 5, now: () => NOW.add({ hours: 1 }) };
    await using session = at(demo, config);
    for (let time = 0; time < 10; time++) await expect(session.rooms()).rejects.toThrow(BadCredentialsError);
    expect(demo.requests("getUserData2017")).toBe(2);
    await using right = at(demo, { username: "demo", password: "demo" });
    await expect(right.login()).resolves.toBe(right);
  });
});

describe("a refusal", () => {
  test.each([
    ["of a password", { username: "demo", password: "SECRET-PASSWORD" }, "authenticate"],
    ["of a secret", { username: "demo", secret: "SECRETKEYSECRETK" }, "getUserData2017"],
    ["of an unknown user", { username: "niemand", password: "SECRET-PASSWORD" }, "authenticate"],
    ["of everybody without an account", { anonymous: true }, "getAppSharedSecret"],
  ])("%s is sent once, never again, and says no secret", async (_, config, method) => {
    await using demo = await startDemoSchool({ now: () => NOW, publicAccess: false });
    await using session = at(demo, { ...config, loginRepeat: 5 });
    const tries = await Promise.allSettled([session.login(), session.login(), session.rooms(), session.holidays()]);
    const later = await session.klassen().catch((error: unknown) => error);
    for (const error of [...tries.map((each) => (each.status === "rejected" ? each.reason : undefined)), later]) {
      expect(error).toBeInstanceOf(BadCredentialsError);
      expect(seen(error)).not.toMatch(/SECRET-PASSWORD|SECRETKEY/);
    }
    expect(demo.requests(method)).toBe(1);
  });

  test("of a school's name is no refusal of the account", async () => {
    await using demo = await startDemoSchool({ now: () => NOW });
    await using session = at(demo, { school: "gibt es nicht", username: "demo", password: "demo" });
    await expect(session.login()).rejects.toThrow(InvalidSchoolError);
  });
});

test("an expired session is renewed by secret once for all who wait for it", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  await using session = await at(demo, { username: "demo", secret: secretOf(demo, "demo"), loginRepeat: 1 }).login();
  demo.expireSessions();
  await Promise.all([session.rooms(), session.klassen(), session.subjects(), session.teachers()]);
  expect(demo.requests("getUserData2017")).toBe(2);
});
