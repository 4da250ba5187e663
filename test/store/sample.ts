import type { OwnCourses } from "../../src/bot/memory/own-courses.ts";
import type { NewSubscription } from "../../src/bot/memory/subscription.ts";

/** Monday, 23 November 2026, 07:30 in Berlin. */
export const MONDAY = Temporal.Instant.from("2026-11-23T07:30:00+01:00");

/** The plan of the 5a in a channel, at 06:30 on every school day. */
export const wish = (other: Partial<NewSubscription> = {}): NewSubscription => ({
  platform: "discord",
  place: "c1",
  community: "g1",
  isPrivate: false,
  placeName: "klasse-5a",
  owner: "anna",
  klasse: "5a",
  time: new Temporal.PlainTime(6, 30),
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  eve: false,
  onlyChanges: false,
  alerts: "near",
  role: null,
  language: "de",
  ...other,
});

/** Courses as they are remembered, until the end of the school year. */
export const courses = (other: Partial<OwnCourses> = {}): Omit<OwnCourses, "klasse"> => ({
  label: "",
  until: Temporal.PlainDate.from("2027-07-31"),
  choice: JSON.stringify({ until: "2027-07-31", courses: [[["M"], "", [], null, true]] }),
  ...other,
});
