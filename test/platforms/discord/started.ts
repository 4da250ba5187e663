import { Writable } from "node:stream";
import { pino } from "pino";
import type { Bot } from "../../../src/bot/bot.ts";
import type { Platform } from "../../../src/bot/platform.ts";
import { type DiscordParts, startDiscord } from "../../../src/platforms/discord/index.ts";
import { Changes } from "../../fakes/changes.ts";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "../../fakes/discord/index.ts";
import { NO_EVENTS } from "../../fakes/no-events.ts";
import { sampleBot } from "./sample-bot.ts";

export interface StartedParts
  extends FakeDiscordOptions,
    Pick<DiscordParts, "report" | "sleep" | "clock">,
    Partial<Pick<DiscordParts, "events">> {
  readonly bot?: Bot;
  /** Milliseconds; by default no answer is ever late, however slow the machine is. */
  readonly deferAfter?: number;
  /** A Discord that runs already. */
  readonly on?: FakeDiscord;
}

export interface Started extends AsyncDisposable {
  readonly discord: FakeDiscord;
  readonly platform: Platform;
  /** Everything logged so far, as one text. */
  log(): string;
  /** Resolves when this was logged, or was so many times. */
  logged(text: string, times?: number): Promise<void>;
}

/** Longer than any test takes: for `deferAfter`, where no answer is to be late. */
export const NEVER_LATE = 600_000;
/** For tests in which no time passes. */
export const now = () => Temporal.Instant.from("2026-11-24T05:30:00Z");

/** A log that can be read. */
export function readableLog() {
  const lines: string[] = [];
  const changes = new Changes();
  const text = () => lines.join("");
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      changes.tell();
      done();
    },
  });
  return {
    log: pino({ level: "debug" }, stream),
    text,
    logged: (wanted: string, times = 1) => changes.until(() => text().split(wanted).length > times),
  };
}

/** The real discord.js with a bot, connected to a fake Discord; both end with the test. */
export async function started({
  bot = sampleBot(),
  events = NO_EVENTS,
  deferAfter = NEVER_LATE,
  on,
  report = () => {},
  sleep = async () => {},
  clock = () => 0,
  ...options
}: StartedParts = {}): Promise<Started> {
  const discord = on ?? (await startFakeDiscord(options));
  const { log, text, logged } = readableLog();
  const parts = { token: discord.token, apiUrl: discord.url, bot, events, now, log, deferAfter, clock, report, sleep };
  const platform = await startDiscord(parts);
  return {
    discord,
    platform,
    log: text,
    logged,
    async [Symbol.asyncDispose]() {
      await platform.stop();
      if (!on) await discord.close();
    },
  };
}
