import { expect, it } from "vitest";
import { isOneTimePassword } from "../../../src/demo/server/totp.ts";

/** "12345678901234567890", the secret of RFC 6238's appendix B. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

const isRight = (password: unknown, seconds: number) =>
  isOneTimePassword(SECRET, password, Temporal.Instant.fromEpochMilliseconds(seconds * 1000));

it.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at %i seconds the one-time password is %s, as the RFC has it", (seconds, password) => {
  expect(isRight(password, seconds)).toBe(true);
  expect(isRight("000000", seconds)).toBe(false);
});

it("a one-time password holds in its step and the next one", () => {
  for (const [seconds, holds] of [
    [-1, false],
    [0, true],
    [59, true],
    [60, false],
  ] as const)
    expect(isRight("005924", 1_234_567_890 + seconds)).toBe(holds);
});

it("a one-time password that came as a number has lost its leading zeros", () => {
  expect(isRight(5924, 1_234_567_890)).toBe(true);
});

it.each([[undefined], [null], [""], ["28708"], ["2870820"], [{}]])("%j is none", (password) =>
  expect(isRight(password, 59)).toBe(false),
);
