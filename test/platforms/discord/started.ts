import { Writable } from "node:stream";
import { pino } from "pino";
import type { Bot } from "../../../src/bot/bot.ts";
import type { Platform } from "../../../src/bot/platform.ts";
import { startDiscord } from "../../../src/platforms/discord/index.ts";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "../../fakes/discord/index.ts";
import { sampleBot } from "./sample-bot.ts";

export interface StartedParts extends FakeDiscordOptions {
  readonly bot?: Bot;
  readonly deferAfter?: number;
  /** A Discord that runs already. */
  readonly on?: FakeDiscord;
}

export interface Started extends AsyncDisposable {
  readonly discord: FakeDiscord;
  readonly platform: Platform;
  /** Everything logged so far, as one text. */
  log(): string;
}

/** A log that can be read. */
export function readableLog() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: pino({ level: "debug" }, stream), text: () => lines.join("") };
}

/** The real discord.js with a bot, connected to a fake Discord; both end with the test. */
export async function started({ bot = sampleBot(), deferAfter, on, ...options }: StartedParts = {}): Promise<Started> {
  const discord = on ?? (await startFakeDiscord(options));
  const { log, text } = readableLog();
  const parts = { token: discord.token, apiUrl: discord.url, bot, log };
  const platform = await startDiscord(deferAfter === undefined ? parts : { ...parts, deferAfter });
  return {
    discord,
    platform,
    log: text,
    async [Symbol.asyncDispose]() {
      await platform.stop();
      if (!on) await discord.close();
    },
  };
}
