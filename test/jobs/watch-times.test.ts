import { expect, test } from "vitest";
import { nextRound } from "../../src/jobs/watch-times.ts";

const berlin = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime("Europe/Berlin");

test.each([
  ["2026-11-24T05:00", "asked", "2026-11-24T05:05"],
  ["2026-11-24T21:59", "asked", "2026-11-24T22:04"],
  ["2026-11-24T12:00", "cannot ask", "2026-11-24T12:15"],
  ["2026-11-24T22:00", "asked", "2026-11-24T23:00"],
  ["2026-11-24T23:30", "cannot ask", "2026-11-25T00:30"],
  ["2026-11-25T03:00", "asked", "2026-11-25T04:00"],
  ["2026-11-25T04:30", "asked", "2026-11-25T05:00"],
  // An hour of the night in which clocks go forward does not exist.
  ["2027-03-28T01:30", "asked", "2027-03-28T03:30"],
  ["2027-03-28T04:30", "asked", "2027-03-28T05:00"],
] as const)("after %s, where it %s, at %s", (at, last, expected) => {
  const next = nextRound(berlin(at).toInstant(), "Europe/Berlin", last);
  expect(`${next.toZonedDateTimeISO("Europe/Berlin").toPlainDateTime()}`).toBe(`${expected}:00`);
});
