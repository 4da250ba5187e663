import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { RemoteError } from "../../src/webuntis/index.ts";
import {
  classRegEvents,
  exams,
  holidays,
  klassen,
  periods,
  rooms,
  schoolyears,
  students,
  substitutions,
  teachers,
  timegrid,
} from "../../src/webuntis/schemas.ts";
import { checkShape, type Omission } from "../../src/webuntis/shape.ts";
import { named, wirePeriod } from "./school.ts";

const ABOUT = { method: "test", params: {} };
const TIMES = { date: 20261123, startTime: 755, endTime: 840 };

/** Lists as WebUntis sends them, of good elements. */
const LISTS: readonly (readonly [string, z.ZodType<readonly unknown[]>, object])[] = [
  ["holidays", holidays, { ...named(1, "Weih", "Weihnachtsferien"), startDate: 20261223, endDate: 20270105 }],
  ["klassen", klassen, { ...named(1, "5a"), active: true, did: 3, foreColor: "000000", teacher1: 54 }],
  ["teachers", teachers, { ...named(1, "MEI", "Meier"), foreName: "Eva", title: "Dr.", active: true }],
  ["rooms", rooms, { ...named(1, "R1"), alternateName: "", active: true, building: "A" }],
  ["schoolyears", schoolyears, { id: 1, name: "2026/2027", startDate: 20260801, endDate: 20270731 }],
  ["timegrid", timegrid, { day: 2, timeUnits: [{ name: "1", startTime: 755, endTime: 840 }] }],
  ["periods", periods, wirePeriod({ lsnumber: 5, lstext: "x", code: "irregular" })],
  [
    "substitutions",
    substitutions,
    { type: "cancel", lsid: 5, ...TIMES, kl: [{ id: 1 }], te: [{ id: 2, name: "MEI" }] },
  ],
  ["students", students, { ...named(1, "x"), key: "4711", foreName: "Max", gender: "male" }],
  ["exams", exams, { id: 1, ...TIMES, classes: [1, 2], teachers: [3], students: [], subject: 4 }],
  [
    "classRegEvents",
    classRegEvents,
    { studentid: "1", surname: "x", forname: "y", date: 20261123, subject: "M", reason: "r", text: "t" },
  ],
];

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, "", {}, [], "x", true, false, -1, 0, 2460, 20261131, 1e300, [null], {
    a: { b: 1 },
  }),
  fc.jsonValue(),
);

/** All paths into a value, its own included. */
const paths = (value: unknown, at: readonly PropertyKey[] = []): readonly (readonly PropertyKey[])[] =>
  typeof value === "object" && value !== null
    ? [
        at,
        ...Reflect.ownKeys(value)
          .filter((key) => key !== "length")
          .flatMap((key) => paths(Reflect.get(value, key), [...at, key])),
      ]
    : [at];

/** The value with something else at the path. */
function spoilt(value: unknown, [key, ...rest]: readonly PropertyKey[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === key ? spoilt(each, rest, by) : each));
  return { ...(value as object), [key]: spoilt(Reflect.get(value as object, key), rest, by) };
}

describe("whatever one element of a list is", () => {
  test.each(LISTS)("the others of %s stand", (_, schema, element) => {
    const good = structuredClone([element, element]);
    const [before] = checkShape(schema, structuredClone(good), ABOUT);
    fc.assert(
      fc.property(fc.constantFrom(...paths(element)), junk, (path, by) => {
        const omissions: Omission[] = [];
        const [first, last] = structuredClone(good);
        const answer = [first, spoilt(structuredClone(element), path, structuredClone(by)), last];
        const read = checkShape(schema, answer, ABOUT, (each) => void omissions.push(each));
        expect([2, 3]).toContain(read.length);
        expect([read.at(0), read.at(-1)]).toEqual([before, before]);
        if (read.length === 2) expect(omissions.length).toBeGreaterThan(0);
      }),
    );
  });

  test.each(LISTS)("a list of %s that is none is an error or empty", (_, schema) => {
    fc.assert(
      fc.property(junk, (answer) => {
        try {
          const read = checkShape(schema, structuredClone(answer), ABOUT);
          if (read.length === 0)
            expect([null, undefined, "", "{}", "[]"]).toContain(
              answer && typeof answer === "object" ? JSON.stringify(answer) : answer,
            );
        } catch (error) {
          expect(error).toBeInstanceOf(RemoteError);
        }
      }),
    );
  });
});
