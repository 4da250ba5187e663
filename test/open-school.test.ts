import { pino } from "pino";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { startDemoSchool } from "../src/demo/index.ts";
import { openSchool } from "../src/open-school.ts";

const now = () => Temporal.Instant.from("2026-11-25T06:00:00Z");
const log = pino({ level: "silent" });

test("closing while the login is under way leaves no session behind at WebUntis", async () => {
  await using demo = await startDemoSchool({ now });
  const { url, school } = demo;
  const settings = {
    WEBUNTIS_SERVER: url,
    WEBUNTIS_SCHOOL: school,
    WEBUNTIS_USERNAME: "demo",
    WEBUNTIS_PASSWORD: "demo",
  };
  const opened = await openSchool(readConfig(settings), now, log);
  expect(demo.requests("authenticate")).toBe(0);
  await opened.close();
  expect(demo.requests("authenticate")).toBe(1);
  expect(demo.requests("logout")).toBe(1);
});
