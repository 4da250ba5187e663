import "./check-install.cjs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { commands } from "../commands/index.ts";
import { type Admission, createAccess } from "./access/index.ts";
import type { Bot } from "./bot/bot.ts";
import { createBot } from "./bot/create-bot.ts";
import type { Platform, PlatformEvents } from "./bot/platform.ts";
import { cleanText } from "./bot/tell-error.ts";
import { type Clock, startClock } from "./clock.ts";
import { type Config, languageOf, type PlatformConfig, type Reading, readSettings, secretsOf } from "./config.ts";
import { configTexts } from "./config-texts.ts";
import { loadDotEnv } from "./dot-env.ts";
import { greeting } from "./greeting.ts";
import { startHealth } from "./health.ts";
import { createJobs } from "./jobs/index.ts";
import { runJobs } from "./jobs/run.ts";
import { blanking, createLog } from "./log.ts";
import { openSchool } from "./open-school.ts";
import { createOperation } from "./operation.ts";
import { Parts } from "./parts.ts";
import { oddities, risksOf, secretFiles } from "./risks.ts";
import { startTrouble } from "./start-trouble.ts";
import { createStopper, type Stopper } from "./stopping.ts";
import { openStore, type Store } from "./store/index.ts";
import { botVersion } from "./version.ts";

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function readSettingsOrExit(): Reading {
  const dotEnv = loadDotEnv(process.env);
  const reading = readSettings(process.env, dotEnv);
  if (reading.problems.length === 0) return reading;
  const language = languageOf(process.env);
  // A value that is cut short may be why another thing is missing.
  const odd = oddities(reading).map(({ setting, what }) => `${setting}: ${what[language]}.`);
  for (const each of [...reading.problems, ...odd]) console.error(`${configTexts({ language }).prefix}${each}`);
  process.exit(1);
}

interface Starting {
  readonly bot: Bot;
  readonly events: PlatformEvents;
  readonly now: Clock;
  readonly log: Logger;
  readonly parts: Parts;
  /** Called with each platform as it becomes ready. */
  readonly add: (platform: Platform) => Promise<void>;
}

/** Loads a platform's library only when it is used: discord.js alone takes 250 ms. */
const STARTERS = {
  discord: async (config: PlatformConfig, { bot, events, now, log, parts }: Starting) => {
    const { startDiscord } = await import("./platforms/discord/index.ts");
    return startDiscord({ ...config, bot, events, now, log, report: (state) => parts.set("discord", state) });
  },
  telegram: async (config: PlatformConfig, { bot, events, log, parts }: Starting) => {
    const { startTelegram } = await import("./platforms/telegram/index.ts");
    return startTelegram({ ...config, bot, events, log, report: (state) => parts.set("telegram", state) });
  },
} as const;

/**
 * Starts the platforms that have a token. Each is waited for by itself, and one that does not let the bot in stops no other.
 * @throws {AggregateError} when none lets the bot in.
 */
async function startPlatforms(config: Config, starting: Starting): Promise<void> {
  const { log, parts, add } = starting;
  const begun = (["discord", "telegram"] as const).flatMap((name) => {
    const platform = config[name];
    if (!platform) return [];
    parts.set(name, "waiting");
    const ready = STARTERS[name](platform, starting).then(add, (error: unknown) => {
      parts.set(name, "gone");
      log.error(
        { platform: name, why: messageOf(error) },
        "A platform does not let the bot in; without it the bot goes on",
      );
      throw error;
    });
    return [ready];
  });
  if (begun.length > 0) await Promise.any(begun);
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

/** What runs here, and for whom. */
async function tellStart({ webuntis, database }: Config, store: Store, log: Logger): Promise<void> {
  const communities = await store.communities.all();
  const { active, paused } = await store.subscriptions.tally();
  const start = {
    version: botVersion(),
    node: process.version,
    school: webuntis ? webuntis.school || webuntis.server : "demo school",
    subscriptions: active,
    paused,
    places: communities.filter(({ state }) => state === "admitted").length,
    database,
  };
  log.info(start, "The bot starts");
}

/** Starts everything, and gives each part to the stopper as soon as it runs. */
async function start(reading: Reading, onTerminal: boolean, log: Logger, stopper: Stopper): Promise<void> {
  const { config } = reading;
  const now = startClock(config.clock);
  // The terminal's greeting says so by itself.
  if (config.clock && !onTerminal) log.warn({ clock: `${config.clock}` }, "CLOCK is set: this is not the real time");
  for (const { setting, what } of risksOf(reading, secretFiles(process.env))) log.warn({ setting }, what.en);
  const store = openStore(config.database, now);
  stopper.finally(async () => store[Symbol.asyncDispose]());
  await tellStart(config, store, log);
  // Nobody collects anything where no port is open.
  const metrics = config.httpPort ? (await import("./metrics/index.ts")).createMetrics() : undefined;
  const opened = await openSchool(config, now, log, undefined, metrics?.school);
  stopper.finally(() => opened.close());
  const { language, teacherNames, operatorContact, timeZone } = config;
  const schoolOf = () => opened.school;
  const isOpen = config.access === "open" || !config.webuntis || onTerminal;
  const access = createAccess({ store, isOpen, language, now, sleep, log });
  await access.follow();
  const made = createBot({
    commands,
    schoolOf,
    memory: store.memory,
    access,
    language,
    teacherNames,
    operatorContact,
    operation: () => operation(),
    log,
  });
  const bot = metrics ? metrics.watchBot(made) : made;

  const jobs = createJobs({ store, schoolOf, teacherNames, timeZone, now, sleep, log, ...metrics?.jobs });
  const parts = new Parts(jobs, store.outbox, () => stopper.stopping());
  const operation = createOperation({ config, store, jobs, parts, now });
  if (config.httpPort)
    stopper.add(await startHealth(config.httpPort, parts, config.httpHost, metrics?.page(operation)));
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
    left: access.left,
    isIn: access.isIn,
  };
  await startPlatforms(config, { bot, events, now, log, parts, add });
  if (onTerminal) {
    // What comes now would stand between questions and answers.
    if (!config.logLevel) log.level = "error";
    await add(await startTerminal(bot, config, () => void stopper.stop(0)));
  }
  setTimeout(() => void checkMembers(access, log), HOUR_MS).unref();
  setInterval(() => void checkMembers(access, log), DAY_MS).unref();
}

/** Our own sentences of what to do are longer than what servers say. */
const LONGEST_SENTENCE = 600;

const reading = readSettingsOrExit();
const { config } = reading;
const onTerminal = !config.discord && !config.telegram;
const secrets = secretsOf(config, process.env);
const log = await createLog(config.logLevel ?? (onTerminal ? "warn" : "info"), secrets);
const stopper = createStopper(log);
try {
  await start(reading, onTerminal, log, stopper);
} catch (error) {
  if (!stopper.stopping()) {
    const why = blanking(secrets)(cleanText(startTrouble(error, config), LONGEST_SENTENCE));
    console.error(`${configTexts(config).notStarted}${why}`);
  }
  await stopper.stop(1);
}
