import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { commands } from "../commands/index.ts";
import { type Admission, createAccess } from "./access/index.ts";
import type { Bot } from "./bot/bot.ts";
import { createBot } from "./bot/create-bot.ts";
import type { Platform, PlatformEvents } from "./bot/platform.ts";
import { cleanText } from "./bot/tell-error.ts";
import { type Clock, startClock } from "./clock.ts";
import { type Config, ConfigError, readConfig, secretsOf } from "./config.ts";
import { loadDotEnv } from "./dot-env.ts";
import { greeting } from "./greeting.ts";
import { startHealth } from "./health.ts";
import { createJobs } from "./jobs/index.ts";
import { runJobs } from "./jobs/run.ts";
import { blanking, createLog } from "./log.ts";
import { openSchool } from "./open-school.ts";
import { risksOf, secretFiles } from "./risks.ts";
import { createStopper, type Stopper } from "./stopping.ts";
import { openStore } from "./store/index.ts";

function readConfigOrExit(): Config {
  try {
    loadDotEnv(process.env);
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) console.error(`Einstellungen: ${problem}`);
    process.exit(1);
  }
}

/** Loads a platform's library only when it is used: discord.js alone takes 250 ms. */
function startPlatforms(
  { discord, telegram }: Config,
  bot: Bot,
  events: PlatformEvents,
  now: Clock,
  log: Logger,
): Promise<Platform>[] {
  return [
    ...(discord
      ? [import("./platforms/discord/index.ts").then((it) => it.startDiscord({ ...discord, bot, now, log }))]
      : []),
    ...(telegram
      ? [import("./platforms/telegram/index.ts").then((it) => it.startTelegram({ ...telegram, bot, events, log }))]
      : []),
  ];
}

async function startTerminal(bot: Bot, config: Config, onEnd: () => void): Promise<Platform> {
  const terminal = await import("./platforms/terminal/terminal.ts");
  const parts = { bot, input: process.stdin, output: process.stdout, greeting: greeting(config), onEnd };
  return terminal.startTerminal(parts);
}

/** Telegram does not know who runs a bot. Whoever reads its log does. */
async function offerCode(access: Admission, log: Logger): Promise<void> {
  if (await access.hasOperator("telegram")) return;
  log.warn(
    { line: `/betreiber ${access.newCode()}` },
    "Nobody runs this bot on Telegram yet. Write this line to it in a private chat; it works once, until the bot is started anew",
  );
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const checkMembers = (access: Admission, log: Logger) =>
  access
    .checkMembers()
    .catch((error: unknown) => log.error({ err: error }, "Who still belongs to a group could not be checked"));

/** Starts everything, and gives each part to the stopper as soon as it runs. */
async function start(config: Config, onTerminal: boolean, log: Logger, stopper: Stopper): Promise<void> {
  let ready = false;
  const now = startClock(config.clock);
  if (config.clock) log.warn({ clock: `${config.clock}` }, "CLOCK is set: this is not the real time");
  for (const { setting, what } of risksOf(config, secretFiles(process.env))) log.warn({ setting }, what);
  const store = openStore(config.database, now);
  stopper.finally(async () => store[Symbol.asyncDispose]());
  const opened = await openSchool(config, now, log);
  stopper.finally(() => opened.close());
  const { language, teacherNames, operatorContact, timeZone } = config;
  const schoolOf = () => opened.school;
  const isOpen = config.access === "open" || !config.webuntis || onTerminal;
  const access = createAccess({ store, isOpen, language, now, sleep, log });
  await access.follow();
  const bot = createBot({
    commands,
    schoolOf,
    memory: store.memory,
    access,
    language,
    teacherNames,
    operatorContact,
    log,
  });

  if (config.httpPort)
    stopper.add(await startHealth(config.httpPort, () => ready && !stopper.stopping(), config.httpHost));
  const jobs = createJobs({ store, schoolOf, teacherNames, timeZone, now, sleep, log });
  const running = runJobs(jobs, now, log);
  const platforms: Platform[] = [];
  const add = async (platform: Platform) => {
    platforms.push(platform);
    await access.join(platform);
    jobs.add(platform);
    if (platform.name === "telegram") await offerCode(access, log);
  };
  stopper.add({
    name: "jobs and platforms",
    async stop() {
      // One after the other, so that a post on its way still finds its platform.
      await running.stop();
      await Promise.allSettled(platforms.map((platform) => platform.stop()));
    },
  });
  const events: PlatformEvents = {
    moved: ({ platform, place }, to) => store.memory.moved(platform, place, to),
    left: ({ platform, place }) => access.left({ platform, id: place }),
  };
  await Promise.all(startPlatforms(config, bot, events, now, log).map(async (starting) => add(await starting)));
  if (onTerminal) await add(await startTerminal(bot, config, () => void stopper.stop(0)));
  ready = true;
  setTimeout(() => void checkMembers(access, log), HOUR_MS).unref();
  setInterval(() => void checkMembers(access, log), DAY_MS).unref();
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
/** Our own sentences of what to do are longer than what servers say. */
const LONGEST_SENTENCE = 600;

const config = readConfigOrExit();
const onTerminal = !config.discord && !config.telegram;
const secrets = secretsOf(config, process.env);
const log = createLog(config.logLevel ?? (onTerminal ? "error" : "info"), secrets);
const stopper = createStopper(log);
try {
  await start(config, onTerminal, log, stopper);
} catch (error) {
  if (!stopper.stopping())
    console.error(`Der Bot konnte nicht starten: ${blanking(secrets)(cleanText(messageOf(error), LONGEST_SENTENCE))}`);
  await stopper.stop(1);
}
