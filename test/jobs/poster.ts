import { pino } from "pino";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import type { Address, Platform } from "../../src/bot/platform.ts";
import { startDiscord } from "../../src/platforms/discord/index.ts";
import { startTelegram } from "../../src/platforms/telegram/index.ts";
import { School } from "../../src/school/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { JsonRpcSource, Ladder, Session } from "../../src/webuntis/index.ts";
import { testJobs } from "./test-jobs.ts";

/** Where the process kills itself: after its rows are made, after a claim, after the platform has answered, after that is stored. */
export type Step = "planned" | "claimed" | "answered" | "confirmed";

export interface PosterParts {
  readonly discord: { readonly url: string; readonly token: string };
  readonly telegram: { readonly url: string; readonly token: string };
  readonly school: { readonly url: string; readonly name: string };
  readonly database: string;
  /** The time at which this process stands. */
  readonly now: string;
  readonly dieAt?: Step;
}

/** The bot's posts as a process of its own: sends once what is due at a time, with the real platforms, and ends. */
const parts: PosterParts = JSON.parse(process.argv[2] ?? "{}");

function die(): never {
  process.kill(process.pid, "SIGKILL");
  // The signal takes a moment; nothing else may happen until then.
  for (;;);
}

const dieAt = (step: Step) => {
  if (parts.dieAt === step) die();
};

function deadly(platform: Platform): Platform {
  return {
    ...platform,
    async post(post) {
      dieAt("claimed");
      const posted = await platform.post(post);
      dieAt("answered");
      return posted;
    },
  };
}

function deadlyStore(store: Store): Store {
  const { outbox } = store;
  const plan = outbox.plan.bind(outbox);
  const sent = outbox.sent.bind(outbox);
  outbox.plan = async (...what) => {
    await plan(...what);
    dieAt("planned");
  };
  outbox.sent = async (...what) => {
    await sent(...what);
    dieAt("confirmed");
  };
  return store;
}

const time = Temporal.Instant.from(parts.now);
const now = () => time;
const log = pino({ level: "silent" });
const session = new Session({
  server: parts.school.url,
  school: parts.school.name,
  username: "demo",
  password: "demo",
  useragent: "test",
  now,
});
await session.login();
const school = new School({ source: new Ladder([new JsonRpcSource(session)], now), timeZone: "Europe/Berlin", now });
const store = deadlyStore(openStore(parts.database, now));
const { memory } = store;
const bot = createBot({ commands, schoolOf: () => school, memory, language: "de", teacherNames: "short", log });
const { discord, telegram } = parts;
const events = { moved: ({ platform, place }: Address, to: string) => memory.moved(platform, place, to) };
const platforms = await Promise.all([
  startDiscord({ token: discord.token, apiUrl: discord.url, bot, log, now }),
  startTelegram({ token: telegram.token, apiUrl: telegram.url, bot, log, events }),
]);
const jobs = testJobs(store, school, now);
for (const platform of platforms) jobs.add(deadly(platform));
await jobs.post();
await Promise.all(platforms.map((platform) => platform.stop()));
await store[Symbol.asyncDispose]();
await session[Symbol.asyncDispose]();
