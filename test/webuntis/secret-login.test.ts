import { describe, expect, test } from "vitest";
import { AuthError, BadCredentialsError } from "../../src/webuntis/index.ts";
import { page, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";
import { authsOf, BY_SECRET, type MobileParts, mobileWebUntis, NOW, otpOf, SECRET } from "./mobile-app.ts";
import { LOGIN_META, sessionWith, THAT_WEEK } from "./school.ts";

const PAGES: Record<string, Scripted> = {
  "/WebUntis/api/app/config": {
    json: {
      data: {
        loginServiceConfig: {
          user: {
            personId: 7,
            persons: [
              { id: 3, type: 12 },
              { id: 7, type: 5 },
            ],
          },
        },
      },
    },
  },
  "/WebUntis/api/daytimetable/config": { json: { data: { klasseId: 129 } } },
  getHolidays: { result: [] },
};

async function loggedIn(parts: MobileParts = {}, config: object = {}) {
  const server = await mobileWebUntis({ more: PAGES, ...parts });
  const session = sessionWith(server, { ...BY_SECRET, ...config });
  return {
    server,
    session,
    error: await session.login().then(
      () => undefined,
      (error: unknown) => error,
    ),
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe("logging in by a secret", () => {
  test("sends a one-time password to the mobile app's door, and takes the session from the cookie", async () => {
    await using app = await loggedIn();
    const [login, ...pages] = app.server.calls;
    expect(login?.url).toBe("/WebUntis/jsonrpc_intern.do?m=getUserData2017&v=i2.2&school=Test+Schule");
    expect(login?.params).toEqual([
      { auth: { clientTime: NOW.epochMilliseconds, user: "anna", otp: otpOf(SECRET, NOW) } },
    ]);
    expect(login?.headers.cookie).toBe(`schoolname="_${btoa("Test Schule")}"`);
    expect(pages.map(({ url }) => url).toSorted()).toEqual([
      "/WebUntis/api/app/config",
      "/WebUntis/api/daytimetable/config",
    ]);
    for (const { headers } of pages) expect(headers.cookie).toContain("JSESSIONID=SECRET-SESSION;");
    expect(app.session.loginResult).toEqual({ personId: 7, personType: 5, klasseId: 129 });
  });

  test.each([
    [59, 287082],
    [1111111109, 81804],
    [1234567890, 5924],
    [2000000000, 279037],
  ])("at second %i the one-time password is RFC 6238's, as a number: %i", async (second, otp) => {
    const rfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    const at = Temporal.Instant.fromEpochMilliseconds(second * 1000);
    await using app = await loggedIn({ at, secret: rfc }, { secret: rfc, now: () => at });
    expect(app.error).toBeUndefined();
    expect(authsOf(app.server).map((auth) => auth.otp)).toEqual([otp]);
  });

  test.each(["secretkeysecretk", "SECR ETKE YSEC RETK", "secr-etke-ysec-retk", "SECRETKEYSECRETK======"])(
    "the secret may be written as %j",
    async (secret) => {
      await using app = await loggedIn({}, { secret });
      expect(app.error).toBeUndefined();
      expect(authsOf(app.server)).toHaveLength(1);
    },
  );

  test.each([
    ["forbidden", page(403, "")],
    ["a web page", page(200, "<html>")],
    ["silent", { json: {} }],
    ["without an account", { json: { data: { loginServiceConfig: { user: {} } } } }],
    ["broken", page(503, "later")],
  ])("the account's person stays unknown where that page is %s", async (_, answer) => {
    await using app = await loggedIn({ more: { ...PAGES, "/WebUntis/api/app/config": answer } });
    expect(app.error).toBeUndefined();
    expect(app.session.loginResult).toEqual({ personId: undefined, personType: undefined, klasseId: 129 });
  });

  test("the class stays unknown where that page fails", async () => {
    await using app = await loggedIn({ more: { ...PAGES, "/WebUntis/api/daytimetable/config": page(500, "") } });
    expect(app.session.loginResult).toEqual({ personId: 7, personType: 5, klasseId: undefined });
  });

  test.each([
    ["no cookie at all", []],
    ["another cookie", ["SESSION=x"]],
    ["an empty one", ["JSESSIONID=; Path=/"]],
  ])("an answer with %s opens no session", async (_, cookies) => {
    await using app = await loggedIn({ cookies });
    expect(app.error).toBeInstanceOf(AuthError);
    expect(app.session.loginResult).toBeUndefined();
  });

  test("a session that expires is renewed with a new one-time password", async () => {
    let now = NOW;
    let sessions = 0;
    await using server = await scriptedWebUntis((call): Scripted => {
      if (call.method === "getUserData2017") {
        const headers = { "set-cookie": `JSESSIONID=s${++sessions}` };
        return page(200, JSON.stringify({ id: call.id, result: {} }), headers);
      }
      if (call.method === "getHolidays" && !call.headers.cookie?.includes("s2;"))
        return { error: { code: -8520, message: "not authenticated" } };
      return { result: [] };
    });
    await using session = sessionWith(server, { ...BY_SECRET, loginRepeat: 1, now: () => now });
    await session.login();
    now = now.add({ minutes: 20 });
    expect(await session.holidays()).toEqual([]);
    expect(authsOf(server).map(({ otp }) => otp)).toEqual([otpOf(SECRET, NOW), otpOf(SECRET, now)]);
  });
});

describe("a clock that is off", () => {
  test.each([
    ["a minute behind", NOW.add({ minutes: 1 })],
    ["a minute ahead", NOW.subtract({ minutes: 1 })],
    ["an hour behind", NOW.add({ hours: 1 })],
    ["an hour ahead", NOW.subtract({ hours: 1 })],
  ])("by %s is put right once by the server's", async (_, at) => {
    await using app = await loggedIn({ at });
    expect(app.error).toBeUndefined();
    expect(authsOf(app.server).map(({ clientTime }) => clientTime)).toEqual([
      NOW.epochMilliseconds,
      at.epochMilliseconds,
    ]);
    expect(await app.session.holidays()).toEqual([]);
  });

  test.each<[string, Temporal.Instant | undefined, number]>([
    ["right", NOW, 1],
    ["not told", undefined, 1],
    ["off", NOW.add({ hours: 1 }), 2],
  ])("a wrong secret is refused for good where the clock is %s", async (_, at, sent) => {
    await using app = await loggedIn({ at, secret: "GEZDGNBVGY3TQOJQ" }, { loginRepeat: 3 });
    expect(app.error).toBeInstanceOf(BadCredentialsError);
    await expect(app.session.login()).rejects.toMatchObject({ name: "BadCredentialsError", code: -8504 });
    await expect(app.session.holidays()).rejects.toThrow(BadCredentialsError);
    expect(app.server.methods()).toEqual([...Array.from({ length: sent }, () => "getUserData2017"), LOGIN_META]);
  });

  test("another error is no reason to try the server's", async () => {
    const error = { error: { code: -8500, message: "invalid schoolname" } };
    await using server = await scriptedWebUntis(() => error);
    await using session = sessionWith(server, { ...BY_SECRET, now: () => NOW });
    await expect(session.login()).rejects.toMatchObject({ name: "InvalidSchoolError" });
    expect(server.calls).toHaveLength(1);
  });
});

describe("without an account", () => {
  const ANONYMOUS = { username: "", password: "", secret: "", anonymous: true } as const;

  test("the school is asked whether it shows something, then entered as everybody is", async () => {
    await using app = await loggedIn({ more: { ...PAGES, getAppSharedSecret: { result: "x" } } }, ANONYMOUS);
    const [ask, login, ...others] = app.server.calls;
    expect(ask?.url).toBe("/WebUntis/jsonrpc_intern.do?m=getAppSharedSecret&v=i3.5&school=Test+Schule");
    expect(ask?.params).toEqual([{ userName: "#anonymous#", password: "" }]);
    expect(login?.params).toEqual([{ auth: { clientTime: NOW.epochMilliseconds, user: "#anonymous#", otp: 100170 } }]);
    expect(others).toEqual([]);
    expect(app.session.loginResult).toEqual({ personId: undefined, personType: undefined, klasseId: undefined });
    await expect(app.session.myTimetable(THAT_WEEK)).rejects.toMatchObject({ name: "NotFoundError" });
    expect(await app.session.holidays()).toEqual([]);
  });

  test("a school that shows nothing is asked once and never again", async () => {
    const refusal: Scripted = { error: { code: -8999, message: "no public access" } };
    await using app = await loggedIn({ more: { getAppSharedSecret: refusal } }, ANONYMOUS);
    expect(app.error).toMatchObject({ name: "BadCredentialsError", code: -8999 });
    await expect(app.session.login()).rejects.toMatchObject({
      message: "This school shows nothing to the public",
      code: -8999,
    });
    expect(app.server.methods()).toEqual(["getAppSharedSecret", LOGIN_META]);
  });

  test("a server that cannot answer now is asked again a minute later", async () => {
    let now = NOW;
    const config = { ...ANONYMOUS, now: () => now };
    await using app = await loggedIn({ more: { getAppSharedSecret: page(503, "", { "retry-after": "5" }) } }, config);
    expect(app.error).toMatchObject({ name: "TransportError" });
    await expect(app.session.login()).rejects.toBe(app.error);
    now = now.add({ minutes: 1 });
    await expect(app.session.login()).rejects.toMatchObject({ name: "TransportError" });
    expect(app.server.methods()).toEqual(["getAppSharedSecret", "getAppSharedSecret"]);
  });
});
