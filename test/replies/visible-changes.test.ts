import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TeacherNames } from "../../src/bot/command.ts";
import type { Block } from "../../src/bot/reply.ts";
import { textsFor } from "../../src/bot/texts/index.ts";
import { changesReply, dayReply } from "../../src/replies/day-reply.ts";
import { School } from "../../src/school/index.ts";
import { JsonRpcSource, Session } from "../../src/webuntis/index.ts";
import { dayLessons, period } from "../school/periods.ts";
import { dayPlan } from "./sample-plan.ts";

const session = new Session({ server: "127.0.0.1:1", school: "demo", useragent: "test" });
const now = () => Temporal.Instant.from("2026-11-23T06:30:00Z");
const school = new School({ source: new JsonRpcSource(session), timeZone: "Europe/Berlin", now });

type LessonPeriod = ReturnType<typeof period>;

const NAMES = ["MEI", "HUB", ""] as const;
const element = fc.record({
  id: fc.integer({ min: 1, max: 3 }),
  name: fc.constantFrom(...NAMES),
  longName: fc.constant(""),
});
const elements = fc.uniqueArray(element, { maxLength: 2, selector: ({ id }) => id });

/** A lesson with a subject, and some way in which it may differ from the regular plan. */
const anyPeriod: fc.Arbitrary<LessonPeriod> = fc
  .record({
    subjects: fc.constant(period("1", "M - -").subjects),
    originalSubjects: elements,
    teachers: elements,
    originalTeachers: elements,
    rooms: elements,
    originalRooms: elements,
    code: fc.constantFrom("cancelled" as const, "irregular" as const, null),
    substText: fc.constantFrom("", " ", "fällt aus"),
    info: fc.constantFrom("", "Zirkel"),
  })
  .map((parts) => ({ ...period("1", "M - -"), ...parts }));

/** The same in the regular plan. */
const regular = (each: LessonPeriod): LessonPeriod => ({
  ...each,
  code: null,
  substText: "",
  originalSubjects: [],
  originalTeachers: [],
  originalRooms: [],
});

const planOf = (periods: readonly LessonPeriod[]) => {
  const day = dayLessons(periods);
  return dayPlan(day?.slots ?? [], { changes: day?.changes ?? 0, allDay: day?.allDay ?? [] });
};

const rows = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === "lessons" ? block.rows : [])).flatMap(({ entries }) => entries);

const context = (teacherNames: TeacherNames) => ({
  school,
  text: textsFor("de", "de", Temporal.PlainDate.from("2026-11-23")),
  teacherNames,
});

/** The words of a day's lessons, without their marks. */
const words = (periods: readonly LessonPeriod[], teacherNames: TeacherNames) =>
  JSON.stringify(
    rows(dayReply(planOf(periods), "5a", context(teacherNames)).blocks).map(({ mark: _, ...entry }) => entry),
  );

describe.each(["short", "full", "hidden"] as const)("with %s teachers' names", (teacherNames) => {
  test("a change is counted if and only if a lesson reads differently", () => {
    fc.assert(
      fc.property(anyPeriod, (each) => {
        const differs = words([each], teacherNames) !== words([regular(each)], teacherNames);
        expect(planOf([each]).changes).toBe(differs ? 1 : 0);
      }),
      { seed: 20261123, numRuns: 600 },
    );
  });

  test("changes alone are shown if and only if some are counted", () => {
    fc.assert(
      fc.property(anyPeriod, (each) => {
        const plan = planOf([each]);
        const shown = rows(changesReply(plan, "5a", context(teacherNames)).blocks);
        expect(shown.length > 0).toBe(plan.changes > 0);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
