import { expect, test } from "vitest";
import { passYear, type YearWish } from "./school-year.ts";

const KLASSEN = ["5a", "5c", "6b", "7a", "8b", "9c", "10a", "EF", "Q1", "Q2"];
const SUBSCRIPTIONS = 200;

/** Every class, mornings and evenings, some weekdays only, some only changes. */
const wish = (each: number): YearWish => ({
  klasse: KLASSEN[each % KLASSEN.length] ?? "",
  eve: each % 3 === 0,
  halfPast: each % 2 === 1,
  someDays: each % 5 === 0,
  onlyChanges: each % 7 === 0,
});

test("a school year brings exactly the posts that the calendar demands of 200 wishes", async () => {
  const { posted, expected } = await passYear(Array.from({ length: SUBSCRIPTIONS }, (_, each) => wish(each)));
  expect(posted.length).toBeGreaterThan(28_000);
  expect(posted).toEqual(expected);
}, 600_000);
