import { pino } from "pino";
import { startDiscord } from "../src/platforms/discord/index.ts";
import { startDemoBot } from "../test/demo-bot.ts";
import { NO_EVENTS } from "../test/fakes/no-events.ts";
import { startChild } from "./child.ts";

const PEOPLE = 2000;

/** What becomes of the commands of a burst; times in milliseconds since it began. */
export interface Burst {
  readonly atOnce: number;
  readonly slowestAtOnce: number;
  readonly announced: number;
  readonly slowest: number;
  /** Discord has given up on them. */
  readonly unanswered: number;
}

/** 2,000 people's `/stundenplan` at once on Discord, which is another process. */
export async function benchBurst(): Promise<Burst> {
  await using discord = await startChild<{ url: string; token: string }>("./burst-server.ts");
  await using demo = await startDemoBot();
  const { url, token } = discord.ready;
  const log = pino({ level: "silent" });
  const platform = await startDiscord({ token, apiUrl: url, bot: demo.bot, events: NO_EVENTS, now: demo.now, log });
  const burst = await discord.ask<Burst>(PEOPLE);
  await platform.stop();
  return burst;
}
