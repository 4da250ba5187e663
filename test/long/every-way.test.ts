import { expect, test } from "vitest";
import { passYear, type YearWish } from "./school-year.ts";

const EITHER = [false, true];

/** All ways to wish for one class. */
const wishes = (klasse: string): readonly YearWish[] =>
  EITHER.flatMap((eve) =>
    EITHER.flatMap((halfPast) =>
      EITHER.flatMap((someDays) => EITHER.map((onlyChanges) => ({ klasse, eve, halfPast, someDays, onlyChanges }))),
    ),
  );

test("a school year brings exactly the posts that the calendar demands, for four classes and every way to wish", async () => {
  const { posted, expected } = await passYear(["5a", "8b", "10a", "Q2"].flatMap(wishes));
  expect(posted.length).toBeGreaterThan(5000);
  expect(posted).toEqual(expected);
}, 240_000);
