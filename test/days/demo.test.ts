import { expect, test } from "vitest";
import { startProcess } from "../process.ts";

const start = (CLOCK: string) => startProcess("src/demo/main.ts", { args: ["--port", "0"], env: { CLOCK } });

test("the demo school has the clock that is set", async () => {
  await using demo = start("2026-12-24T07:30:00+01:00");
  await demo.writes("Stop it with Ctrl+C.");
  const [url = ""] = /http:\S+/.exec(demo.out) ?? [];
  expect((await fetch(url)).headers.get("date")).toMatch(/^Thu, 24 Dec 2026 06:3\d:\d\d GMT$/);
});

test("the demo school refuses a clock that is no instant", async () => {
  await using demo = start("Heiligabend");
  expect(await demo.exit).toBe(2);
  expect(demo.err).toContain("CLOCK must be an instant");
});
