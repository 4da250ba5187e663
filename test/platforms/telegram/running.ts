import { pino } from "pino";
import type { Platform } from "../../../src/bot/platform.ts";
import { startTelegram } from "../../../src/platforms/telegram/index.ts";
import { type FakeTelegram, startFakeTelegram } from "../../fakes/telegram/index.ts";
import { type Answer, sampleBot, sampleDay } from "./sample-bot.ts";

export interface Running extends AsyncDisposable {
  readonly telegram: FakeTelegram;
  readonly platform: Platform;
  /** Every log line, as JSON text. */
  readonly log: readonly string[];
  /** How long the bot wanted to wait, in milliseconds. */
  readonly waits: readonly number[];
  /** Places that moved, told by the platform. */
  readonly moves: readonly string[];
}

export interface RunningOptions {
  /** What the bot answers; unless told, sample days. */
  readonly answer?: Answer;
  readonly telegram?: FakeTelegram;
  readonly token?: string;
}

/** The real adapter with grammY, polling a fake Telegram. Waiting takes no time. */
export async function running({ answer = sampleDay, telegram: given, token }: RunningOptions = {}): Promise<Running> {
  const telegram = given ?? (await startFakeTelegram());
  const log: string[] = [];
  const waits: number[] = [];
  const moves: string[] = [];
  const platform = await startTelegram({
    token: token ?? telegram.token,
    apiUrl: telegram.url,
    bot: sampleBot(answer),
    log: pino({ level: "trace" }, { write: (line: string) => void log.push(line) }),
    events: {
      moved: async ({ place }, to) => void moves.push(`${place} → ${to}`),
      left: async ({ place }) => void moves.push(`${place} left`),
    },
    async sleep(milliseconds, signal) {
      waits.push(milliseconds);
      await new Promise((soon) => setImmediate(soon));
      signal.throwIfAborted();
    },
  });
  return {
    telegram,
    platform,
    log,
    waits,
    moves,
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await telegram.close();
    },
  };
}
