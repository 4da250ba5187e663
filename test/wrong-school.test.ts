import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { startDemoSchool } from "../src/demo/index.ts";
import { openSchool } from "../src/open-school.ts";
import { InvalidSchoolError, RemoteError, searchSchool, TransportError } from "../src/webuntis/index.ts";
import { directoryFor, wrongSchool } from "../src/wrong-school.ts";

const now = () => Temporal.Instant.from("2026-11-25T06:00:00Z");

const UNKNOWN = new InvalidSchoolError("invalid schoolname", { code: -8500 });
const FOUND = {
  server: "thalia.webuntis.com",
  loginName: "goethe-gym",
  displayName: "Goethe-Gymnasium",
  address: "12345 Musterstadt, Hauptstr. 1",
  schoolId: 1,
};
const settings = { server: "thalia.webuntis.com", school: "Goethe Gymnasium" };

describe("what is wrong with the school's name", () => {
  test("is told with what the directory has found", async () => {
    const wrong = await wrongSchool(UNKNOWN, settings, async () => [FOUND]);
    expect(wrong).toEqual({
      told: "WEBUNTIS_SCHOOL: Eine Schule „Goethe Gymnasium“ kennt thalia.webuntis.com nicht. Gemeint ist vielleicht „goethe-gym“ (Goethe-Gymnasium, 12345 Musterstadt, Hauptstr. 1) auf thalia.webuntis.com.",
    });
  });

  test("is nothing that anybody has to do when people call one school on that server so", async () => {
    const elsewhere = { ...FOUND, server: "neilo.webuntis.com", loginName: "goethe-wien" };
    const wrong = await wrongSchool(UNKNOWN, { ...settings, school: "goethe-gymnasium" }, async () => [
      elsewhere,
      FOUND,
    ]);
    expect(wrong?.school).toBe("goethe-gym");
    const twice = { ...FOUND, loginName: "goethe-2" };
    const doubt = await wrongSchool(UNKNOWN, { ...settings, school: "goethe-gymnasium" }, async () => [twice, FOUND]);
    expect(doubt?.school).toBeUndefined();
    expect(doubt?.told).toContain("„goethe-2“");
  });

  test.each([
    ["nothing is found", async () => [], "hinter „school=“"],
    ["too much is found", () => Promise.reject(new RemoteError("too many", { code: -6003 })), "zu viele Treffer"],
    ["the directory is down", () => Promise.reject(new TransportError("timeout", "no answer")), "hinter „school=“"],
    ["there is no directory to ask", undefined, "hinter „school=“"],
    ["many are found", async () => Array(9).fill(FOUND), "(und 6 weitere)"],
  ])("is told also when %s", async (_, search, told) => {
    expect((await wrongSchool(UNKNOWN, settings, search))?.told).toContain(told);
  });

  test("may be that there is none", async () => {
    const wrong = await wrongSchool(UNKNOWN, { ...settings, school: "" }, undefined);
    expect(wrong?.told).toContain("WEBUNTIS_SCHOOL fehlt");
  });
});

test("a server that does not exist, or is another's, is told by the name of its setting", async () => {
  const cause = Object.assign(new Error("x"), { code: "ENOTFOUND", hostname: "thalia.webuntis.com" });
  const unknown = new TransportError("unreachable", "x", { cause });
  expect((await wrongSchool(unknown, settings, undefined))?.told).toContain("WEBUNTIS_SERVER: Einen Server");
  const elsewhere = new TransportError("status", "x", { status: 404 });
  expect((await wrongSchool(elsewhere, settings, undefined))?.told).toContain("antwortet kein WebUntis");
  expect(await wrongSchool(new TransportError("timeout", "x"), settings, undefined)).toBeUndefined();
});

test("the directory is asked for WebUntis's own servers only", () => {
  expect(directoryFor({ server: "thalia.webuntis.com", school: "" }, "x")).toBeDefined();
  for (const server of ["untis.meine-schule.de", "127.0.0.1:8080", "webuntis.com.example.org", "notwebuntis.com"])
    expect(directoryFor({ server, school: "" }, "x")).toBeUndefined();
});

describe("the bot", () => {
  const started = async (school: string, address = "") => {
    const demo = await startDemoSchool({ now });
    const written: string[] = [];
    const log = pino({ level: "info" }, { write: (line) => void written.push(line) });
    const config = readConfig({
      WEBUNTIS_SERVER: `${demo.url}${address}`,
      WEBUNTIS_SCHOOL: school,
      WEBUNTIS_USERNAME: "demo",
      WEBUNTIS_PASSWORD: "demo",
    });
    const search = (name: string) => searchSchool(name, { useragent: "test", endpoint: `${demo.url}/ms/schoolquery2` });
    const opened = await openSchool(config, now, log, search);
    return { demo, opened, written };
  };

  test.each([
    ["another name in the browser's address", "Falsch", "/WebUntis/?school=demo#/basic/login"],
    ["the name that people use", "Demo-Gymnasium", ""],
  ])("takes %s, and says so", async (_, school, address) => {
    const { demo, opened, written } = await started(school, address);
    await expect.poll(() => written.join("")).toContain("WebUntis is open");
    expect(written.join("")).toContain("Genommen wird „demo“");
    expect((await opened.school.klassen()).length).toBeGreaterThan(0);
    await opened.close();
    await demo.close();
  });

  test("tells what is wrong where it cannot know", async () => {
    const { demo, opened, written } = await started("Gymnasium");
    await expect.poll(() => written.join("")).toContain("Gemeint ist vielleicht „demo“");
    expect(demo.requests("authenticate")).toBe(1);
    await opened.close();
    await demo.close();
  });
});
