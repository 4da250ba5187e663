import { describe, expect, test } from "vitest";
import {
  AuthError,
  BadCredentialsError,
  DateNotAllowedError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  NoSuchElementError,
  NotFoundError,
  NotLoggedInError,
  RemoteError,
  type Session,
  type SessionConfig,
  TransportError,
  WebUntisError,
} from "../../src/webuntis/index.ts";
import { LOGGED_IN, page, type ReceivedCall, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";
import { BY_SECRET, NOW, otpOf, SECRET } from "./mobile-app.ts";
import { SECRETS, sessionWith, THAT_DAY } from "./school.ts";
import { seen } from "./seen.ts";

describe("the hierarchy is python-webuntis's", () => {
  test.each([
    ["RemoteError", new RemoteError("x"), [WebUntisError]],
    ["MethodNotFoundError", new MethodNotFoundError("x"), [RemoteError]],
    ["DateNotAllowedError", new DateNotAllowedError("x"), [RemoteError]],
    ["AuthError", new AuthError("x"), [RemoteError]],
    ["BadCredentialsError", new BadCredentialsError("x"), [AuthError]],
    ["NotLoggedInError", new NotLoggedInError("x"), [AuthError]],
    ["NoRightError", new NoRightError("x"), [RemoteError]],
    ["NoSuchElementError", new NoSuchElementError("x"), [RemoteError]],
    ["InvalidSchoolError", new InvalidSchoolError("x"), [RemoteError]],
    ["TransportError", new TransportError("status", "x"), [RemoteError]],
    ["NotFoundError", new NotFoundError("x"), [WebUntisError]],
  ])("%s", (name, error, parents) => {
    expect(error.name).toBe(name);
    for (const parent of [...parents, WebUntisError, Error]) expect(error).toBeInstanceOf(parent);
    expect(String(error)).toBe(`${name}: x`);
  });

  test("a person that is not found, and wrong arguments, have nothing to do with the server", () => {
    expect(new NotFoundError("x")).not.toBeInstanceOf(RemoteError);
  });

  test("an error without a code or a message is an unknown one", async () => {
    await using server = await scriptedWebUntis(() => page(200, '{"id":"error","error":{}}'));
    await using session = sessionWith(server, { jsessionid: "x" });
    await expect(session.rooms()).rejects.toMatchObject({
      name: "RemoteError",
      message: "getRooms: an unknown error (-8998)",
      code: -8998,
    });
  });

  test("an error says what was asked and what came instead", async () => {
    const error = { code: -8507, message: "not within one school year" };
    await using server = await scriptedWebUntis(() => ({ error }));
    await using session = sessionWith(server, { jsessionid: "x" });
    await expect(session.timetable(THAT_DAY)).rejects.toMatchObject({
      code: -8507,
      request: { method: "getTimetable", params: { id: 1, type: 1, startDate: 20261123, endDate: 20261123 } },
      result: error,
    });
  });
});

const OTP = String(otpOf(SECRET, NOW));
const TOKEN = "eyJzZWNyZXQ.dG9rZW4.c2ln";
const EVERYBODY = { password: "", anonymous: true, username: "" } as const;
const MOBILE = "/WebUntis/api/mobile/v2/Test%20Schule/authentication";
const FORM = "/WebUntis/j_spring_security_check";

/** How to log in, and which doors do not exist. */
const WAYS: readonly [string, Partial<SessionConfig>, readonly string[]][] = [
  ["a password", {}, []],
  ["the web client's form", {}, ["authenticate"]],
  ["the mobile app's authentication", {}, ["authenticate", FORM]],
  ["the mobile app's endpoint", {}, ["authenticate", FORM, MOBILE]],
  ["a secret", BY_SECRET, []],
  ["a secret for a token", BY_SECRET, ["getUserData2017"]],
  ["a secret for `authenticate`", BY_SECRET, ["getUserData2017", "getAuthToken"]],
  ["nothing but an account's name", EVERYBODY, []],
  ["a header with the school's name", EVERYBODY, ["getAppSharedSecret"]],
];

/** As careless as a server can be: what it got and what it gave stands in what it says. */
const careless = ({ params, headers }: ReceivedCall) =>
  JSON.stringify({
    jwt: TOKEN,
    params,
    headers,
    sessionId: "SECRET-SESSION",
    JSESSIONID: "SECRET-SESSION",
    token: TOKEN,
  });

const SCRIPTS: readonly [string, (call: ReceivedCall) => Scripted][] = [
  ["an error", () => ({ error: { code: -8998, message: "ill" } })],
  ["a refusal", () => ({ error: { code: -8504, message: "bad credentials" } })],
  ["half an answer", (call) => page(200, careless(call).slice(0, -1))],
  ["another answer", (call) => page(200, `[${careless(call)}]`)],
  ["the answer to another question", (call) => page(200, `{"id":"x","result":${careless(call)}}`)],
  ["a status and what was sent", (call) => page(500, careless(call))],
  ["a page with links", () => page(200, `<a href="/WebUntis/index.do;jsessionid=SECRET-SESSION?x=1">`)],
  ["a page with a token", () => page(200, `<a href="/WebUntis/?x=${TOKEN}">`)],
  ["a page with links and a status", () => page(403, `<a href='index.do;JSESSIONID=SECRET-SESSION'>`)],
  ["a redirect", () => page(302, "", { location: "/;jsessionid=SECRET-SESSION" })],
  ["plain text that claims to be compressed", (call) => page(200, careless(call), { "content-encoding": "gzip" })],
  ["too much", (call) => page(200, careless(call).repeat(50))],
  [
    "a connection cut",
    () => ({ raw: ({ socket }) => void socket?.end("HTTP/1.1 200 OK\r\nset-cookie: JSESSIONID=SECRET-SESSION\r\n") }),
  ],
  [
    "no HTTP",
    () => ({
      raw: ({ socket }) => void socket?.end("HTTP/1.1 200 OK\r\nset-cookie JSESSIONID=SECRET-SESSION\r\n\r\n"),
    }),
  ],
  [
    "a cookie that is none",
    (call) => page(200, JSON.stringify({ id: call.id, result: { sessionId: 'SECRET-SESSION"' } })),
  ],
];

async function errorOf(
  script: (call: ReceivedCall) => Scripted,
  config: object,
  ask: (session: Session) => Promise<unknown>,
) {
  await using server = await scriptedWebUntis(script);
  await using session = sessionWith(server, { maxAnswerSize: 2000, ...config });
  return await ask(session).then(
    (value) => expect.fail(`There was no error but ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}

function expectNoSecret(error: unknown) {
  expect(error).toBeInstanceOf(RemoteError);
  const text = seen(error);
  for (const secret of [...SECRETS, SECRET, OTP, TOKEN.slice(0, 8)]) expect(text).not.toContain(secret);
}

describe.each(WAYS)("no secret stands in an error of logging in by %s", (_, config, missing) => {
  const behind = (script: (call: ReceivedCall) => Scripted) => (call: ReceivedCall) =>
    missing.includes(call.method) ? page(404, careless(call)) : script(call);

  test.each(SCRIPTS)("answered with %s", async (_name, script) => {
    expectNoSecret(await errorOf(behind(script), config, (session) => session.login()));
  });

  test("that is refused a second time", async () => {
    const [, [, refusal]] = SCRIPTS as [unknown, [string, (call: ReceivedCall) => Scripted]];
    expectNoSecret(
      await errorOf(behind(refusal), config, async (session) => {
        await session.login().catch(() => {});
        return session.login();
      }),
    );
  });
});

describe("no session id stands in an error of a session", () => {
  const withSession = SCRIPTS.filter(([name]) => !name.includes("what was sent") && !name.includes("answer"));

  test.each(withSession)("answered with %s", async (_name, script) => {
    const config = { jsessionid: "SECRET-SESSION" };
    expectNoSecret(await errorOf(script, config, (session) => session.rooms()));
  });

  test("that cannot log out", async () => {
    const script = ({ method }: ReceivedCall): Scripted => (method === "authenticate" ? LOGGED_IN : page(500, "ill"));
    expectNoSecret(await errorOf(script, {}, async (session) => (await session.login()).logout()));
  });

  test("with a server that is gone", async () => {
    const server = await scriptedWebUntis(() => LOGGED_IN);
    await using session = sessionWith(server);
    await session.login();
    await server[Symbol.asyncDispose]();
    expectNoSecret(await session.rooms().catch((error: unknown) => error));
  });
});
