import { expect, it } from "vitest";
import { z } from "zod";
import { type DemoOptions, type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { ask, NOW, post } from "../client.ts";

const REST = "/WebUntis/api/rest/view/v1/";
const SCHOOL = Buffer.from("demo").toString("base64");

const start = (more: Partial<DemoOptions> = {}) => startDemoSchool({ now: () => NOW, ...more });

/** Fills in the web client's form. */
const form = ({ url }: DemoSchool, password: string, { accept = "application/json", school = "demo" } = {}) =>
  fetch(`${url}/WebUntis/j_spring_security_check`, {
    method: "POST",
    headers: { accept },
    body: new URLSearchParams({ school, j_username: "demo", j_password: password, token: "" }),
    redirect: "manual",
  });

const authentication = (demo: DemoSchool, password: string, school = "demo") =>
  post(
    demo.url,
    JSON.stringify({ username: "demo", password }),
    "",
    `/WebUntis/api/mobile/v2/${school}/authentication`,
  );

const statusOf = async ({ url }: DemoSchool, path: string, headers: Record<string, string>) =>
  (await fetch(`${url}${path}`, { headers })).status;

const cookieOf = (answer: Response) => answer.headers.getSetCookie().map((each) => each.split(";")[0]);

it("the form opens a session and says so to those who ask for JSON", async () => {
  await using demo = await start();
  const answer = await form(demo, "demo");
  expect(await answer.json()).toEqual({ state: "SUCCESS" });
  const [session = "", school] = cookieOf(answer);
  expect(school).toBe(`schoolname="_${SCHOOL}"`);
  expect((await ask(demo.url, "getRooms", {}, session)).error).toBeUndefined();
  expect(await statusOf(demo, "/WebUntis/api/token/new", { cookie: session })).toBe(200);
});

it.each([
  ["a wrong password", "falsch", {}],
  ["another school", "demo", { school: "andere" }],
])("the form refuses %s by its state", async (_, password, more) => {
  await using demo = await start();
  const answer = await form(demo, password, more);
  expect([answer.status, cookieOf(answer)]).toEqual([200, []]);
  expect(await answer.json()).toEqual({ state: "LOGIN_ERROR" });
});

it("a browser is redirected by the form, whether it worked or not", async () => {
  await using demo = await start();
  for (const password of ["demo", "falsch"]) {
    const answer = await form(demo, password, { accept: "text/html" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/WebUntis/index.do"]);
  }
});

it("the mobile app gets a token that opens pages without a cookie, but none that want a session", async () => {
  await using demo = await start();
  const answer = await authentication(demo, "demo");
  const { jwt, ...more } = z.looseObject({ jwt: z.string() }).parse(await answer.json());
  expect(more).toEqual({ isPasswordChangeRequired: false, isEmailUpdateRequired: false });
  const claims = JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
  const { personId } = demo.accounts[0] ?? expect.fail();
  expect(claims).toMatchObject({ person_id: personId, user_type: "TEACHER", exp: NOW.epochMilliseconds / 1000 + 900 });
  const headers = { authorization: `Bearer ${jwt}` };
  for (const page of ["app/data", "schoolyears", "timetable/grid", "timetable/menu"])
    expect(await statusOf(demo, REST + page, headers)).toBe(200);
  expect(await statusOf(demo, "/WebUntis/api/exams", headers)).toBe(401);
  expect(cookieOf(answer)).toEqual([]);
});

it("the mobile app is refused with 401, and asked for what it forgot with 400", async () => {
  await using demo = await start();
  expect((await authentication(demo, "falsch")).status).toBe(401);
  expect((await authentication(demo, "demo", "andere")).status).toBe(400);
  expect((await post(demo.url, "{", "", "/WebUntis/api/mobile/v2/demo/authentication")).status).toBe(400);
});

it("five wrong passwords lock the account, through whatever door", async () => {
  await using demo = await start();
  for (let time = 0; time < 3; time++) await form(demo, "falsch");
  for (let time = 0; time < 2; time++) await authentication(demo, "falsch");
  expect(await (await form(demo, "demo")).json()).toEqual({ state: "LOGIN_ERROR" });
  expect((await authentication(demo, "demo")).status).toBe(401);
});

it("those without an account name the school in a header, and see its classes", async () => {
  await using demo = await start();
  const headers = { "anonymous-school-base64": SCHOOL };
  const filter = (kind: string) => `${REST}timetable/filter?resourceType=${kind}&start=2026-11-23&end=2026-11-27`;
  expect(await statusOf(demo, `${REST}timetable/menu`, headers)).toBe(200);
  expect(await statusOf(demo, filter("CLASS"), headers)).toBe(200);
  for (const kind of ["TEACHER", "ROOM", "STUDENT"]) expect(await statusOf(demo, filter(kind), headers)).toBe(403);
  expect(await statusOf(demo, filter("CLASS"), { "anonymous-school-base64": "eA==" })).toBe(401);
  expect(await statusOf(demo, "/WebUntis/api/exams", headers)).toBe(401);
  await using closed = await start({ publicAccess: false });
  expect(await statusOf(closed, filter("CLASS"), headers)).toBe(401);
});

it("says how it lets people in to everybody who asks", async () => {
  await using demo = await start({ publicAccess: false, ssoLogin: true });
  const meta = (school: string) => fetch(`${demo.url}/WebUntis/api/public/v1/login-meta?school=${school}`);
  expect(await (await meta("demo")).json()).toEqual({ anonymousLoginEnabled: false, ssoLoginEnabled: true });
  expect((await meta("andere")).status).toBe(400);
  expect((await ask(demo.url, "authenticate", { user: "demo", password: "demo", client: "x" })).error?.code).toBe(
    -8504,
  );
  expect((await authentication(demo, "demo")).status).toBe(401);
});

it.each([
  ["status", { kind: "status", status: 410 }],
  ["web page", { kind: "html", status: 503 }],
] as const)("a door closed with a %s stays closed until it is healed", async (_, fault) => {
  await using demo = await start();
  demo.fail(fault, { path: "/WebUntis/j_spring_security_check", times: Number.POSITIVE_INFINITY });
  for (let time = 0; time < 20; time++) expect((await form(demo, "demo")).status).toBe(fault.status);
  expect((await authentication(demo, "demo")).status).toBe(200);
  demo.heal();
  expect((await form(demo, "demo")).status).toBe(200);
  expect(demo.requests("/WebUntis/j_spring_security_check")).toBe(21);
});

it("a method can be missing, and a connection be broken before the answer", async () => {
  await using demo = await start();
  demo.fail({ kind: "no-method" }, { path: "jsonrpc" });
  expect((await ask(demo.url, "authenticate")).error?.code).toBe(-32601);
  demo.fail({ kind: "reset" });
  await expect(form(demo, "demo")).rejects.toThrow(TypeError);
});
