import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDemoSchool } from "../src/demo/index.ts";
import { startFakeTelegram } from "./fakes/telegram/index.ts";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** An empty folder: a developer's own .env must not be read. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bot-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The bot as a process of its own. */
function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], { cwd: folder, env });
  const seen = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    seen.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    seen.err += text;
  });
  const exit = once(child, "close").then(([code]) => code as number | null);
  /** Waits until this stands in the log. */
  const logged = async (text: string) => {
    while (!seen.err.includes(text))
      await Promise.race([once(child.stderr, "data"), exit.then(() => expect.fail(seen.err))]);
  };
  return { child, seen, exit, logged };
}

describe("the process", () => {
  test("without any settings answers from the demo school at the terminal, and ends with its input", async () => {
    const { child, seen, exit } = start();
    child.stdin.end("/stundenplan 5a\n/frei\n/hilfe\n/stundenplan 9x\n");
    expect(await exit).toBe(0);
    expect(seen.err).toBe("");
    expect(seen.out).toMatch(
      /^Stundenplan-Bot mit einer erfundenen Demoschule\..*\n.*\.env.*\n\n5a · (\w+tag|Mittwoch), /,
    );
    expect(seen.out).toMatch(/^(Schule|Frei|Noch offen): /m);
    expect(seen.out).toContain("So fragst du mich");
    expect(seen.out).toContain("Eine Klasse „9x“ gibt es hier nicht. Meintest du …?");
  });

  test("ends without a complaint when there is nothing to answer", async () => {
    const { child, seen, exit } = start();
    child.stdin.end();
    expect(await exit).toBe(0);
    expect(seen.err).toBe("");
  });

  test("tells all wrong settings at once and ends", async () => {
    const { seen, exit } = start({ WEBUNTIS_SERVER: "!", SCHOOL_TIMEZONE: "Mars", TELEGRAM_TOKEN: "SECRET" });
    expect(await exit).toBe(1);
    expect(seen.err.trim().split("\n")).toEqual([
      expect.stringContaining("WEBUNTIS_SERVER"),
      expect.stringContaining("SCHOOL_TIMEZONE"),
      expect.stringContaining("TELEGRAM_TOKEN"),
    ]);
    expect(seen.err).not.toContain("SECRET");
  });

  test("with a token that Telegram does not know says so and ends", async () => {
    await using telegram = await startFakeTelegram();
    const { seen, exit } = start({ TELEGRAM_TOKEN: "1:WRONG", TELEGRAM_API_URL: telegram.url });
    expect(await exit).toBe(1);
    expect(seen.err).toContain("Bitte TELEGRAM_TOKEN prüfen");
    expect(seen.err).not.toContain("WRONG");
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "serves a school on Telegram until %s, then logs out and ends",
    async (signal) => {
      await using telegram = await startFakeTelegram();
      await using demo = await startDemoSchool({ now: () => Temporal.Instant.from("2026-11-25T06:00:00Z") });
      const { child, seen, exit, logged } = start({
        TELEGRAM_TOKEN: telegram.token,
        TELEGRAM_API_URL: telegram.url,
        WEBUNTIS_SERVER: demo.url,
        WEBUNTIS_SCHOOL: "demo",
        WEBUNTIS_USERNAME: "demo",
        WEBUNTIS_PASSWORD: "demo",
      });
      await logged("Telegram is ready");
      const message = await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(7) });
      expect(message.text).toMatch(/5a · (\w+tag|Mittwoch), /);
      child.kill(signal);
      expect(await exit).toBe(0);
      expect(demo.requests("logout")).toBe(1);
      expect(seen.err).not.toContain(telegram.token);
      expect(seen.out).toBe("");
    },
  );

  test.each([
    [
      "which doors are open",
      { WEBUNTIS_PASSWORD: "schueler" },
      ["Klassen ✓ über JSON-RPC", "Lehrkräfte ✗ (kein Recht)", "Plan ✓ über Web-Client"],
    ],
    ["that WebUntis refuses the account", { WEBUNTIS_PASSWORD: "GEHEIM" }, ["until then it is not tried again"]],
  ])("says at the start %s", async (_, account, sentences) => {
    await using telegram = await startFakeTelegram();
    await using demo = await startDemoSchool({ now: () => Temporal.Instant.from("2026-11-25T06:00:00Z") });
    const { child, seen, exit, logged } = start({
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      WEBUNTIS_SERVER: `${demo.url}/WebUntis/?school=demo#/basic/login`,
      WEBUNTIS_USERNAME: "schueler",
      ...account,
    });
    for (const sentence of sentences) await logged(sentence);
    expect(demo.requests("authenticate")).toBe(1);
    child.kill();
    expect(await exit).toBe(0);
    expect(seen.err).not.toContain("GEHEIM");
  });
});
