import { describe, expect, test } from "vitest";
import { RemoteError, TransportError } from "../../src/webuntis/index.ts";
import { LOGGED_IN, page, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";
import { NOW } from "./mobile-app.ts";
import { sessionWith } from "./school.ts";

const EXPIRED: Scripted = { error: { code: -8520, message: "not authenticated" } };

/** A server whose logins answer so, one after the other, the last one from then on, and a session that logs in by itself. */
async function loggingIn(...answers: readonly [Scripted, ...Scripted[]]) {
  let now = NOW;
  let logins = 0;
  let isExpired = false;
  const server = await scriptedWebUntis(({ method }) => {
    if (method === "logout") return { result: null };
    if (method.startsWith("/") || method === "getAppSharedSecret") return page(404, "");
    if (method !== "authenticate") return isExpired ? EXPIRED : { result: [] };
    isExpired = false;
    const answer = answers[Math.min(logins, answers.length - 1)] ?? answers[0];
    logins += 1;
    return answer;
  });
  const session = sessionWith(server, { loginRepeat: 1, now: () => now });
  return {
    session,
    server,
    logins: () => logins,
    expire: () => {
      isExpired = true;
    },
    later: (by: Temporal.DurationLike) => {
      now = now.add(by);
    },
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const FAILURES: [string, Scripted][] = [
  ["an unknown code", { error: { code: -8998, message: "?" } }],
  ["a login code", { result: { code: 4010 } }],
  ["no session id", { result: {} }],
  ["nonsense", { json: "?" }],
  ["a web page", page(200, "<h1>Wartung</h1>")],
];

const OUTAGES: [string, Scripted][] = [
  ["503", page(503, "")],
  ["a rate limit", page(429, "")],
  ["a broken connection", { raw: (response) => void response.socket?.destroy() }],
];

describe.each(FAILURES)("logins answered with %s", (_, failure) => {
  test("are sent once a minute at most, however often somebody asks, and ever more rarely", async () => {
    await using school = await loggingIn(failure);
    const seconds: number[] = [];
    for (let second = 0; second < 3600; second += 5) {
      const before = school.logins();
      const [first, other] = await Promise.allSettled([school.session.rooms(), school.session.login()]);
      expect([first?.status, other?.status]).toEqual(["rejected", "rejected"]);
      if (school.logins() > before) seconds.push(second);
      school.later({ seconds: 5 });
    }
    const minutes = [0, 1, 3, 7, 15, 30, 45];
    expect(seconds).toEqual(minutes.map((minute) => minute * 60));
    expect(school.server.methods()).not.toContain("getRooms");
  });

  test("are forgotten by one that works", async () => {
    await using school = await loggingIn(failure, failure, LOGGED_IN, LOGGED_IN, failure, LOGGED_IN);
    for (const minutes of [0, 1, 2]) {
      school.later({ minutes });
      await school.session.rooms().catch(() => {});
    }
    expect(school.logins()).toBe(3);
    await school.session.login();
    expect(school.logins()).toBe(4);
  });

  test("after one that worked cost a single question", async () => {
    await using school = await loggingIn(LOGGED_IN, failure, LOGGED_IN);
    await school.session.rooms();
    school.expire();
    await expect(school.session.rooms()).rejects.toThrow();
    school.later({ seconds: 1 });
    expect(await school.session.rooms()).toEqual([]);
    expect(school.logins()).toBe(3);
  });

  test("after one that worked are tried twice, then paused", async () => {
    await using school = await loggingIn(LOGGED_IN, failure);
    await school.session.rooms();
    school.expire();
    for (let second = 0; second < 60; second++) {
      await expect(school.session.rooms()).rejects.toThrow();
      school.later({ seconds: 1 });
    }
    expect(school.logins()).toBe(3);
  });
});

describe.each(OUTAGES)("logins answered with %s", (_, outage) => {
  test("are tried again at once, and then every minute, so that the end is noticed", async () => {
    await using school = await loggingIn(outage);
    for (let second = 0; second < 600; second += 5) {
      await expect(school.session.rooms()).rejects.toThrow(TransportError);
      school.later({ seconds: 5 });
    }
    expect(school.logins()).toBe(11);
  });

  test("cost one question when it was one only", async () => {
    await using school = await loggingIn(outage, LOGGED_IN);
    await expect(school.session.rooms()).rejects.toThrow(TransportError);
    expect(await school.session.rooms()).toEqual([]);
  });
});

test("an outage between answers makes no pause shorter", async () => {
  const unknown: Scripted = { error: { code: -8998, message: "?" } };
  await using school = await loggingIn(unknown, page(503, ""), unknown, LOGGED_IN);
  for (const pause of [1, 1, 2]) {
    await expect(school.session.login()).rejects.toThrow(RemoteError);
    school.later({ seconds: pause * 60 - 1 });
    const before = school.logins();
    await expect(school.session.login()).rejects.toThrow(RemoteError);
    expect(school.logins()).toBe(before);
    school.later({ seconds: 1 });
  }
  await school.session.login();
});

test("a pause says what went wrong, each time", async () => {
  await using school = await loggingIn({ error: { code: -8998, message: "the moon" } });
  const first = await school.session.login().catch((error: unknown) => error);
  expect(first).toMatchObject({ code: -8998 });
  await expect(school.session.login()).rejects.toBe(first);
});

test.each([
  ["300", { minutes: 5 }],
  ["86400", { minutes: 15 }],
])("a server's wish to be left alone for %s seconds is kept, up to 15 minutes", async (wish, pause) => {
  await using school = await loggingIn(page(503, "", { "retry-after": wish }), LOGGED_IN);
  await expect(school.session.login()).rejects.toThrow(TransportError);
  school.later(Temporal.Duration.from(pause).subtract({ seconds: 1 }));
  await expect(school.session.login()).rejects.toThrow(TransportError);
  expect(school.logins()).toBe(1);
  school.later({ seconds: 1 });
  await school.session.login();
  expect(school.logins()).toBe(2);
});

test("a pause outlasts closing the session", async () => {
  await using school = await loggingIn({ result: {} }, LOGGED_IN);
  await expect(school.session.login()).rejects.toThrow();
  await school.session[Symbol.asyncDispose]();
  await expect(school.session.login()).rejects.toThrow();
  expect(school.logins()).toBe(1);
});
