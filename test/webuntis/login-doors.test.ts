import { describe, expect, test } from "vitest";
import {
  AuthError,
  BadCredentialsError,
  NoRightError,
  NoSessionError,
  type SessionConfig,
  TransportError,
} from "../../src/webuntis/index.ts";
import { LOGGED_IN, page, type ReceivedCall, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";
import { BY_SECRET, NOW, otpOf, SECRET } from "./mobile-app.ts";
import { LOGIN_META, sessionWith } from "./school.ts";

const FORM = "/WebUntis/j_spring_security_check";
const MOBILE = "/WebUntis/api/mobile/v2/Test%20Schule/authentication";
const HOLIDAYS = "/WebUntis/api/rest/view/v1/holidays";
const EXAMS = "/WebUntis/api/exams";
const MENU = "/WebUntis/api/rest/view/v1/timetable/menu";
const ANONYMOUS = { username: "", password: "", anonymous: true } as const;

const NONE = page(404, "<h1>HTTP Status 404</h1>");

/** A token as WebUntis makes it; a number of seconds from the tests' time on. */
const jwt = (claims: object) => `eyJh.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
const TOKEN = jwt({ person_id: 7, user_type: "STUDENT", exp: NOW.epochMilliseconds / 1000 + 900 });

const SUCCESS = page(200, '{"state":"SUCCESS"}', {
  "set-cookie": "JSESSIONID=SECRET-FORM; Path=/WebUntis; HttpOnly",
});

/** A server with these doors and pages, and a session with it. What is not scripted does not exist. */
async function at(
  doors: Readonly<Record<string, Scripted | ((call: ReceivedCall) => Scripted)>>,
  more: Partial<SessionConfig> = {},
) {
  let now = NOW;
  const server = await scriptedWebUntis((call) => {
    const scripted = doors[call.method] ?? NONE;
    return typeof scripted === "function" ? scripted(call) : scripted;
  });
  const session = sessionWith(server, { now: () => now, ...more });
  return {
    server,
    session,
    count: (method: string) => server.methods().filter((each) => each === method).length,
    call: (method: string) => server.calls.find((each) => each.method === method),
    later: (by: Temporal.DurationLike) => {
      now = now.add(by);
    },
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe("the web client's form", () => {
  test("is filled in as a browser does, and asked for JSON", async () => {
    await using school = await at({ [FORM]: SUCCESS });
    await school.session.login();
    expect(school.call(FORM)?.params).toEqual({
      school: "Test Schule",
      j_username: "anna",
      j_password: "SECRET-PASSWORD",
      token: "",
    });
    expect(school.call(FORM)?.headers).toMatchObject({
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      cookie: `schoolname="_${btoa("Test Schule")}"`,
    });
    expect(school.session.loginDoors).toEqual({
      open: "web-form",
      shut: [{ door: "authenticate", why: "closed" }],
    });
  });

  test.each<[string, string[], string]>([
    ["none", [], "JSESSIONID=SECRET-FORM"],
    ["its own", ['schoolname="_eA=="; Path=/WebUntis'], 'JSESSIONID=SECRET-FORM; schoolname="_eA=="'],
  ])("sets the cookies of what follows: the school's is the server's, here %s", async (_, more, cookie) => {
    const cookies = ["traceId=x; Path=/", "JSESSIONID=SECRET-FORM; Path=/WebUntis; Secure", ...more];
    const raw: Scripted = {
      raw: (response) => void response.setHeader("set-cookie", cookies).end('{"state":"SUCCESS"}'),
    };
    await using school = await at({ [FORM]: raw, [EXAMS]: { json: {} }, getRooms: { result: [] } });
    await school.session.login();
    await school.session.get("api/exams");
    await school.session.rooms();
    expect(school.call(EXAMS)?.headers.cookie).toBe(cookie);
    expect(school.call("getRooms")?.headers.cookie).toBe(cookie);
  });

  test("a redirect is no success: the session behind it may be nobody's", async () => {
    const redirect = page(302, "", { location: "/WebUntis/index.do", "set-cookie": "JSESSIONID=SECRET-NOBODY" });
    await using school = await at({ [FORM]: redirect, [MOBILE]: { json: { jwt: TOKEN } } });
    await school.session.login();
    expect(school.session.loginDoors?.open).toBe("mobile");
    await using alone = await at({ [FORM]: redirect });
    await expect(alone.session.login()).rejects.toMatchObject({ name: "TransportError", status: 302 });
  });

  test.each<[string, Scripted]>([
    ["no state", { json: {} }],
    ["success without a session", { json: { state: "SUCCESS" } }],
  ])("%s is no login", async (_, answer) => {
    await using school = await at({ [FORM]: answer, [MOBILE]: { json: { jwt: TOKEN } } });
    await expect(school.session.login()).rejects.toMatchObject({ name: "AuthError" });
    expect(school.count(MOBILE)).toBe(0);
  });
});

describe("the mobile app's authentication", () => {
  test("gives a token, which says whose it is and opens pages, but neither JSON-RPC nor what wants a session", async () => {
    await using school = await at({
      [MOBILE]: { json: { jwt: TOKEN } },
      [HOLIDAYS]: { json: [] },
      [EXAMS]: page(401, ""),
    });
    await school.session.login();
    expect(school.call(MOBILE)?.params).toEqual({ username: "anna", password: "SECRET-PASSWORD" });
    expect(school.session.loginResult).toEqual({ personId: 7, personType: 5, klasseId: undefined });
    expect(await school.session.get("api/rest/view/v1/holidays", { bearer: true })).toBe("[]");
    expect(school.call(HOLIDAYS)?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}` });
    expect(school.call(HOLIDAYS)?.headers.cookie).toBeUndefined();
    await expect(school.session.rooms()).rejects.toThrow(NoSessionError);
    expect(school.count("getRooms")).toBe(0);
    await expect(school.session.get("api/exams")).rejects.toThrow(NoRightError);
    expect(school.count(MOBILE)).toBe(1);
  });

  test.each<[string, object, object | undefined, object]>([
    ["numbers", { person_id: 8, user_type: 2 }, undefined, { personId: 8, personType: 2 }],
    ["nothing", {}, { user: { person: { id: 9 }, roles: ["LEGAL_GUARDIAN"] } }, { personId: 9, personType: 12 }],
    ["an unknown kind", { person_id: 8, user_type: "ROBOT" }, undefined, { personId: 8, personType: undefined }],
    ["no person", { person_id: null }, { user: {} }, { personId: undefined, personType: undefined }],
  ])("of a token that tells %s the owner is found out as far as possible", async (_, claims, appData, owner) => {
    const pages = appData ? { "/WebUntis/api/rest/view/v1/app/data": { json: appData } } : {};
    await using school = await at({ [MOBILE]: { json: { jwt: jwt(claims) } }, ...pages });
    await school.session.login();
    expect(school.session.loginResult).toEqual({ ...owner, klasseId: undefined });
  });

  test.each<[string, string, object]>([
    ["its own end", TOKEN, { minutes: 14 }],
    ["its own lifetime, whatever our clock says", jwt({ iat: 1000, exp: 1300 }), { minutes: 4 }],
    ["15 minutes where it does not say", "eyJ.x.y", { minutes: 14 }],
    ["15 minutes where our clock is far ahead", jwt({ exp: 1000 }), { minutes: 14 }],
    ["an hour at most", jwt({ iat: 1000, exp: 1e9 }), { minutes: 59 }],
  ])("a token is renewed a minute before %s", async (_, text, until) => {
    await using school = await at({ [MOBILE]: { json: { jwt: text } }, [HOLIDAYS]: { json: [] } }, { loginRepeat: 1 });
    const read = () => school.session.get("api/rest/view/v1/holidays", { bearer: true });
    await read();
    school.later(Temporal.Duration.from(until).subtract({ seconds: 1 }));
    await read();
    expect(school.count(MOBILE)).toBe(1);
    school.later({ seconds: 1 });
    await Promise.all([read(), read(), read()]);
    expect(school.count(MOBILE)).toBe(2);
  });

  test.each<[string, unknown]>([
    ["nothing", {}],
    ["what is no token", { jwt: "a\r\nX: y" }],
  ])("%s is no login", async (_, json) => {
    await using school = await at({ [MOBILE]: { json } });
    await expect(school.session.login()).rejects.toMatchObject({ name: "AuthError" });
  });

  test("is not for servers without a school's name, which stands in its address", async () => {
    await using school = await at({}, { school: "" });
    await expect(school.session.login()).rejects.toThrow(AuthError);
    expect(school.server.methods()).toEqual(["authenticate", FORM, "getAppSharedSecret"]);
  });
});

