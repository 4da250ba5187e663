import { expect, test } from "vitest";
import { openStore } from "../src/store/index.ts";
import { startFakeTelegram } from "./fakes/telegram/index.ts";
import { startProcess } from "./process.ts";
import { MONDAY, wish } from "./store/sample.ts";
import { temporaryFolder } from "./store/temporary-folder.ts";

/** Errors of a bot that nobody catches, one by each signal. */
const ERRORS = `
  process.on("SIGUSR2", () => { throw new Error("nobody foresaw this") });
  process.on("SIGHUP", () => void Promise.reject(new Error("nobody foresaw this")));
`;

test.each([
  ["SIGUSR2", "uncaughtException"],
  ["SIGHUP", "unhandledRejection"],
] as const)(
  "an error that nobody catches, by %s, ends the process when its posts are settled",
  async (signal, origin) => {
    using folder = temporaryFolder();
    await using telegram = await startFakeTelegram();
    const address = { platform: "telegram", place: String(telegram.chat(7).id) } as const;
    const database = folder.file("bot.db");
    {
      await using store = openStore(database, () => MONDAY);
      await store.memory.subscribe(wish(address));
    }
    const held = telegram.hold({ method: "sendRichMessage", when: "after" });
    await using bot = startProcess("src/main.ts", {
      cwd: folder.path,
      env: {
        NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(ERRORS)}`,
        // Two seconds before the jobs' next turn.
        CLOCK: "2026-11-24T06:30:03+01:00",
        DATABASE_URL: `sqlite:${database}`,
        DEMO: "true",
        TELEGRAM_TOKEN: telegram.token,
        TELEGRAM_API_URL: telegram.url,
      },
    });
    await held.arrived;
    bot.kill(signal);
    await bot.writes("An error that nobody handled ends the bot");
    held.release();
    expect(await bot.exit).toBe(1);
    expect(bot.err).toMatch(/"id":"\w{8}"/);
    expect(bot.err).toContain(`"origin":"${origin}"`);
    expect(bot.err).toContain("nobody foresaw this");
    await using store = openStore(database, () => MONDAY);
    const { outbox } = store;
    // Nothing was left behind in the middle of sending.
    expect(await outbox.due("telegram", 10, Temporal.Instant.from("2026-11-24T06:40:00+01:00"))).toEqual([]);
  },
);
