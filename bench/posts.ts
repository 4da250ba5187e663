import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { commands } from "../commands/index.ts";
import { createBot } from "../src/bot/create-bot.ts";
import { startDiscord } from "../src/platforms/discord/index.ts";
import { startTelegram } from "../src/platforms/telegram/index.ts";
import { NO_EVENTS } from "../test/fakes/no-events.ts";
import { createBoard } from "../test/jobs/board.ts";
import { openSmallWorld } from "../test/jobs/small-world.ts";
import { openAccess } from "../test/open-access.ts";
import { type SmallSchool, wireLesson } from "../test/school/small-school.ts";
import { wish } from "../test/store/sample.ts";
import { temporaryFolder } from "../test/store/temporary-folder.ts";
import { startChild } from "./child.ts";
import { DISCORD_PER_SECOND, TELEGRAM_PER_SECOND } from "./limits.ts";

const SUBSCRIPTIONS = 1000;
const KLASSEN = 30;
const WATCHED = 60;
const BEFORE = "2026-11-24T06:28:00+01:00";
const DUE = "2026-11-24T06:30:00+01:00";
/** Turns of the jobs until all must be posted, and their seconds. */
const TURNS = 24;
const EVERY = { seconds: 5 };

const later = (now: string) => Temporal.Instant.from(now).add(EVERY).toString();

const log = pino({ level: "silent" });

/** A school of so many classes with four lessons a day, some of them changed, in front of a bot with a database on disk. */
async function open(count: number) {
  const folder = temporaryFolder();
  const klassen = Array.from({ length: count }, (_, each) => ({
    id: each + 1,
    name: `${5 + (each % 8)}${"abcdefgh"[Math.floor(each / 8)]}`,
  }));
  const lessons: SmallSchool["lessons"] = (date, klasse) =>
    date.dayOfWeek > 5
      ? []
      : ([1, 2, 3, 4] as const).map((unit) =>
          wireLesson(`${date}`, unit, `Fach${unit}`, (unit + klasse) % 4 === 0 ? { code: "cancelled" } : {}),
        );
  const world = await openSmallWorld({ database: folder.file("bot.db"), now: BEFORE, klassen, lessons }, { sleep });
  const { school, store } = world;
  const { memory } = store;
  const bot = createBot({
    commands,
    schoolOf: () => school,
    memory,
    access: openAccess(store, () => school.now().toInstant()),
    language: "de",
    teacherNames: "short",
    log,
  });
  return {
    ...world,
    bot,
    subscribe: async (platform: "discord" | "telegram", places: readonly string[]) => {
      for (const [each, place] of places.entries())
        await store.subscriptions.put(wish({ platform, place, klasse: klassen[each % count]?.name ?? "" }));
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

const someplaces = (count: number) => Array.from({ length: count }, (_, each) => `place-${each}`);

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Planning and rendering: everything but the platform. */
async function render() {
  await using world = await open(KLASSEN);
  await world.subscribe("discord", someplaces(SUBSCRIPTIONS));
  const board = createBoard();
  const jobs = world.jobsOn(board);
  // A running bot has read the school's lists long before.
  await world.school.klassen();
  await world.school.schoolDays(1);
  await jobs.post();
  world.small.now = DUE;
  const before = world.calls().length;
  const took = await seconds(() => jobs.post());
  if (board.pinned.length !== SUBSCRIPTIONS)
    throw new Error(`${board.pinned.length} posts instead of ${SUBSCRIPTIONS}`);
  return { seconds: took, calls: world.calls().length - before };
}

interface Posted {
  readonly posts: number;
  readonly limited: number;
}

/** Sending, at the rate that the platforms permit, with both servers in another process. */
async function send() {
  await using servers =
    await startChild<Record<"discord" | "telegram", { url: string; token: string }>>("./platforms-server.ts");
  const places = await servers.ask<Record<"discord" | "telegram", readonly string[]>>(SUBSCRIPTIONS);
  const rates = [];
  for (const name of ["discord", "telegram"] as const) {
    await using world = await open(KLASSEN);
    await world.subscribe(name, places[name]);
    const { url, token } = servers.ready[name];
    const parts = {
      token,
      apiUrl: url,
      bot: world.bot,
      now: () => Temporal.Instant.from(world.small.now),
      log,
      events: NO_EVENTS,
    };
    const platform = name === "discord" ? await startDiscord(parts) : await startTelegram(parts);
    const jobs = world.jobsOn(platform);
    await jobs.post();
    world.small.now = DUE;
    const told = async () => (await servers.ask<Record<"discord" | "telegram", Posted>>("posts"))[name];
    const took = await seconds(async () => {
      // What was refused is tried again in a later turn, as the bot's turns do.
      for (let turn = 0; turn < TURNS && (await told()).posts < SUBSCRIPTIONS; turn++) {
        await jobs.post();
        world.small.now = later(world.small.now);
      }
    });
    await platform.stop();
    const posted = await told();
    if (posted.posts !== SUBSCRIPTIONS) throw new Error(`${posted.posts} posts on ${name}, ${posted.limited} refused`);
    const permitted = name === "discord" ? DISCORD_PER_SECOND : TELEGRAM_PER_SECOND;
    rates.push({
      name,
      seconds: took,
      perSecond: SUBSCRIPTIONS / took,
      share: SUBSCRIPTIONS / took / permitted,
      limited: posted.limited,
    });
  }
  return rates;
}

/** A round of the watcher over many classes when there is no news. */
async function watch() {
  await using world = await open(WATCHED);
  await world.subscribe("discord", someplaces(WATCHED));
  const jobs = world.jobsOn(createBoard());
  await jobs.watch();
  world.small.now = DUE;
  await jobs.watch();
  world.small.now = "2026-11-24T06:35:00+01:00";
  const before = world.calls().length;
  const took = await seconds(() => jobs.watch());
  return { seconds: took, calls: world.calls().slice(before) };
}

export const benchPosts = async () => ({ render: await render(), watch: await watch(), send: await send() });
