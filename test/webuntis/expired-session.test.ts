import { describe, expect, test } from "vitest";
import { NoRightError, NotLoggedInError, type Session, TransportError } from "../../src/webuntis/index.ts";
import { LOGGED_IN, page, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";
import { NOW } from "./mobile-app.ts";
import { sessionWith } from "./school.ts";

const NEWS = "api/public/news/newsWidgetData";
const FORM = '<html><form action="j_spring_security_check"><input name=j_username></form></html>';
const BODY = JSON.stringify({ jsonrpc: "2.0", id: "error", error: { code: -8520, message: "not authenticated" } });

const redirect = (status: number, location: string) => page(status, "", { location });

const ANYWHERE: [string, Scripted][] = [
  ["302 to the start page", redirect(302, "/WebUntis/")],
  ["302 to the start page of the school", redirect(302, "/WebUntis/?school=x#/basic/login")],
  ["301 to index.do", redirect(301, "/WebUntis/index.do")],
  ["303 to the form", redirect(303, "https://x.webuntis.com/WebUntis/j_spring_security_check")],
  ["302 to another service's login", redirect(302, "https://login.microsoftonline.com/x")],
  ["the login form", page(200, FORM)],
  ["a page with a field for the password", page(200, "<body><input id=p type='password'></body>")],
  ["status 500 and −8520", page(500, BODY)],
  ["status 401 and −8520", page(401, BODY)],
];

const OF_PAGES: [string, Scripted][] = [
  ["status 401", page(401, "")],
  ["the start page", page(200, "<!doctype html><title>WebUntis</title><div id=root></div>")],
  ["the start page of Angular", page(200, "<html><app-root></app-root></html>")],
  ["isSessionTimeout", { json: { isSessionTimeout: true, error: null, data: null } }],
  ["−8520 with status 200", page(200, BODY)],
];

const HOW: Record<string, (session: Session) => Promise<unknown>> = {
  "JSON-RPC": (session) => session.rooms(),
  "a page": (session) => session.get(NEWS),
};

/** Answers with this until the next login, to whoever asks with the old session; each login opens another one. */
async function expiring(sign: Scripted, { forGood = false } = {}) {
  let now = NOW;
  let logins = 0;
  const server = await scriptedWebUntis(({ method, headers }) => {
    if (method === "authenticate") return { result: { sessionId: `SECRET-${++logins}` } };
    if (method === "logout") return { result: null };
    if (forGood || !headers.cookie?.includes("SECRET-2;")) return sign;
    return method === "getRooms" ? { result: [] } : { json: {} };
  });
  const session = sessionWith(server, { loginRepeat: 1, now: () => now });
  await session.login();
  return {
    session,
    logins: () => logins,
    later: (by: Temporal.DurationLike) => {
      now = now.add(by);
    },
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const CASES = [
  ...ANYWHERE.flatMap(([name, sign]) => Object.keys(HOW).map((how) => [how, name, sign] as const)),
  ...OF_PAGES.map(([name, sign]) => ["a page", name, sign] as const),
];

test.each(CASES)(
  "%s that tells an expired session by %s: one new login for all who wait, and the answer",
  async (how, _, sign) => {
    await using school = await expiring(sign);
    const ask = HOW[how] ?? expect.fail();
    for (const each of await Promise.allSettled([1, 2, 3, 4].map(() => ask(school.session))))
      expect(each).toMatchObject({ status: "fulfilled" });
    expect(school.logins()).toBe(2);
  },
);

test("a session may expire within a minute of a login that came by itself", async () => {
  let valid = "SECRET-1;";
  let logins = 0;
  await using server = await scriptedWebUntis(({ method, headers }) => {
    if (method === "authenticate") return { result: { sessionId: `SECRET-${++logins}` } };
    return headers.cookie?.includes(valid) ? { result: [] } : redirect(302, "/WebUntis/");
  });
  await using session = sessionWith(server, { loginRepeat: 1 });
  await session.rooms();
  valid = "SECRET-2;";
  expect(await session.rooms()).toEqual([]);
});

describe("what asks for a login even just after one", () => {
  test.each(OF_PAGES.slice(0, 4).concat(ANYWHERE.slice(0, 7)))(
    "of a page, by %s, is an error, and makes no more than one login a minute",
    async (_, sign) => {
      await using school = await expiring(sign, { forGood: true });
      for (let second = 0; second < 60; second++) {
        await expect(school.session.get(NEWS)).rejects.toThrow(NotLoggedInError);
        school.later({ seconds: 1 });
      }
      expect(school.logins()).toBe(2);
      await expect(school.session.get(NEWS)).rejects.toThrow(NotLoggedInError);
      expect(school.logins()).toBe(3);
    },
  );

  test.each(ANYWHERE.slice(0, 7))("of JSON-RPC, by %s, is a closed door", async (_, sign) => {
    await using school = await expiring(sign, { forGood: true });
    for (let time = 0; time < 5; time++) await expect(school.session.rooms()).rejects.toThrow(NoRightError);
    expect(school.logins()).toBe(2);
  });
});

test.each<[string, string, Scripted, string | undefined]>([
  ["JSON-RPC", "a page about maintenance", page(200, "<h1>Wartung bis 14 Uhr</h1>"), "not-json"],
  ["JSON-RPC", "the start page, served for what is gone", page(200, "<title>WebUntis</title><app-root>"), "not-json"],
  ["JSON-RPC", "a redirect elsewhere", redirect(302, "https://wartung.example.org/"), "status"],
  ["JSON-RPC", "a status with another body", page(500, '{"error":"broken"}'), "status"],
  ["a page", "a redirect elsewhere", redirect(302, "/wartung"), "status"],
  ["a page", "a redirect without a place", page(302, ""), "status"],
  ["a page", "a status with another body", page(500, '{"error":{"code":"x"}}'), "status"],
])("%s: %s is no expired session", async (how, _, sign, kind) => {
  await using school = await expiring(sign);
  const ask = HOW[how] ?? expect.fail();
  await expect(ask(school.session)).rejects.toMatchObject({ name: TransportError.name, kind });
  expect(school.logins()).toBe(1);
});

test("data that speaks of logins and sessions is data", async () => {
  const text = JSON.stringify({
    data: [{ text: "Das Formular j_spring_security_check und isSessionTimeout" }],
    error: null,
  });
  await using school = await expiring(page(200, text));
  expect(await school.session.get(NEWS)).toBe(text);
});

describe("a session that is closed", () => {
  test("is not opened again by a call still under way", async () => {
    const asked = Promise.withResolvers<void>();
    const closing = Promise.withResolvers<void>();
    await using server = await scriptedWebUntis(async ({ method }): Promise<Scripted> => {
      if (method === "authenticate") return LOGGED_IN;
      if (method === "logout") {
        closing.resolve();
        return { result: null };
      }
      asked.resolve();
      await closing.promise;
      return { error: { code: -8520, message: "not authenticated" } };
    });
    const session = await sessionWith(server, { loginRepeat: 5 }).login();
    const waiting = expect(session.rooms()).rejects.toThrow();
    await asked.promise;
    await session[Symbol.asyncDispose]();
    await waiting;
    await expect(session.rooms()).rejects.toThrow(NotLoggedInError);
    expect(server.methods()).toEqual(["authenticate", "getRooms", "logout"]);
  });

  test("is opened anew by a login, with new connections, as often as wanted", async () => {
    await using server = await scriptedWebUntis(({ method }) =>
      method === "authenticate" ? LOGGED_IN : { result: [] },
    );
    const session = sessionWith(server);
    for (let time = 0; time < 3; time++) {
      await session.login();
      expect(await session.rooms()).toEqual([]);
      await session[Symbol.asyncDispose]();
    }
    const round = ["authenticate", "getRooms", "logout"];
    expect(server.methods()).toEqual([...round, ...round, ...round]);
  });

  test("is opened anew by a login that comes while it closes", async () => {
    await using server = await scriptedWebUntis(({ method }) =>
      method === "authenticate" ? LOGGED_IN : { result: [] },
    );
    const session = await sessionWith(server).login();
    const [, again] = await Promise.all([session[Symbol.asyncDispose](), session.login()]);
    expect(await again.rooms()).toEqual([]);
    await session[Symbol.asyncDispose]();
  });
});
