import { describe, expect, test } from "vitest";
import {
  BadCredentialsError,
  DateNotAllowedError,
  MethodNotFoundError,
  NoRightError,
  NoSessionError,
  NotLoggedInError,
  RemoteError,
  TransportError,
} from "../../src/webuntis/index.ts";
import { Refusals } from "../../src/webuntis/refusals.ts";
import { MONDAY, THAT_WEEK } from "./school.ts";

/** Refusals by a clock that stands until it is moved, and a question that is always refused. */
function refused(error: Error) {
  let at = Temporal.Instant.from("2026-11-23T06:30:00Z");
  let asked = 0;
  const refusals = new Refusals(() => at);
  const work = async () => {
    asked += 1;
    throw error;
  };
  return {
    /** How often was asked in all, after one more try. */
    async tries(door = "JSON-RPC teachers", days?: typeof THAT_WEEK) {
      await expect(refusals.ask(door, work, days)).rejects.toBe(error);
      return asked;
    },
    confirm: (door: string) => refusals.confirm(door),
    after: (duration: Temporal.DurationLike) => {
      at = at.add(duration);
    },
  };
}

describe("a refusal", () => {
  test.each([NoRightError, MethodNotFoundError])(
    "by %o is believed for four hours, whatever days are asked for",
    async (Class) => {
      const closed = refused(new Class("no"));
      expect(await closed.tries()).toBe(1);
      expect(await closed.tries()).toBe(1);
      expect(await closed.tries("JSON-RPC teachers", THAT_WEEK)).toBe(1);
      closed.after({ hours: 4 });
      expect(await closed.tries()).toBe(1);
      closed.after({ milliseconds: 1 });
      expect(await closed.tries()).toBe(2);
    },
  );

  test.each([404, 405, 410])(
    "by HTTP status %i is believed for five minutes, for hours once another door answers",
    async (status) => {
      const closed = refused(new TransportError("status", "gone", { status }));
      expect(await closed.tries()).toBe(1);
      closed.after({ minutes: 5, milliseconds: 1 });
      expect(await closed.tries()).toBe(2);
      closed.confirm("JSON-RPC teachers");
      for (let minute = 0; minute < 240; minute++) {
        closed.after({ minutes: 1 });
        expect(await closed.tries()).toBe(2);
        closed.confirm("JSON-RPC teachers");
      }
      closed.after({ milliseconds: 1 });
      expect(await closed.tries()).toBe(3);
    },
  );

  test("for want of a session is not remembered: the next login may give one", async () => {
    const closed = refused(new NoSessionError("a token"));
    expect(await closed.tries()).toBe(1);
    expect(await closed.tries()).toBe(2);
  });

  test("to show days is believed for five minutes, of exactly these days", async () => {
    const closed = refused(new DateNotAllowedError("no"));
    expect(await closed.tries("door", THAT_WEEK)).toBe(1);
    expect(await closed.tries("door", THAT_WEEK)).toBe(1);
    expect(await closed.tries("door", { start: MONDAY, end: MONDAY })).toBe(2);
    expect(await closed.tries("door")).toBe(3);
    expect(await closed.tries("door")).toBe(4);
    closed.after({ minutes: 5, milliseconds: 1 });
    expect(await closed.tries("door", THAT_WEEK)).toBe(5);
  });

  test("of one door says nothing of another", async () => {
    const closed = refused(new NoRightError("no"));
    expect(await closed.tries("JSON-RPC teachers")).toBe(1);
    expect(await closed.tries("JSON-RPC rooms")).toBe(2);
    expect(await closed.tries("Web-Client teachers")).toBe(3);
    expect(await closed.tries("JSON-RPC teachers")).toBe(3);
  });

  test("of long ago is forgotten for a new one when there are too many", async () => {
    const closed = refused(new NoRightError("no"));
    for (let door = 0; door <= 1000; door++) await closed.tries(`door ${door}`);
    expect(await closed.tries("door 1000")).toBe(1001);
    expect(await closed.tries("door 0")).toBe(1002);
  });
});

test.each([
  new NotLoggedInError("expired"),
  new BadCredentialsError("wrong"),
  new TransportError("timeout", "slow"),
  new RemoteError("ill"),
  new TypeError("a slip"),
])("%o is no refusal", async (error) => {
  const closed = refused(error);
  expect(await closed.tries("door", THAT_WEEK)).toBe(1);
  expect(await closed.tries("door", THAT_WEEK)).toBe(2);
});

test("an answer is given as it came, and not kept", async () => {
  const refusals = new Refusals(() => Temporal.Instant.from("2026-11-23T06:30:00Z"));
  expect(await refusals.ask("door", async () => 1)).toBe(1);
  expect(await refusals.ask("door", async () => 2)).toBe(2);
});
