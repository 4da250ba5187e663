import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startFakeTelegram } from "../fakes/telegram/index.ts";
import { startProcess } from "../process.ts";

const CHAT = 7;

test.each([
  ["2026-11-25", "5a · Mittwoch, 25. November"],
  ["2026-12-23", "Weihnachtsferien"],
  ["2027-01-07", "5a · Donnerstag, 7. Januar"],
  ["2028-03-01", "5a · Mittwoch, 1. März"],
])("the post of %s comes by itself: %s", async (date, words) => {
  const cwd = mkdtempSync(join(tmpdir(), "posts-"));
  try {
    await using telegram = await startFakeTelegram();
    const start = (clock: Temporal.ZonedDateTime) =>
      startProcess("src/main.ts", {
        cwd,
        env: {
          CLOCK: clock.toString({ timeZoneName: "never" }),
          TZ: "Pacific/Kiritimati",
          DATABASE_URL: "sqlite:bot.db",
          DEMO: "true",
          TELEGRAM_TOKEN: telegram.token,
          TELEGRAM_API_URL: telegram.url,
        },
      });
    const due = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: "Europe/Berlin", plainTime: "06:30" });

    await using evening = start(due.subtract({ hours: 12 }));
    await evening.writes("Telegram is ready");
    await telegram.user.says("/abo 5a 06:30", { chat: telegram.chat(CHAT) });
    evening.kill("SIGTERM");
    expect(await evening.exit).toBe(0);

    const answered = telegram.posts().length;
    // The jobs run at every fifth second.
    await using morning = start(due.add({ seconds: 3 }));
    await expect.poll(() => telegram.posts().length, { timeout: 30_000, interval: 100 }).toBeGreaterThan(answered);
    expect(telegram.posts().at(answered)?.text).toContain(words);
    morning.kill("SIGTERM");
    expect(await morning.exit).toBe(0);
  } finally {
    rmSync(cwd, { recursive: true });
  }
});
