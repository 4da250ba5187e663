import { pino } from "pino";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import type { Platform, PlatformEvents } from "../../src/bot/platform.ts";
import { startDiscord } from "../../src/platforms/discord/index.ts";
import { startTelegram } from "../../src/platforms/telegram/index.ts";
import { School } from "../../src/school/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { JsonRpcSource, Ladder, Session } from "../../src/webuntis/index.ts";
import { NO_EVENTS } from "../fakes/no-events.ts";
import { testJobs } from "../jobs/test-jobs.ts";
import { openAccess } from "../open-access.ts";

/** How far a post has come: its row is made, it is claimed, the platform has answered, that is stored. */
export type Step = "planned" | "claimed" | "answered" | "confirmed";

export interface PosterParts {
  readonly discord: { readonly url: string; readonly token: string };
  readonly telegram: { readonly url: string; readonly token: string };
  readonly school: { readonly url: string; readonly name: string };
  readonly database: string;
  /** The time at which the bot stands. */
  readonly now: string;
}

type Reached = (step: Step) => Promise<void>;

const watchedPlatform = (platform: Platform, reached: Reached): Platform => ({
  ...platform,
  async post(post) {
    await reached("claimed");
    const posted = await platform.post(post);
    await reached("answered");
    return posted;
  },
});

function watchedStore(store: Store, reached: Reached): Store {
  const { outbox } = store;
  const plan = outbox.plan.bind(outbox);
  const sent = outbox.sent.bind(outbox);
  outbox.plan = async (...what) => {
    await plan(...what);
    await reached("planned");
  };
  outbox.sent = async (...what) => {
    await sent(...what);
    await reached("confirmed");
  };
  return store;
}

/** A bot that sends once what is due at a time, with the real platforms, and ends. `reached` is told every post's steps. */
export async function postOnce(parts: PosterParts, reached: Reached = async () => {}): Promise<void> {
  const time = Temporal.Instant.from(parts.now);
  const now = () => time;
  const log = pino({ level: "silent" });
  const { url, name } = parts.school;
  await using session = new Session({
    server: url,
    school: name,
    username: "demo",
    password: "demo",
    useragent: "test",
    now,
  });
  await session.login();
  const school = new School({ source: new Ladder([new JsonRpcSource(session)], now), timeZone: "Europe/Berlin", now });
  await using store = watchedStore(openStore(parts.database, now), reached);
  const { memory } = store;
  const bot = createBot({
    commands,
    schoolOf: () => school,
    memory,
    access: openAccess(store, now),
    language: "de",
    teacherNames: "short",
    log,
  });
  const { discord, telegram } = parts;
  const events: PlatformEvents = {
    ...NO_EVENTS,
    moved: ({ platform, place }, to) => memory.moved(platform, place, to),
  };
  const platforms = await Promise.all([
    startDiscord({ token: discord.token, apiUrl: discord.url, bot, events, log, now }),
    startTelegram({ token: telegram.token, apiUrl: telegram.url, bot, log, events }),
  ]);
  const jobs = testJobs(store, school, now);
  for (const platform of platforms) jobs.add(watchedPlatform(platform, reached));
  await jobs.post();
  await Promise.all(platforms.map((platform) => platform.stop()));
}
