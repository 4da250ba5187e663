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

test("a login that is refused is logged with what helps", async () => {
  await using demo = await startDemoSchool({ now, ssoLogin: true });
  const settings = {
    WEBUNTIS_SERVER: demo.url,
    WEBUNTIS_SCHOOL: demo.school,
    WEBUNTIS_USERNAME: "demo",
    WEBUNTIS_PASSWORD: "demo",
  };
  const logged = Promise.withResolvers<string>();
  const opened = await openSchool(readConfig(settings), now, pino({}, { write: logged.resolve }));
  const line = await logged.promise;
  expect(line).toContain("WebUntis refuses this account");
  expect(line).toContain("Diese Schule meldet über SSO an");
  expect(line).toContain("WEBUNTIS_QR");
  await opened.close();
});
