import { Session, type SessionConfig } from "../../src/webuntis/index.ts";
import type { ScriptedWebUntis } from "../fakes/webuntis.ts";

/** Appear in no error: tests look for them. */
export const SECRETS = ["SECRET-PASSWORD", "SECRET-SESSION"];

/** A session with the scripted server, its clock standing at a Monday morning. */
export const sessionWith = ({ url }: ScriptedWebUntis, more: Partial<SessionConfig> = {}) =>
  new Session({
    server: url,
    school: "Test Schule",
    username: "anna",
    password: "SECRET-PASSWORD",
    useragent: "test",
    now: () => Temporal.Instant.from("2026-11-23T06:30:00Z"),
    ...more,
  });

export const MONDAY = Temporal.PlainDate.from("2026-11-23");
export const THAT_DAY = { klasse: 1, start: MONDAY, end: MONDAY };

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
