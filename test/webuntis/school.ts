import { Session, type SessionConfig } from "../../src/webuntis/index.ts";
import { LOGGED_IN, type Scripted, type ScriptedWebUntis, scriptedWebUntis } from "../fakes/webuntis.ts";

/** Appear in no error: tests look for them. */
export const SECRETS = ["SECRET-PASSWORD", "SECRET-SESSION"];

/** Asked once after a refusal: how the school lets people in. */
export const LOGIN_META = "/WebUntis/api/public/v1/login-meta";

/** A session with the scripted server, its clock standing at a Monday morning. */
export const sessionWith = ({ url }: ScriptedWebUntis, more: Partial<SessionConfig> = {}) =>
  new Session({
    server: url,
    school: "Test Schule",
    username: "anna",
    password: "SECRET-PASSWORD",
    useragent: "test",
    timeZone: "Europe/Berlin",
    now: () => Temporal.Instant.from("2026-11-23T06:30:00Z"),
    ...more,
  });

/** Answers each method with its result, others with "no right". */
export const school = (results: Record<string, unknown>) =>
  scriptedWebUntis(
    ({ method }): Scripted =>
      method in results
        ? { result: results[method] }
        : method === "authenticate"
          ? LOGGED_IN
          : { error: { code: -8509, message: "no right" } },
  );

/** A server that answers so, and a session with it. */
export async function answering(results: Record<string, unknown>, more: Partial<SessionConfig> = { jsessionid: "x" }) {
  const server = await school(results);
  const session = sessionWith(server, more);
  return {
    server,
    session,
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

export const named = (id: number, name: string, longName = "") => ({ id, name, longName });

export const MONDAY = Temporal.PlainDate.from("2026-11-23");
export const THAT_DAY = { klasse: 1, start: MONDAY, end: MONDAY };
export const THAT_WEEK = { start: MONDAY, end: MONDAY.add({ days: 4 }) };

/** A period on the wire, ids only. */
export const wirePeriod = (more: object = {}) => ({
  id: 444540,
  date: 20261123,
  startTime: 755,
  endTime: 840,
  kl: [{ id: 1 }],
  te: [{ id: 54 }],
  su: [{ id: 5 }],
  ro: [{ id: 26 }],
  ...more,
});
