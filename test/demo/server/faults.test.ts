import { expect, it } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { DateNotAllowedError, RemoteError, Session, TransportError } from "../../../src/webuntis/index.ts";
import { ask, logIn, NOW, post } from "../client.ts";

const sessionOf = (demo: DemoSchool, more = {}) =>
  new Session({
    server: demo.url,
    school: "demo",
    username: "demo",
    password: "demo",
    useragent: "test",
    now: () => NOW,
    ...more,
  }).login();

const failed = async (work: Promise<unknown>) =>
  work.then(
    () => expect.fail("it did not fail"),
    (error: unknown) => error,
  );

it.each([
  [{ kind: "html" }, { kind: "not-json" }],
  [
    { kind: "html", status: 503 },
    { kind: "status", status: 503 },
  ],
  [
    { kind: "status", status: 429 },
    { kind: "rate-limited", retryAfter: undefined },
  ],
  [{ kind: "status", status: 429, retryAfter: 7 }, { kind: "rate-limited" }],
  [
    { kind: "status", status: 503 },
    { kind: "status", status: 503 },
  ],
  [{ kind: "cut" }, { kind: "cut-off" }],
] as const)("%j is seen by a client as %j, once", async (fault, seen) => {
  await using demo = await startDemoSchool({ now: () => NOW });
  await using session = await sessionOf(demo);
  demo.fail(fault);
  const error = await failed(session.rooms());
  expect(error).toBeInstanceOf(TransportError);
  expect(error).toMatchObject(seen);
  expect((await session.rooms()).length).toBeGreaterThan(0);
});

it("Retry-After reaches the client", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  await using session = await sessionOf(demo);
  demo.fail({ kind: "status", status: 503, retryAfter: 30 });
  const error = await failed(session.rooms());
  expect(error instanceof TransportError && error.retryAfter?.total("seconds")).toBe(30);
});

it("an answer that does not come is given up", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  // A session that is open already, so that only the slow call is timed.
  const jsessionid = (await logIn(demo.url)).cookie.slice("JSESSIONID=".length);
  const config = { server: demo.url, school: "demo", useragent: "test", jsessionid, timeout: 50, now: () => NOW };
  await using session = new Session(config);
  demo.fail({ kind: "slow" }, { method: "getRooms" });
  expect(await failed(session.rooms())).toMatchObject({ kind: "timeout" });
  expect(demo.requests("authenticate")).toBe(1);
});

it("a fault hits only its method or path, as many times as wanted", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  await using session = await sessionOf(demo);
  demo.fail({ kind: "html" }, { method: "getRooms", times: 2 });
  demo.fail({ kind: "html" }, { path: "/api/" });
  await session.subjects();
  expect(await failed(session.rooms())).toBeInstanceOf(RemoteError);
  expect(await failed(session.rooms())).toBeInstanceOf(RemoteError);
  await session.rooms();
  expect(await session.get("api/app/config")).toContain("Wartung");
  expect(await session.get("api/app/config")).toContain("loginServiceConfig");
});

it("a session that ends is renewed", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  await using session = await sessionOf(demo, { loginRepeat: 1 });
  demo.fail({ kind: "expired" }, { method: "getRooms" });
  await session.rooms();
  demo.fail({ kind: "expired" }, { path: "app/config" });
  await session.get("api/app/config");
  expect(demo.requests("authenticate")).toBe(3);
});

it("an ended session is reported as WebUntis does, to a call and to a page", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const { cookie } = await logIn(demo.url);
  demo.fail({ kind: "expired" }, { times: 2 });
  expect(await ask(demo.url, "getRooms", {}, cookie)).toEqual({
    jsonrpc: "2.0",
    id: "req-7",
    error: { code: -8520, message: "not authenticated" },
  });
  const page = () => fetch(`${demo.url}/WebUntis/api/app/config`, { headers: { cookie } });
  expect((await page()).status).toBe(401);
  expect((await page()).status).toBe(200);
});

it("a call that goes wrong has come in all the same", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  demo.fail({ kind: "status", status: 503 });
  await post(demo.url, '{"id":1,"jsonrpc":"2.0","method":"getRooms"}');
  expect(demo.requests("getRooms")).toBe(1);
});

it("who waits for a slow answer is hung up on when the school closes", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  demo.fail({ kind: "slow" }, { path: "slow-page" });
  const waiting = failed(fetch(`${demo.url}/WebUntis/slow-page`));
  expect((await fetch(`${demo.url}/WebUntis/other-page`)).status).toBe(404);
  await demo.close();
  expect(await waiting).toBeInstanceOf(TypeError);
});

it("when the school year turns, ids change and old ones have no lessons", async () => {
  let now = Temporal.Instant.from("2027-07-31T12:00:00Z");
  await using demo = await startDemoSchool({ now: () => now });
  await using session = await sessionOf(demo, { now: () => now, loginRepeat: 1 });
  const [before] = (await session.klassen()).filter({ name: "5a" });
  now = Temporal.Instant.from("2027-08-01T12:00:00Z");
  const [after] = (await session.klassen()).filter({ name: "5a" });
  expect(after?.id).not.toBe(before?.id);
  const day = Temporal.PlainDate.from("2027-09-06");
  const lessons = async (klasse: number) => (await session.timetable({ klasse, start: day, end: day })).length;
  expect(await lessons(after?.id ?? 0)).toBeGreaterThan(0);
  expect(await lessons(before?.id ?? 0)).toBe(0);
  const across = session.timetable({ klasse: after?.id ?? 0, start: day.subtract({ days: 60 }), end: day });
  expect(await failed(across)).toBeInstanceOf(DateNotAllowedError);
});