describe("the mobile app's endpoint", () => {
  const cookie = { "set-cookie": "JSESSIONID=SECRET-APP; Path=/WebUntis" };
  const opened = ({ id }: ReceivedCall) => page(200, JSON.stringify({ id, result: {} }), cookie);

  test("tells the key for a password, and opens a session for the key", async () => {
    await using school = await at({ getAppSharedSecret: { result: SECRET }, getUserData2017: opened });
    await school.session.login();
    expect(school.call("getAppSharedSecret")?.params).toEqual([{ userName: "anna", password: "SECRET-PASSWORD" }]);
    const auth = { clientTime: NOW.epochMilliseconds, user: "anna", otp: otpOf(SECRET, NOW) };
    expect(school.call("getUserData2017")?.params).toEqual([{ auth }]);
    expect(school.session.loginDoors?.open).toBe("shared-secret");
  });

  test.each([null, "", "no key!", 5])("that answers %j tells none", async (result) => {
    await using school = await at({ getAppSharedSecret: { result }, getUserData2017: opened });
    await expect(school.session.login()).rejects.toMatchObject({ name: "AuthError" });
    expect(school.count("getUserData2017")).toBe(0);
  });
});

describe("a key", () => {
  test("gives a token where it gives no session", async () => {
    await using school = await at({ getAuthToken: { result: { token: TOKEN } }, [HOLIDAYS]: { json: [] } }, BY_SECRET);
    await school.session.login();
    const auth = { clientTime: NOW.epochMilliseconds, user: "anna", otp: otpOf(SECRET, NOW) };
    expect(school.call("getAuthToken")?.params).toEqual([{ auth }]);
    expect(school.session.loginResult).toMatchObject({ personId: 7, personType: 5 });
    await school.session.get("api/rest/view/v1/holidays", { bearer: true });
    expect(school.call(HOLIDAYS)?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  test("makes a password for `authenticate` where the mobile app's endpoint is closed", async () => {
    await using school = await at({ authenticate: LOGGED_IN }, BY_SECRET);
    await school.session.login();
    const password = String(otpOf(SECRET, NOW)).padStart(6, "0");
    expect(school.call("authenticate")?.params).toMatchObject({ user: "anna", password });
    expect(school.session.loginDoors?.open).toBe("otp");
    expect(school.server.methods()).toEqual(["getUserData2017", "getAuthToken", "authenticate"]);
  });

  test("gives no login by a strange answer", async () => {
    await using school = await at({ getAuthToken: { result: {} } }, BY_SECRET);
    await expect(school.session.login()).rejects.toMatchObject({ name: "AuthError" });
  });
});

describe("everybody", () => {
  test("names the school in a header where the mobile app's endpoint is closed", async () => {
    await using school = await at(
      { [MENU]: { json: { availableTimetables: ["CLASS"] } }, [HOLIDAYS]: { json: [] } },
      ANONYMOUS,
    );
    await school.session.login();
    await school.session.get("api/rest/view/v1/holidays", { bearer: true });
    for (const path of [MENU, HOLIDAYS]) {
      expect(school.call(path)?.headers["anonymous-school-base64"]).toBe(btoa("Test Schule"));
      expect(school.call(path)?.headers.cookie).toBeUndefined();
    }
    await expect(school.session.get("api/exams")).rejects.toThrow(NoSessionError);
    await expect(school.session.rooms()).rejects.toThrow(NoSessionError);
    expect(school.server.methods()).toEqual(["getAppSharedSecret", MENU, HOLIDAYS]);
  });

  test("is not let in by a strange answer", async () => {
    await using school = await at({ [MENU]: { json: { errors: [{ code: "INTERNAL_ERROR" }] } } }, ANONYMOUS);
    await expect(school.session.login()).rejects.toMatchObject({ name: "AuthError" });
  });

  test.each([401, 403])("is told by status %i that the school shows nothing", async (status) => {
    await using school = await at({ [MENU]: page(status, "") }, ANONYMOUS);
    for (const _ of [1, 2])
      await expect(school.session.login()).rejects.toMatchObject({
        name: "BadCredentialsError",
        message: "This school shows nothing to the public",
      });
    expect(school.count(MENU)).toBe(1);
  });
});

describe("credentials that are refused at one door are sent to no other, and never again", () => {
  const WRONG: Scripted = { error: { code: -8504, message: "bad credentials" } };

  test.each<[string, Partial<SessionConfig>, Record<string, Scripted>, readonly string[]]>([
    ["authenticate", {}, { authenticate: WRONG }, ["authenticate"]],
    ["the form, by its state", {}, { [FORM]: { json: { state: "LOGIN_ERROR" } } }, ["authenticate", FORM]],
    ["the form, by a state of two lines", {}, { [FORM]: { json: { state: "x\ny" } } }, ["authenticate", FORM]],
    ["the form, by 401", {}, { [FORM]: page(401, "") }, ["authenticate", FORM]],
    ["the form, by 403", {}, { [FORM]: page(403, "") }, ["authenticate", FORM]],
    [
      "the form, by a redirect that says so",
      {},
      { [FORM]: page(302, "", { location: "/WebUntis/?login_error=1" }) },
      ["authenticate", FORM],
    ],
    ["mobile authentication, by 401", {}, { [MOBILE]: page(401, "") }, ["authenticate", FORM, MOBILE]],
    ["mobile authentication, by 403", {}, { [MOBILE]: page(403, "") }, ["authenticate", FORM, MOBILE]],
    ["getAppSharedSecret", {}, { getAppSharedSecret: WRONG }, ["authenticate", FORM, MOBILE, "getAppSharedSecret"]],
    ["getUserData2017", BY_SECRET, { getUserData2017: WRONG }, ["getUserData2017"]],
    ["getAuthToken", BY_SECRET, { getAuthToken: WRONG }, ["getUserData2017", "getAuthToken"]],
    ["authenticate by key", BY_SECRET, { authenticate: WRONG }, ["getUserData2017", "getAuthToken", "authenticate"]],
  ])("%s", async (_, config, doors, asked) => {
    await using school = await at(doors, { ...config, loginRepeat: 3 });
    const tries = await Promise.allSettled([school.session.login(), school.session.login(), school.session.rooms()]);
    for (const each of tries) expect(each).toMatchObject({ reason: { name: "BadCredentialsError" } });
    school.later({ hours: 24 });
    await expect(school.session.rooms()).rejects.toThrow(BadCredentialsError);
    expect(school.server.methods()).toEqual([...asked, LOGIN_META]);
  });
});

describe("which doors are tried", () => {
  const CLOSED: [string, Scripted][] = [
    ["404", page(404, "")],
    ["405", page(405, "")],
    ["410", page(410, "")],
    ["−32601", { error: { code: -32601, message: "Method not found" } }],
  ];

  test.each(CLOSED)("one closed by %s is tried last for four hours, while another answers", async (_, closed) => {
    await using school = await at({ authenticate: closed, [FORM]: SUCCESS });
    await school.session.login();
    school.later({ hours: 3, minutes: 59 });
    await school.session.login();
    expect(school.count("authenticate")).toBe(1);
    school.later({ minutes: 1 });
    await school.session.login();
    expect([school.count("authenticate"), school.count(FORM)]).toEqual([2, 3]);
  });

  test("one that was closed is tried again when the others are gone", async () => {
    let isOpen = false;
    await using school = await at({
      authenticate: () => (isOpen ? LOGGED_IN : NONE),
      [FORM]: () => (isOpen ? NONE : SUCCESS),
    });
    await school.session.login();
    isOpen = true;
    await school.session.login();
    const logins = school.server.methods().filter((method) => ["authenticate", FORM, MOBILE].includes(method));
    expect(logins).toEqual(["authenticate", FORM, FORM, MOBILE, "authenticate"]);
    expect(school.session.loginDoors).toMatchObject({
      open: "authenticate",
      shut: [{ door: "web-form" }, { door: "mobile" }, { door: "shared-secret" }],
    });
  });

  test.each<[string, Scripted]>([
    ["503 with a web page", page(503, "<h1>Wartung</h1>")],
    ["500", page(500, "")],
    ["a broken connection", { raw: (response) => void response.socket?.destroy() }],
    ["a redirect", page(302, "", { location: "/wartung" })],
  ])("one broken by %s is climbed over, and tried again next time", async (_, broken) => {
    await using school = await at({ authenticate: broken, [FORM]: SUCCESS });
    await school.session.login();
    expect(school.session.loginDoors).toEqual({
      open: "web-form",
      shut: [{ door: "authenticate", why: "broken" }],
    });
    await school.session.login();
    expect([school.count("authenticate"), school.count(FORM)]).toEqual([2, 2]);
  });

  test.each<[string, Scripted, string]>([
    ["a rate limit", page(429, ""), "TransportError"],
    ["a wish for a later time", page(503, "", { "retry-after": "20" }), "TransportError"],
    ["an unknown code", { error: { code: -8998, message: "?" } }, "RemoteError"],
    ["a wrong school", { error: { code: -8500, message: "invalid schoolname" } }, "InvalidSchoolError"],
    ["a login code", { result: { code: 4010 } }, "AuthError"],
  ])("%s speaks for the whole server or account: no other is tried", async (_, answer, name) => {
    await using school = await at({ authenticate: answer, [FORM]: SUCCESS });
    await expect(school.session.login()).rejects.toMatchObject({ name });
    expect(school.server.methods()).toEqual(["authenticate"]);
  });

  test("where nobody listens each is tried, and the error says so", async () => {
    const school = await at({ authenticate: LOGGED_IN });
    await school.server[Symbol.asyncDispose]();
    await expect(school.session.login()).rejects.toMatchObject({ kind: "unreachable" });
    await school.session[Symbol.asyncDispose]();
  });

  test("silence is waited for once", async () => {
    await using school = await at({ authenticate: { raw: () => {} }, [FORM]: SUCCESS }, { timeout: 30 });
    await expect(school.session.login()).rejects.toMatchObject({ kind: "timeout" });
    expect(school.server.methods()).toEqual(["authenticate"]);
  });

  test("after a web page with status 200 only those of a server that answers like WebUntis", async () => {
    const start = page(200, "<!doctype html><title>WebUntis</title><div id=root></div>");
    await using portal = await at({ authenticate: start, [FORM]: start, [LOGIN_META]: start });
    await expect(portal.session.login()).rejects.toMatchObject({ kind: "not-json" });
    expect(portal.server.methods()).toEqual(["authenticate", LOGIN_META]);
    const meta = { json: { ssoLoginEnabled: false, anonymousLoginEnabled: false } };
    await using school = await at({ authenticate: start, [FORM]: SUCCESS, [LOGIN_META]: meta });
    await school.session.login();
    expect(school.session.loginDoors?.open).toBe("web-form");
  });

  test("when none is there the error says so; when one is broken, that is the error", async () => {
    await using nothing = await at({});
    await expect(nothing.session.login()).rejects.toMatchObject({ name: "AuthError" });
    await expect(nothing.session.rooms()).rejects.not.toThrow(TransportError);
    await using broken = await at({ [FORM]: page(502, "") });
    await expect(broken.session.login()).rejects.toMatchObject({ name: "TransportError", status: 502 });
  });
});

describe("what the school says about logging in", () => {
  const WRONG: Scripted = { error: { code: -8504, message: "bad credentials" } };
  const meta = (sso: boolean) => ({ json: { ssoLoginEnabled: sso, anonymousLoginEnabled: true } });

  test("is asked once after a refusal, and stands in the error", async () => {
    await using school = await at({ authenticate: WRONG, [LOGIN_META]: meta(true) });
    for (const _ of [1, 2])
      await expect(school.session.login()).rejects.toMatchObject({
        message: expect.stringContaining("QR code or key"),
        way: "password",
        code: -8504,
        loginMeta: { sso: true, anonymous: true },
      });
    expect(school.call(LOGIN_META)?.params).toEqual({ school: "Test Schule" });
    expect(school.call(LOGIN_META)?.headers.cookie).toBeUndefined();
    expect(school.count(LOGIN_META)).toBe(1);
  });

  test("is no advice where passwords are known", async () => {
    await using school = await at({ authenticate: WRONG, [LOGIN_META]: meta(false) });
    await expect(school.session.login()).rejects.toMatchObject({ message: "authenticate: bad credentials (-8504)" });
  });

  test("of a key is that a change of password makes it void", async () => {
    await using school = await at({ getUserData2017: WRONG }, BY_SECRET);
    await expect(school.session.login()).rejects.toMatchObject({
      message: expect.stringContaining("change of password"),
      way: "secret",
      loginMeta: undefined,
    });
  });

  test.each<[string, Scripted]>([
    ["forbidden", page(403, "")],
    ["strange", { json: { ssoLoginEnabled: "yes" } }],
    ["a web page", page(200, "<h1>Wartung</h1>")],
  ])("is not known where the page is %s", async (_, answer) => {
    await using school = await at({ authenticate: WRONG, [LOGIN_META]: answer });
    await expect(school.session.login()).rejects.toMatchObject({ name: "BadCredentialsError", loginMeta: undefined });
  });
});
