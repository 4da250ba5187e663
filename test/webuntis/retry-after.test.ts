import { describe, expect, test } from "vitest";
import type { TransportError } from "../../src/webuntis/index.ts";
import { page, scriptedWebUntis } from "../fakes/webuntis.ts";
import { sessionWith } from "./school.ts";

/** The session's clock stands at 07:30:00 in Germany, 06:30:00 GMT. */
async function errorFor(status: number, headers: Record<string, string>) {
  await using server = await scriptedWebUntis(() => page(status, "later", headers));
  await using session = sessionWith(server, { jsessionid: "x" });
  return (await session.klassen().catch((error: unknown) => error)) as TransportError;
}

const pauseOf = async (header: string, more = {}) =>
  (await errorFor(503, { "retry-after": header, ...more })).retryAfter?.toString();

describe("the pause a server wishes for", () => {
  test.each([
    ["30", "PT30S"],
    ["86400", "PT86400S"],
    ["31536000", "PT31536000S"],
    ["0", "PT0S"],
    ["Mon, 23 Nov 2026 06:32:00 GMT", "PT120S"],
    ["Tue, 24 Nov 2026 06:30:00 GMT", "PT86400S"],
    ["Monday, 23-Nov-26 06:32:00 GMT", "PT120S"],
    ["Mon, 23 Nov 2026 06:00:00 GMT", "PT0S"],
  ])("%s", async (header, pause) => {
    expect(await pauseOf(header)).toBe(pause);
  });

  test("by a date is meant by the server's clock", async () => {
    const date = "Mon, 23 Nov 2026 06:31:00 GMT";
    expect(await pauseOf("Mon, 23 Nov 2026 06:32:00 GMT", { date })).toBe("PT60S");
  });

  test.each([
    "",
    "bald",
    "-5",
    "1.5",
    "1e3",
    "120 s",
    "9".repeat(20),
    "2026-11-23T06:32:00Z",
    "Mon, 23 Nov 2026 06:32:00 +0100",
    "Mon, 99 Nov 2026 06:32:00 GMT",
  ])("is none when it says %j", async (header) => {
    const error = await errorFor(503, { "retry-after": header });
    expect([error.kind, error.retryAfter]).toEqual(["status", undefined]);
  });

  test.each([
    [429, "rate-limited"],
    [503, "rate-limited"],
    [502, "status"],
  ])("is told with status %i", async (status, kind) => {
    expect(await errorFor(status, { "retry-after": "30" })).toMatchObject({ kind, status });
    expect(`${(await errorFor(status, { "retry-after": "30" })).retryAfter}`).toBe("PT30S");
  });

  test("need not be told: 429 is a limit without it, 503 an error like others", async () => {
    expect(await errorFor(429, {})).toMatchObject({ kind: "rate-limited", retryAfter: undefined });
    expect(await errorFor(503, {})).toMatchObject({ kind: "status", retryAfter: undefined });
  });
});
