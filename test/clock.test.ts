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

describe("a clock", () => {
  test("that is set starts there and runs on", () => {
    let elapsed = 12_345.6;
    const now = startClock(Temporal.Instant.from("2026-12-31T22:59:59Z"), () => elapsed);
    expect(`${now()}`).toBe("2026-12-31T22:59:59Z");
    elapsed += 61_001;
    expect(`${now()}`).toBe("2026-12-31T23:01:00.001Z");
  });

  test("that is not set is the machine's", () => {
    expect(startClock()).toBe(Temporal.Now.instant);
  });

  test.each(["2026-12-24T07:30:00+01:00", "2026-12-24T06:30Z"])("can be set to %s", (text) => {
    expect(`${parseInstant(text)}`).toBe("2026-12-24T06:30:00Z");
  });

  test.each(["morgen", "2026-12-24", "2026-12-24T07:30", ""])("cannot be set to %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
