import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseInstant, startClock } from "../src/clock.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Whatever asks the machine what time it is. Its zone is not asked for the time. */
const MACHINE_CLOCK = /\bTemporal\.Now\b(?!\.timeZoneId)|\bDate\.now\b|\bDate\(\)/;

/** The client is a library of its own, where the clock may be left out; the tests of its package write programs that use it. */
const MAY = /^(src\/clock\.ts|src\/webuntis\/.*|test\/clock\.test\.ts|test\/package\/.*)$/;

test("nothing but src/clock.ts reads the machine's clock, so what passes today passes on every day", () => {
  const files = globSync("{src,commands,test}/**/*.ts", { cwd: ROOT }).filter((file) => !MAY.test(file));
  expect(files).toContain("src/main.ts");
  const lines = files.flatMap((file) =>
    readFileSync(`${ROOT}/${file}`, "utf8")
      .split("\n")
      .map((line, index) => `${file}:${index + 1} ${line.trim()}`),
  );
  expect(lines.filter((line) => MACHINE_CLOCK.test(line))).toEqual([]);
});

test.each(["Temporal.Now.instant()", "now = Temporal.Now.instant", "new Date()", "Date.now()"])(
  "%s is seen",
  (code) => {
    expect(code).toMatch(MACHINE_CLOCK);
  },
);

/** A machine whose clocks a test moves, the wall clock by more or less than what has passed. */
function machineAt(time: string) {
  let wall = Temporal.Instant.from(time);
  let elapsed = 0;
  return {
    now: startClock(undefined, { wall: () => wall, elapsed: () => elapsed }),
    pass(time: Temporal.DurationLike, jump: Temporal.DurationLike = { seconds: 0 }) {
      elapsed += Temporal.Duration.from(time).total("milliseconds");
      wall = wall.add(time).add(jump);
    },
  };
}

describe("a clock", () => {
  test("that is set starts there and runs on", () => {
    let elapsed = 12_345.6;
    const machine = { wall: () => Temporal.Instant.from("2000-01-01T00:00Z"), elapsed: () => elapsed };
    const now = startClock(Temporal.Instant.from("2026-12-31T22:59:59Z"), machine);
    expect(`${now()}`).toBe("2026-12-31T22:59:59Z");
    elapsed += 61_001;
    expect(`${now()}`).toBe("2026-12-31T23:01:00.001Z");
  });

  test("that is not set is the machine's, with its small corrections", () => {
    const { now, pass } = machineAt("2026-11-24T05:29:00Z");
    expect(`${now()}`).toBe("2026-11-24T05:29:00Z");
    pass({ seconds: 5 });
    expect(`${now()}`).toBe("2026-11-24T05:29:05Z");
    pass({ seconds: 5 }, { seconds: 3 });
    expect(`${now()}`).toBe("2026-11-24T05:29:13Z");
    pass({ seconds: 5 }, { seconds: -3 });
    expect(`${now()}`).toBe("2026-11-24T05:29:15Z");
  });

  test.each([
    ["ahead", 24],
    ["behind", -24],
  ])("of a machine that is a day %s for some seconds runs on", (_, hours) => {
    const { now, pass } = machineAt("2026-11-24T05:29:00Z");
    pass({ seconds: 5 }, { hours });
    for (let tick = 0; tick < 10; tick++) {
      expect(`${now()}`).toBe(`2026-11-24T05:29:${String(5 + 5 * tick).padStart(2, "0")}Z`);
      pass({ seconds: 5 });
    }
    pass({ seconds: 5 }, { hours: -hours });
    expect(`${now()}`).toBe("2026-11-24T05:30:00Z");
  });

  test("of a machine that was asleep or set anew follows after a minute", () => {
    const { now, pass } = machineAt("2026-11-24T05:29:00Z");
    pass({ seconds: 0 }, { hours: 8 });
    expect(`${now()}`).toBe("2026-11-24T05:29:00Z");
    pass({ seconds: 59 });
    expect(`${now()}`).toBe("2026-11-24T05:29:59Z");
    pass({ seconds: 1 });
    expect(`${now()}`).toBe("2026-11-24T13:30:00Z");
    pass({ seconds: 1 });
    expect(`${now()}`).toBe("2026-11-24T13:30:01Z");
  });

  test("of a machine that runs sixty times as fast is followed", () => {
    const { now, pass } = machineAt("2026-11-24T05:29:00Z");
    for (let read = 0; read < 12; read++) {
      pass({ seconds: 5 }, { seconds: 295 });
      now();
    }
    expect(now().epochMilliseconds).toBeGreaterThanOrEqual(
      Temporal.Instant.from("2026-11-24T06:24:00Z").epochMilliseconds,
    );
  });

  test.each(["2026-12-24T07:30:00+01:00", "2026-12-24T06:30Z"])("can be set to %s", (text) => {
    expect(`${parseInstant(text)}`).toBe("2026-12-24T06:30:00Z");
  });

  test.each(["morgen", "2026-12-24", "2026-12-24T07:30", ""])("cannot be set to %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
