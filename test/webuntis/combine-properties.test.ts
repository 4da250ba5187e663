import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Period, PeriodList } from "../../src/webuntis/period.ts";
import { Substitution, SubstitutionList } from "../../src/webuntis/substitution.ts";

const NOW = Temporal.Instant.from("2026-11-23T06:30:00Z");
const UNITS = [755, 840, 850, 935, 955, 1040, 1045, 1130];

const elements = (from: number, names: boolean) =>
  fc.subarray([from, from + 1, from + 2]).map((all) => all.map((id) => (names ? { id, name: `N${id}` } : { id })));

/** Few classes, subjects and times, so that much can be combined. */
const entry = (names: boolean) =>
  fc
    .record({
      date: fc.constantFrom(20261123, 20261124),
      units: fc.subarray(UNITS, { minLength: 2, maxLength: 2 }),
      kl: fc.constantFrom([{ id: 1, name: "5a" }], [{ id: 2, name: "5b" }]),
      su: fc.constantFrom([{ id: 5, name: "M" }], []),
      te: elements(50, names),
      ro: elements(60, names),
    })
    .map(({ units: [startTime = 0, endTime = 0], ...rest }) => ({ id: 1, startTime, endTime, ...rest }));

const period = fc
  .tuple(entry(false), fc.constantFrom("cancelled", "irregular", undefined), fc.constantFrom("Unterricht", undefined))
  .map(([wire, code, activityType]) => ({ ...wire, ...(code && { code }), ...(activityType && { activityType }) }));
const change = fc
  .tuple(entry(true), fc.constantFrom("subst", "cancel"))
  .map(([wire, type]) => ({ ...wire, type, lsid: 1 }));

const periods = fc.array(period, { maxLength: 25 }).map(
  (wires) =>
    new PeriodList(
      wires.map((wire) => new Period(wire, {}, async () => ({}))),
      NOW,
    ),
);
const changes = fc.array(change, { maxLength: 25 }).map(
  (wires) =>
    new SubstitutionList(
      wires.map((wire) => new Substitution(wire, {})),
      NOW,
    ),
);

type Combined = PeriodList | SubstitutionList;
type Any = Combined[number];

const ids = (all: readonly { id: number }[]) => all.map(({ id }) => id).toSorted((a, b) => a - b);
const kindOf = (each: Any) => ("code" in each ? `${each.code} ${each.activityType}` : each.type);
const groupOf = (each: Any) => JSON.stringify([each.date, ids(each.klassen), ids(each.subjects), kindOf(each)]);
const shown = (list: Combined) =>
  [...list].map((each) => `${groupOf(each)} ${each.start} ${each.end} ${ids(each.teachers)} ${ids(each.rooms)}`);
const includes = (all: readonly { id: number }[], some: readonly { id: number }[]) =>
  some.every(({ id }) => all.some((each) => each.id === id));

const MINUTE = { minutes: 1 };
const minutesOf = ({ start, end }: Any) => {
  const minutes: string[] = [];
  for (let at = start; Temporal.PlainDateTime.compare(at, end) < 0; at = at.add(MINUTE)) minutes.push(String(at));
  return minutes;
};

const LISTS: readonly [string, fc.Arbitrary<Combined>][] = [
  ["periods", periods],
  ["substitutions", changes],
];
const CASES = LISTS.flatMap(([name, lists]) =>
  [true, false].map((breaks): [string, fc.Arbitrary<Combined>, boolean] => [
    `${name}, ${breaks ? "across" : "without"} breaks`,
    lists,
    breaks,
  ]),
);

describe.each(CASES)("combining %s", (_, lists, breaks) => {
  const always = (holds: (list: Combined, combined: Combined) => void) =>
    fc.assert(
      fc.property(lists, (list) => {
        holds(list, list.combine(breaks));
      }),
      { seed: 20, numRuns: 300 },
    );

  test("a second time changes nothing", () => {
    always((_list, combined) => expect(shown(combined.combine(breaks))).toEqual(shown(combined)));
  });

  test("never makes more entries, and none of nothing", () => {
    always((list, combined) => {
      expect(combined.length).toBeLessThanOrEqual(list.length);
      expect(combined.length > 0).toBe(list.length > 0);
    });
  });

  test("never loses a minute, a teacher or a room: each entry lies within one of its kind", () => {
    always((list, combined) => {
      for (const each of list) {
        const holder = [...combined].find(
          (other) =>
            groupOf(other) === groupOf(each) &&
            Temporal.PlainDateTime.compare(other.start, each.start) <= 0 &&
            Temporal.PlainDateTime.compare(each.end, other.end) <= 0 &&
            includes(other.teachers, each.teachers) &&
            includes(other.rooms, each.rooms),
        );
        expect(holder, `holds ${each.start}–${each.end}`).toBeDefined();
      }
    });
  });

  test("invents no teacher or room, and no minute but a break's", () => {
    always((list, combined) => {
      for (const each of combined) {
        const same = [...list].filter((other) => groupOf(other) === groupOf(each));
        expect(
          includes(
            same.flatMap(({ teachers }) => teachers),
            each.teachers,
          ),
        ).toBe(true);
        expect(
          includes(
            same.flatMap(({ rooms }) => rooms),
            each.rooms,
          ),
        ).toBe(true);
        if (breaks) continue;
        const known = new Set(same.flatMap(minutesOf));
        expect(minutesOf(each).filter((minute) => !known.has(minute))).toEqual([]);
      }
    });
  });

  test("is in the order of time", () => {
    always((_list, combined) => {
      const starts = [...combined].map(({ start }) => String(start));
      expect(starts).toEqual(starts.toSorted());
    });
  });
});
