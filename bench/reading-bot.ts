import { pino } from "pino";
import { commands } from "../commands/index.ts";
import { createBot } from "../src/bot/create-bot.ts";
import { connect } from "../src/open-school.ts";
import { startDiscord } from "../src/platforms/discord/index.ts";
import type { PlanOwner } from "../src/school/index.ts";
import { openStore } from "../src/store/index.ts";
import { asker } from "../test/demo-bot.ts";
import { NO_EVENTS } from "../test/fakes/no-events.ts";
import { openAccess } from "../test/open-access.ts";

const PLANS = 50;
const WEEKS = 40;
const BYTES_IN_MB = 1e6;

/**
 * The bot on Discord, with a school that it may ask as fast as it can. On a message it says what plans it is asked for: of fifty classes in
 * forty weeks. It answers with the memory of its process and the milliseconds per answer.
 */
const [server = "", apiUrl = "", token = ""] = process.argv.slice(2);
const now = Temporal.Now.instant;
const log = pino({ level: "silent" });
const account = { school: "demo", username: "demo", password: "demo", useragent: "bench", loginRepeat: 1 };
const { session, school } = connect({ ...account, server }, "Europe/Berlin", now, log);
await session.login();
const store = openStore(":memory:", now);
const parts = { commands, schoolOf: () => school, memory: store.memory, access: openAccess(store, now), log } as const;
const bot = createBot({ ...parts, language: "de", teacherNames: "short" });
await startDiscord({ token, apiUrl, bot, now, log, events: NO_EVENTS });

const klassen = await school.klassen();
// The demo school has fewer classes.
const others: readonly PlanOwner[] = (await school.names("teacher")).all.slice(0, PLANS - klassen.length);
const { start } = (await session.schoolyears({ fromCache: true })).current ?? { start: school.today() };
const somebody = asker("de", { platform: "discord", chat: "1" });

process.on("message", async () => {
  const began = performance.now();
  for (let week = 0; week < WEEKS; week++) {
    const date = start.add({ weeks: week, days: 8 - start.dayOfWeek });
    for (const { name } of klassen) bot.pack(await bot.runText(`stundenplan ${name} ${date}`, somebody));
    for (const other of others) await school.dayPlan(other, date);
  }
  process.send?.({
    residentMb: process.memoryUsage.rss() / BYTES_IN_MB,
    milliseconds: (performance.now() - began) / (PLANS * WEEKS),
  });
});
process.send?.("ready");
