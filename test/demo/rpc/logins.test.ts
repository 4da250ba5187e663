import { Secret, TOTP } from "otpauth";
import { expect, it } from "vitest";
import { z } from "zod";
import { startDemoSchool } from "../../../src/demo/index.ts";
import { ask, NOW, post } from "../client.ts";

const answer = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
});

const BAD = { code: -8504, message: "bad credentials" };

const otp = (secret: string, at: Temporal.Instant) =>
  Number(new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.epochMilliseconds }));

async function intern(url: string, method: string, params: object) {
  const body = JSON.stringify({ id: "1", method, params: [params], jsonrpc: "2.0" });
  const response = await post(url, body, "", `/WebUntis/jsonrpc_intern.do?m=${method}&school=demo&v=i2.2`);
  return {
    cookie: response.headers.get("set-cookie") ?? "",
    date: response.headers.get("date"),
    ...answer.parse(await response.json()),
  };
}

const bySecret = (url: string, user: string, code: unknown) =>
  intern(url, "getUserData2017", { auth: { clientTime: NOW.epochMilliseconds, user, otp: code } });

const login = async (url: string, user: string, password: string) =>
  ask(url, "authenticate", { user, password, client: "test" });

it("a secret opens a session, by the one-time password of now or of the step before", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const secret = demo.accounts[0]?.secret ?? "";
  for (const at of [NOW, NOW.subtract({ seconds: 30 })]) {
    const { cookie, result } = await bySecret(demo.url, "demo", otp(secret, at));
    expect(cookie).toMatch(/^JSESSIONID=[\dA-F]{32};/);
    expect(result).toMatchObject({ userData: { elemType: "TEACHER" } });
    const session = cookie.split(";")[0];
    expect((await ask(demo.url, "getRooms", {}, session)).error).toBeUndefined();
  }
  for (const at of [NOW.add({ seconds: 30 }), NOW.subtract({ seconds: 60 })])
    expect((await bySecret(demo.url, "demo", otp(secret, at))).error).toEqual(BAD);
});

it("sends its time with each answer", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const date = "Mon, 23 Nov 2026 07:00:00 GMT";
  expect((await bySecret(demo.url, "demo", 1)).date).toBe(date);
  expect((await fetch(`${demo.url}/WebUntis/nothing`)).headers.get("date")).toBe(date);
  demo.fail({ kind: "status", status: 503 });
  expect((await fetch(demo.url)).headers.get("date")).toBe(date);
});

it("an account with a second factor does not take its password alone, but a one-time password in its place", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const { username, password, secret = "" } = demo.accounts.find(({ needsSecret }) => needsSecret) ?? expect.fail();
  expect((await login(demo.url, username, password)).error).toEqual(BAD);
  expect((await login(demo.url, username, String(otp(secret, NOW)).padStart(6, "0"))).result).toMatchObject({
    personType: 2,
  });
});

it("a one-time password in place of the password does for an account without a second factor, too", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const code = otp(demo.accounts[0]?.secret ?? "", NOW);
  expect((await login(demo.url, "demo", String(code).padStart(6, "0"))).result).toMatchObject({ personId: 11 });
  expect((await login(demo.url, "schueler", String(code).padStart(6, "0"))).error).toEqual(BAD);
});

it("the public is no person, and nobody comes in as it by a password", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  expect((await bySecret(demo.url, "#anonymous#", 100170)).result).toMatchObject({
    userData: { elemType: null, elemId: 0 },
  });
  expect((await login(demo.url, "#anonymous#", "")).error).toEqual(BAD);
});

it("the public logs in without an account, unless the school forbids it", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const shared = { userName: "#anonymous#", password: "" };
  expect((await intern(demo.url, "getAppSharedSecret", shared)).result).toEqual(expect.any(String));
  const { cookie } = await bySecret(demo.url, "#anonymous#", 100170);
  expect((await ask(demo.url, "getKlassen", {}, cookie.split(";")[0])).error).toBeUndefined();
  expect((await ask(demo.url, "getTeachers", {}, cookie.split(";")[0])).error?.code).toBe(-8509);
  expect((await bySecret(demo.url, "#anonymous#", 100171)).error).toEqual(BAD);

  await using closed = await startDemoSchool({ now: () => NOW, publicAccess: false });
  expect((await intern(closed.url, "getAppSharedSecret", shared)).error?.code).toBe(-8500);
  expect((await bySecret(closed.url, "#anonymous#", 100170)).error).toEqual(BAD);
});

it("a secret is given out for the right password only", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const secretOf = (userName: string, password: string) =>
    intern(demo.url, "getAppSharedSecret", { userName, password });
  expect((await secretOf("demo", "demo")).result).toBe(demo.accounts[0]?.secret);
  expect((await secretOf("demo", "x")).error).toEqual(BAD);
  expect((await secretOf("zweifaktor", "zweifaktor")).error).toEqual(BAD);
  expect((await secretOf("schueler", "schueler")).error?.code).toBe(-8500);
  expect((await intern(demo.url, "getSomething", {})).error?.code).toBe(-32601);
});

it("five wrong passwords in a row lock an account for half an hour, the right one included", async () => {
  let now = NOW;
  await using demo = await startDemoSchool({ now: () => now });
  const wrong = async (times: number) => {
    for (let time = 0; time < times; time++) expect((await login(demo.url, "demo", "falsch")).error).toEqual(BAD);
  };
  for (const times of [4, 4]) {
    await wrong(times);
    expect((await login(demo.url, "demo", "demo")).error).toBeUndefined();
  }
  await wrong(5);
  expect((await login(demo.url, "demo", "demo")).error).toEqual(BAD);
  expect((await login(demo.url, "schueler", "schueler")).error).toBeUndefined();
  now = NOW.add({ minutes: 29 });
  expect((await login(demo.url, "demo", "demo")).error).toEqual(BAD);
  now = NOW.add({ minutes: 30 });
  await wrong(1);
  expect((await login(demo.url, "demo", "demo")).error).toBeUndefined();
});
