import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import type { PlatformEvents } from "../../src/bot/platform.ts";
import { startDiscord } from "../../src/platforms/discord/index.ts";
import { startTelegram } from "../../src/platforms/telegram/index.ts";
import { School } from "../../src/school/index.ts";
import { openStore } from "../../src/store/index.ts";
import { JsonRpcSource, Ladder, Session } from "../../src/webuntis/index.ts";
import { NO_EVENTS } from "../fakes/no-events.ts";
import { testJobs } from "../jobs/test-jobs.ts";
import { openAccess } from "../open-access.ts";

/** Where the bot finds what it needs. */
export interface BotPlaces {
  readonly discord: { readonly url: string; readonly token: string };
  readonly telegram: { readonly url: string; readonly token: string };
  readonly school: { readonly url: string; readonly name: string };
  readonly database: string;
  /** The time at which it begins. */
  readonly now: string;
}

/** A bot in a process of its own, which does what is due at the times that its parent says, and says when that is done. */
const places: BotPlaces = JSON.parse(process.argv[2] ?? "{}");
let time = Temporal.Instant.from(places.now);
const now = () => time;
const log = pino({ level: "silent" });
const { url, name } = places.school;
const session = new Session({
  server: url,
  school: name,
  username: "demo",
  password: "demo",
  useragent: "soak",
  loginRepeat: 5,
  now,
});
await session.login();
const source = new Ladder([new JsonRpcSource(session)], now);
const school = new School({ source, timeZone: "Europe/Berlin", now });
const store = openStore(places.database, now);
const { memory } = store;
const access = openAccess(store, now);
const schoolOf = () => school;
const bot = createBot({ commands, schoolOf, memory, access, language: "de", teacherNames: "short", log });
const { discord, telegram } = places;
const jobs = testJobs(store, school, now, { sleep });
const events: PlatformEvents = {
  ...NO_EVENTS,
  moved: ({ platform, place }, to) => memory.moved(platform, place, to),
};
const platforms = await Promise.all([
  startDiscord({ token: discord.token, apiUrl: discord.url, bot, events, log, now }),
  startTelegram({
    token: telegram.token,
    apiUrl: telegram.url,
    bot,
    log,
    events,
  }),
]);
for (const platform of platforms) jobs.add(platform);
process.on("message", async (at) => {
  time = Temporal.Instant.from(String(at));
  await jobs.watch();
  await jobs.post();
  process.send?.("done");
});
process.send?.("ready");
