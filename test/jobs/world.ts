import type { NewSubscription, Subscription } from "../../src/bot/memory/subscription.ts";
import type { Jobs } from "../../src/jobs/index.ts";
import { type DemoBot, type LogLine, startDemoBot } from "../demo-bot.ts";
import { wish } from "../store/sample.ts";
import { type Board, createBoard } from "./board.ts";
import { testJobs } from "./test-jobs.ts";

/** The demo school, a bot with a store, a board to post to, and the jobs, at a time that the test says. */
export interface World extends Omit<DemoBot, "log"> {
  readonly board: Board;
  /** What the jobs logged. */
  readonly log: readonly LogLine[];
  /** Moves the clock, and lets everything be done that is due then. */
  at(time: string): Promise<void>;
  /** Moves the clock in steps up to a time, with everything that is due on the way. */
  until(time: string, step: Temporal.DurationLike): Promise<void>;
  /** What the bot does by itself, at the clock's time. */
  jobs(): Jobs;
  /** The process ends and another begins: only what is stored is still known. */
  restart(): void;
  subscribe(wished?: Partial<NewSubscription>): Promise<Subscription>;
}

/** A wall clock in Berlin, "2026-11-24 06:30", or an instant. */
const instant = (time: string) =>
  time.includes("+") || time.endsWith("Z")
    ? Temporal.Instant.from(time)
    : Temporal.PlainDateTime.from(time.replace(" ", "T")).toZonedDateTime("Europe/Berlin").toInstant();

/** Monday, 23 November 2026, 15:00 in Berlin, unless another time is given. */
export async function startWorld(
  at = "2026-11-23 15:00",
  { watching = true, ...account }: { readonly watching?: boolean } & Parameters<typeof startDemoBot>[0] = {},
): Promise<World> {
  const bot = await startDemoBot({ at: `${instant(at)}`, ...account });
  const { school, store } = bot;
  const board = createBoard("discord", () => school.now());
  const log: LogLine[] = [];
  const write = (entry: object, message: string) => void log.push({ entry, message });
  const now = () => school.now().toInstant();
  const begin = () => {
    const begun = testJobs(store, school, now, { log: { info: write, warn: write, error: write } });
    begun.add(board);
    return begun;
  };
  let jobs = begin();
  const run = async (time: Temporal.Instant) => {
    bot.setTime(`${time}`);
    if (watching) await jobs.watch();
    await jobs.post();
  };
  // Nothing is asked of the school before the test has made it what it is to be.
  await jobs.post();
  return {
    ...bot,
    board,
    log,
    jobs: () => jobs,
    restart() {
      jobs = begin();
    },
    at: (time) => run(instant(time)),
    async until(time, step) {
      const end = instant(time);
      for (let next = now(); Temporal.Instant.compare(next, end) < 0; ) {
        const later = next.add(step);
        next = Temporal.Instant.compare(later, end) < 0 ? later : end;
        await run(next);
      }
    },
    subscribe: async (wished) => (await store.subscriptions.put(wish(wished))).subscription,
  };
}
