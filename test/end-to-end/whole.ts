import { pino } from "pino";
import type { Admission } from "../../src/access/index.ts";
import type { Bot } from "../../src/bot/bot.ts";
import type { Platform } from "../../src/bot/platform.ts";
import { startDiscord } from "../../src/platforms/discord/index.ts";
import { startTelegram } from "../../src/platforms/telegram/index.ts";
import type { Store } from "../../src/store/index.ts";
import { startDemoBot } from "../demo-bot.ts";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "../fakes/discord/index.ts";
import { NO_EVENTS } from "../fakes/no-events.ts";
import { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from "../fakes/telegram/index.ts";
import { NEVER_LATE } from "../platforms/discord/started.ts";

const log = pino({ level: "silent" });

export interface OnDiscord extends AsyncDisposable {
  readonly discord: FakeDiscord;
  readonly platform: Platform;
}

/** A bot on Discord; the fake's clock is the bot's. */
export async function startOnDiscord(
  bot: Bot,
  now: () => Temporal.Instant,
  options: Pick<FakeDiscordOptions, "owner"> = {},
  access: Pick<Admission, "left" | "isIn"> = NO_EVENTS,
): Promise<OnDiscord> {
  const clock = () => now().epochMilliseconds;
  const discord = await startFakeDiscord({ now: clock, date: clock, ...options });
  const parts = { token: discord.token, apiUrl: discord.url, bot, events: access, now, log, deferAfter: NEVER_LATE };
  const platform = await startDiscord(parts);
  return {
    discord,
    platform,
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await discord.close();
    },
  };
}

export interface OnTelegram extends AsyncDisposable {
  readonly telegram: FakeTelegram;
  readonly platform: Platform;
}

/** A bot on Telegram, with what it remembers. */
export async function startOnTelegram(
  bot: Bot,
  { memory }: Pick<Store, "memory">,
  options: FakeTelegramOptions = {},
  { left }: Pick<Admission, "left"> = memory,
): Promise<OnTelegram> {
  const telegram = await startFakeTelegram(options);
  const platform = await startTelegram({
    token: telegram.token,
    apiUrl: telegram.url,
    bot,
    log,
    events: {
      moved: ({ platform, place }, to) => memory.moved(platform, place, to),
      left,
    },
  });
  return {
    telegram,
    platform,
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await telegram.close();
    },
  };
}

/** A real school is asked only by those who are admitted; the demo school by everybody. */
export interface WholeOptions {
  readonly isOpen?: boolean;
}

/** The whole way: Discord, the bot, the demo school. */
export async function onDiscord({ isOpen = true, ...options }: WholeOptions & Pick<FakeDiscordOptions, "owner"> = {}) {
  const demo = await startDemoBot({ isOpen });
  const on = await startOnDiscord(demo.bot, demo.now, options, demo.access);
  await demo.access.join(on.platform);
  return {
    ...on,
    demo,
    store: demo.store,
    async [Symbol.asyncDispose]() {
      await on[Symbol.asyncDispose]();
      await demo[Symbol.asyncDispose]();
    },
  };
}

/** The whole way: Telegram, the bot, the demo school. */
export async function onTelegram({ isOpen = true, ...options }: WholeOptions & FakeTelegramOptions = {}) {
  const demo = await startDemoBot({ isOpen });
  const on = await startOnTelegram(demo.bot, demo.store, options, demo.access);
  await demo.access.join(on.platform);
  return {
    ...on,
    demo,
    store: demo.store,
    async [Symbol.asyncDispose]() {
      await on[Symbol.asyncDispose]();
      await demo[Symbol.asyncDispose]();
    },
  };
}
