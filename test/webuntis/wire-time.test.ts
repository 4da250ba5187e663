import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dateFromWire,
  dateTimeFromWire,
  dateToWire,
  END_OF_DAY,
  isWireDate,
  isWireTime,
  timeFromWire,
} from "../../src/webuntis/wire-time.ts";

const DATES = fc.integer({ min: 0, max: 80_000 }).map((days) => Temporal.PlainDate.from("1900-01-01").add({ days }));
const MINUTES = fc.integer({ min: 0, max: 1439 });
const MIDNIGHT = new Temporal.PlainTime();

const takes = (make: () => unknown) => {
  try {
    return make() !== undefined;
  } catch {
    return false;
  }
};

test("every date comes back as it went", () => {
  fc.assert(
    fc.property(DATES, (date) => {
      expect(isWireDate(dateToWire(date))).toBe(true);
      expect(dateFromWire(dateToWire(date)).equals(date)).toBe(true);
    }),
    { seed: 3 },
  );
});

test("later dates are greater numbers", () => {
  fc.assert(
    fc.property(DATES, DATES, (a, b) => Math.sign(dateToWire(a) - dateToWire(b)) === Temporal.PlainDate.compare(a, b)),
    { seed: 5 },
  );
});

test("a number is a date exactly when Temporal takes it", () => {
  const numbers = fc.integer({ min: 19_000_101, max: 21_001_399 });
  fc.assert(
    fc.property(numbers, (value) => isWireDate(value) === takes(() => dateFromWire(value))),
    { seed: 4 },
  );
});

test.each([20000229, 20240229, 21000228, 99991231])("%i is a date", (value) => {
  expect(isWireDate(value)).toBe(true);
});

test.each([
  21000229,
  20230229,
  20261131,
  20261300,
  20261301,
  20261100,
  18991231,
  100000101,
  20261123.5,
  -20261123,
  "20261123",
  null,
])("%j is no date", (value) => {
  expect(isWireDate(value)).toBe(false);
});

test("a number is a time exactly when Temporal takes it", () => {
  for (let value = 0; value <= 2500; value++) expect(isWireTime(value)).toBe(takes(() => timeFromWire(value)));
  for (const wrong of [-1, 7.5, "755", null]) expect(isWireTime(wrong)).toBe(false);
});

test("every minute of the day is read as it is written: 755, 5, 0", () => {
  fc.assert(
    fc.property(MINUTES, (minutes) => {
      const time = MIDNIGHT.add({ minutes });
      expect(timeFromWire(time.hour * 100 + time.minute).equals(time)).toBe(true);
    }),
    { seed: 6 },
  );
});

test("24:00 is the last moment of the same date, later than 23:59", () => {
  expect(dateTimeFromWire(20261231, 2400).toString({ smallestUnit: "minute" })).toBe("2026-12-31T23:59");
  expect(Temporal.PlainTime.compare(timeFromWire(2359), timeFromWire(2400))).toBe(-1);
  expect(timeFromWire(2400)).toBe(END_OF_DAY);
});
