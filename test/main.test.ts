import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoSchool, startDemoSchool } from "../src/demo/index.ts";
import { startFakeDiscord } from "./fakes/discord/index.ts";
import { startFakeTelegram } from "./fakes/telegram/index.ts";
import { startProcess } from "./process.ts";

/** An empty folder: a developer's own .env must not be read. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bot-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The bot as a process of its own. */
const start = (env: Record<string, string> = {}) => startProcess("src/main.ts", { cwd: folder, env });

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : expect.fail("There is no port");
}

const AT = "2026-11-25T07:00:00+01:00";
const now = () => Temporal.Instant.from(AT);

const account = ({ url, school }: DemoSchool) => ({
  WEBUNTIS_SERVER: url,
  WEBUNTIS_SCHOOL: school,
  WEBUNTIS_USERNAME: "demo",
  WEBUNTIS_PASSWORD: "demo",
});

describe("the process", () => {
  test("without any settings answers from the demo school at the terminal, and ends with its input", async () => {
    await using bot = start();
    bot.input("/stundenplan 5a\n/frei\n/hilfe\n/stundenplan 9x\n");
    expect(await bot.exit).toBe(0);
    expect(bot.err).toBe("");
    expect(bot.out).toMatch(
      /^Stundenplan-Bot mit einer erfundenen Demoschule\..*\n.*\.env.*\n\n5a · (\w+tag|Mittwoch), /,
    );
    expect(bot.out).toMatch(/^(Heute ist (Schule|schulfrei)|Ob heute Schule ist)/m);
    expect(bot.out).toContain("So fragst du mich");
    expect(bot.out).toContain("Eine Klasse „9x“ gibt es hier nicht.");
  });

  test("answers by the clock that is set, says so, and keeps nothing", async () => {
    await using bot = start({ CLOCK: AT });
    bot.input("/stundenplan 5a\n/klasse 5a\n");
    expect(await bot.exit).toBe(0);
    expect(bot.out).toContain("Die Uhr ist gestellt (CLOCK): Mittwoch, 25. November 2026 um 07:00.");
    expect(bot.out).toContain("5a · Mittwoch, 25. November");
    expect(bot.out).toContain("Demoschule · Stand 07:00");
    await using next = start({ CLOCK: AT });
    next.input("/stundenplan\n");
    expect(await next.exit).toBe(0);
    expect(next.out).toContain("Welche Klasse?");
  });

  test("ends without a complaint when there is nothing to answer", async () => {
    await using bot = start();
    bot.input("");
    expect(await bot.exit).toBe(0);
    expect(bot.err).toBe("");
  });

  test("tells all wrong settings at once and ends", async () => {
    await using bot = start({ WEBUNTIS_SERVER: "!", SCHOOL_TIMEZONE: "Mars", TELEGRAM_TOKEN: "GEHEIM" });
    expect(await bot.exit).toBe(1);
    expect(bot.err.trim().split("\n")).toEqual([
      expect.stringContaining("WEBUNTIS_SERVER"),
      expect.stringContaining("SCHOOL_TIMEZONE"),
      expect.stringContaining("TELEGRAM_TOKEN"),
      expect.stringContaining("WEBUNTIS_USERNAME und WEBUNTIS_PASSWORD"),
    ]);
    expect(bot.err).not.toContain("GEHEIM");
  });

  test("with a token that Telegram does not know says so, logs out of WebUntis, closes its database and ends", async () => {
    await using telegram = await startFakeTelegram();
    await using demo = await startDemoSchool({ now });
    await using bot = start({
      ...account(demo),
      TELEGRAM_TOKEN: "1:WRONG",
      TELEGRAM_API_URL: telegram.url,
      DATABASE_URL: "sqlite:failed/bot.db",
    });
    expect(await bot.exit).toBe(1);
    expect(bot.err).toContain("Bitte TELEGRAM_TOKEN prüfen");
    expect(bot.err).not.toContain("WRONG");
    expect(demo.requests("authenticate")).toBe(1);
    expect(demo.requests("logout")).toBe(1);
    // SQLite removes its log only when the database is closed.
    expect(readdirSync(join(folder, "failed"))).toEqual(["bot.db"]);
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "serves a school on Telegram until %s, then logs out and ends",
    async (signal) => {
      await using telegram = await startFakeTelegram();
      await using demo = await startDemoSchool({ now });
      await using bot = start({
        ...account(demo),
        ACCESS: "open",
        CLOCK: AT,
        TELEGRAM_TOKEN: telegram.token,
        TELEGRAM_API_URL: telegram.url,
      });
      await bot.writes("Telegram is ready");
      expect(bot.err).toContain("?startgroup=");
      const message = await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(7) });
      expect(message.text).toContain("5a · Mittwoch, 25. November");
      bot.kill(signal);
      expect(await bot.exit).toBe(0);
      expect(demo.requests("logout")).toBe(1);
      expect(bot.err).not.toContain(telegram.token);
      expect(bot.out).toBe("");
    },
  );

  test.each([
    ["that does not let it in", "gone", 503],
    ["that cannot be reached", "waiting", 200],
  ])("goes on without a Discord %s, and says so", async (_, state, alive) => {
    await using telegram = await startFakeTelegram();
    await using discord = await startFakeDiscord();
    if (state === "waiting") await discord.close();
    const port = await freePort();
    await using bot = start({
      CLOCK: AT,
      DEMO: "true",
      HTTP_PORT: `${port}`,
      DISCORD_TOKEN: "WRONG.WRONG.WRONG",
      DISCORD_API_URL: discord.url,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
    });
    await bot.writes(state === "gone" ? "Please check DISCORD_TOKEN" : "Discord cannot be reached");
    await bot.writes("Telegram is ready");
    expect((await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(7) })).text).toMatch(
      /^.*5a · .*Demoschule · Stand 07:00/s,
    );
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect((await ask("/healthz")).status).toBe(alive);
    const ready = await ask("/readyz");
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ discord: state, telegram: "ready", database: "ready" });
    expect(bot.err).not.toContain("WRONG");
    bot.kill("SIGTERM");
    expect(await bot.exit).toBe(0);
  });

  test("an error that nobody handled is logged without its secrets, and ends it with code 1", async () => {
    await using telegram = await startFakeTelegram();
    await using demo = await startDemoSchool({ now });
    // Something goes wrong that nobody foresaw, when the test says so.
    const fault = `process.on("SIGUSR2", () => { const cause = new Error("to /bot" + process.env.TELEGRAM_TOKEN + "/getMe"); Promise.reject(Object.assign(new Error("lost " + process.env.TELEGRAM_TOKEN), { cause, request: process.env.TELEGRAM_TOKEN })); })`;
    await using bot = start({
      ...account(demo),
      CLOCK: AT,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}`,
    });
    await bot.writes("Telegram is ready");
    bot.kill("SIGUSR2");
    expect(await bot.exit).toBe(1);
    expect(bot.err).toMatch(/"id":"[0-9a-f]{8}","msg":"An error that nobody handled ends the bot"/);
    expect(bot.err).toContain("lost [redacted]");
    expect(bot.err).not.toContain("TEST-token");
    expect(demo.requests("logout")).toBe(1);
  });

  test("gives its code for Telegram's operator in the log until somebody has used it, and serves a real school to nobody else", async () => {
    await using telegram = await startFakeTelegram();
    await using demo = await startDemoSchool({ now });
    const settings = {
      ...account(demo),
      CLOCK: AT,
      DATABASE_URL: "sqlite:operator/bot.db",
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
    };
    const chat = telegram.chat(7);
    const codeIn = ({ err }: { readonly err: string }) => /\/betreiber (\w+)/.exec(err)?.[1];
    await using first = start(settings);
    await first.writes("/betreiber ");
    first.kill("SIGTERM");
    expect(await first.exit).toBe(0);
    await using bot = start(settings);
    await bot.writes("/betreiber ");
    const code = codeIn(bot);
    expect(bot.err.split("/betreiber ")).toHaveLength(2);
    expect(code).not.toBe(codeIn(first));
    expect((await telegram.user.says("/stundenplan 5a", { chat })).text).toContain(
      "Hier darf ich noch nicht antworten",
    );
    expect((await telegram.user.says(`/betreiber ${code}`, { chat })).text).toContain("Du betreibst jetzt diesen Bot");
    expect((await telegram.user.says("/stundenplan 5a", { chat })).text).toContain("5a · Mittwoch, 25. November");
    bot.kill("SIGTERM");
    expect(await bot.exit).toBe(0);
    await using known = start(settings);
    await known.writes("Telegram is ready");
    expect((await telegram.user.says("/stundenplan 5a", { chat })).text).toContain("5a · Mittwoch, 25. November");
    known.kill("SIGTERM");
    expect(await known.exit).toBe(0);
    expect(known.err).not.toContain("/betreiber");
  });

  test("sends a file on Discord", async () => {
    // Which undici discord.js sends by depends on what a process loads first, and not every one takes its files.
    await using discord = await startFakeDiscord();
    await using bot = start({ CLOCK: AT, DEMO: "true", DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url });
    await bot.writes("Discord is ready");
    expect(bot.err).toContain("https://discord.com/oauth2/authorize?client_id=");
    const given = await discord.user.slash("datenschutz", { tun: "auskunft" });
    expect(given.file?.name).toBe("meine-daten.json");
    bot.kill("SIGTERM");
    expect(await bot.exit).toBe(0);
  });

  test.each([
    [
      "which doors are open",
      { WEBUNTIS_PASSWORD: "schueler" },
      ["Open by JSON-RPC: Classes, ", "Teachers ✗ (no right)", `"classes":`],
    ],
    ["that WebUntis refuses the account", { WEBUNTIS_PASSWORD: "GEHEIM" }, ["until then it is not tried again"]],
  ])("says at the start %s", async (_, password, sentences) => {
    await using telegram = await startFakeTelegram();
    await using demo = await startDemoSchool({ now });
    await using bot = start({
      CLOCK: AT,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      WEBUNTIS_SERVER: `${demo.url}/WebUntis/?school=demo#/basic/login`,
      WEBUNTIS_USERNAME: "schueler",
      ...password,
    });
    for (const sentence of sentences) await bot.writes(sentence);
    expect(demo.requests("authenticate")).toBe(1);
    bot.kill("SIGTERM");
    expect(await bot.exit).toBe(0);
    expect(bot.err).not.toContain("GEHEIM");
  });
});
