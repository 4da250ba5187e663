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
  /** Whether Telegram could be reached, told by the platform. */
  readonly states: readonly string[];
}

export interface RunningOptions {
  /** What the bot answers; unless told, sample days. */
  readonly answer?: Answer;
  readonly telegram?: FakeTelegram;
  readonly token?: string;
  /** By default waiting takes no time. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** The askers' budgets fill by this clock, in milliseconds; it stands still by default. */
  readonly clock?: () => number;
}

const soon = () => new Promise<void>((done) => setImmediate(done));

/** The real adapter with grammY, polling a fake Telegram. */
export async function running({
  answer = sampleDay,
  telegram: given,
  token,
  sleep = soon,
  clock = () => 0,
}: RunningOptions = {}): Promise<Running> {
  const telegram = given ?? (await startFakeTelegram());
  const log: string[] = [];
  const waits: number[] = [];
  const moves: string[] = [];
  const states: string[] = [];
  const platform = await startTelegram({
    token: token ?? telegram.token,
    apiUrl: telegram.url,
    bot: sampleBot(answer),
    log: pino({ level: "trace" }, { write: (line: string) => void log.push(line) }),
    events: {
      moved: async ({ place }, to) => void moves.push(`${place} → ${to}`),
      left: async (_, gone) => void moves.push(`${gone} left`),
    },
    async sleep(milliseconds, signal) {
      waits.push(milliseconds);
      const aborted = new Promise<void>((stop) => signal.addEventListener("abort", () => stop()));
      await Promise.race([sleep(milliseconds), aborted]);
      signal.throwIfAborted();
    },
    clock,
    report: (state) => void (states.at(-1) === state || states.push(state)),
  });
  return {
    telegram,
    platform,
    log,
    waits,
    moves,
    states,
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await telegram.close();
    },
  };
}
