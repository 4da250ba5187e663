import { describe, expect, test } from "vitest";
import { BadCredentialsError, NotLoggedInError } from "../../src/webuntis/index.ts";
import { LOGGED_IN, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";
import { LOGIN_META, SECRETS, sessionWith } from "./school.ts";

const EXPIRED: Scripted = { error: { code: -8520, message: "not authenticated" } };

describe("login_repeat", () => {
  test("of 5 against a server that always forgets: [call, logout, authenticate] × 6 less the last two", async () => {
    await using server = await scriptedWebUntis(({ method }) => (method === "authenticate" ? LOGGED_IN : EXPIRED));
    await using session = sessionWith(server, { loginRepeat: 5, jsessionid: "old" });
    await expect(session.holidays()).rejects.toThrow(NotLoggedInError);
    const round = ["getHolidays", "logout", "authenticate"];
    expect(server.methods()).toEqual([...round, ...round, ...round, ...round, ...round, "getHolidays"]);
  });

  test("of 0, the default, never logs in by itself", async () => {
    await using server = await scriptedWebUntis(() => EXPIRED);
    await using session = sessionWith(server, { jsessionid: "old" });
    await expect(session.holidays()).rejects.toThrow(NotLoggedInError);
    expect(server.methods()).toEqual(["getHolidays"]);
  });

  test("without any session id nothing is sent but the login", async () => {
    await using server = await scriptedWebUntis(({ method }) =>
      method === "authenticate" ? LOGGED_IN : { result: [] },
    );
    await using session = sessionWith(server, { loginRepeat: 1 });
    expect(await session.holidays()).toEqual([]);
    expect(server.methods()).toEqual(["authenticate", "getHolidays"]);
  });

  test("repeats nothing but an expired session", async () => {
    await using server = await scriptedWebUntis(() => ({ error: { code: -8509, message: "no right" } }));
    await using session = sessionWith(server, { loginRepeat: 5, jsessionid: "old" });
    await expect(session.teachers()).rejects.toThrow("no right");
    expect(server.methods()).toEqual(["getTeachers"]);
  });

  test("a session that expires under ten waiting calls is renewed once", async () => {
    const { promise: allWaiting, resolve } = Promise.withResolvers<void>();
    let waiting = 0;
    await using server = await scriptedWebUntis(async ({ method, headers }) => {
      if (method === "authenticate") return LOGGED_IN;
      if (method === "logout" || headers.cookie?.includes("SECRET-SESSION")) return { result: [] };
      if (++waiting === 6) resolve();
      await allWaiting;
      return EXPIRED;
    });
    await using session = sessionWith(server, { loginRepeat: 1, jsessionid: "old" });
    const ids = Array.from({ length: 10 }, (_, id) => id + 1);
    await Promise.all(ids.map((schoolyear) => session.klassen({ schoolyear })));
    const count = (name: string) => server.methods().filter((method) => method === name).length;
    expect(count("authenticate")).toBe(1);
    expect(count("logout")).toBe(1);
    const answered = server.calls.filter(
      ({ headers, method }) => method === "getKlassen" && headers.cookie?.includes("SECRET"),
    );
    expect(answered.map(({ params }) => params)).toHaveLength(10);
  });

  test("a late answer about the old session does not end the new one", async () => {
    const renewed = Promise.withResolvers<void>();
    await using server = await scriptedWebUntis(async ({ method, headers }) => {
      if (method === "authenticate") return LOGGED_IN;
      if (method === "logout" || headers.cookie?.includes("SECRET-SESSION")) return { result: [] };
      if (method === "getRooms") await renewed.promise;
      return EXPIRED;
    });
    await using session = sessionWith(server, { loginRepeat: 1, jsessionid: "old" });
    const late = session.rooms();
    await session.holidays();
    renewed.resolve();
    expect(await late).toEqual([]);
    expect(server.methods().filter((method) => method === "authenticate" || method === "logout")).toEqual([
      "logout",
      "authenticate",
    ]);
  });
});

describe("logging in", () => {
  const WRONG: Scripted = { error: { code: -8504, message: "bad credentials" } };

  test("a wrong password is sent once and never again", async () => {
    await using server = await scriptedWebUntis(() => WRONG);
    await using session = sessionWith(server, { loginRepeat: 5 });
    const tries = [session.login(), session.login(), session.klassen()];
    for (const each of await Promise.allSettled(tries)) expect(each).toMatchObject({ reason: { code: -8504 } });
    await expect(session.login()).rejects.toThrow(BadCredentialsError);
    await expect(session.rooms()).rejects.toThrow(BadCredentialsError);
    expect(server.methods()).toEqual(["authenticate", LOGIN_META]);
  });

  test("missing credentials are told before anything is sent", async () => {
    await using server = await scriptedWebUntis(() => LOGGED_IN);
    await using session = sessionWith(server, { password: "" });
    await expect(session.login()).rejects.toThrow(BadCredentialsError);
    expect(server.methods()).toEqual([]);
  });

  test.each([{}, { sessionId: 5 }, { sessionId: "a\r\nb" }, null])(
    "an answer of %j holds no session",
    async (result) => {
      await using server = await scriptedWebUntis(() => ({ result }));
      await using session = sessionWith(server);
      await expect(session.login()).rejects.toMatchObject({ name: "AuthError" });
    },
  );

  test("sends the cookies, the school and who asks", async () => {
    await using server = await scriptedWebUntis(({ method }) =>
      method === "authenticate" ? LOGGED_IN : { result: [] },
    );
    await using session = await sessionWith(server).login();
    await session.holidays();
    const [login, holidays] = server.calls;
    expect(login?.url).toBe("/WebUntis/jsonrpc.do?school=Test+Schule");
    expect(login?.params).toMatchObject({ user: "anna", password: "SECRET-PASSWORD" });
    expect(login?.headers["user-agent"]).toMatch(/^test webuntis-client/);
    expect(login?.headers.cookie).not.toContain("JSESSIONID");
    expect(holidays?.headers.cookie).toBe(`JSESSIONID=SECRET-SESSION; schoolname="_${btoa("Test Schule")}"`);
    expect(session.loginResult).toEqual({ personType: 5, personId: 7, klasseId: 3 });
  });

  test("leaving the scope logs out, also when the server has forgotten the session", async () => {
    await using server = await scriptedWebUntis(({ method }) => (method === "authenticate" ? LOGGED_IN : EXPIRED));
    {
      await using _session = await sessionWith(server).login();
    }
    expect(server.methods()).toEqual(["authenticate", "logout"]);
  });

  test("logging out without a session is an error unless errors are suppressed", async () => {
    await using server = await scriptedWebUntis(() => ({ result: null }));
    await using session = sessionWith(server);
    await expect(session.logout()).rejects.toThrow(NotLoggedInError);
    await session.logout({ suppressErrors: true });
    expect(server.methods()).toEqual([]);
  });

  test("after logging out the session is gone", async () => {
    await using server = await scriptedWebUntis(({ method }) =>
      method === "authenticate" ? LOGGED_IN : { result: null },
    );
    await using session = await sessionWith(server).login();
    await session.logout();
    await expect(session.holidays()).rejects.toThrow(NotLoggedInError);
    expect(server.methods()).toEqual(["authenticate", "logout"]);
  });

  test("no secret stands in an error, however one looks at it", async () => {
    await using server = await scriptedWebUntis(({ method }) => ({
      raw: (response) =>
        void response.end(
          method === "authenticate" ? '{"result":{"sessionId":"SECRET-SESSION"' : '{"id":"x","result":',
        ),
    }));
    await using session = sessionWith(server, { jsessionid: "SECRET-SESSION" });
    const errors = [await session.login().catch((error) => error), await session.klassen().catch((error) => error)];
    const { inspect } = await import("node:util");
    for (const error of errors) {
      expect(error).toBeInstanceOf(Error);
      const seen = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
      for (const secret of SECRETS) expect(seen).not.toContain(secret);
    }
  });
});
