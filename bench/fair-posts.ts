import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { startTelegram } from "../src/platforms/telegram/index.ts";
import { startDemoBot } from "../test/demo-bot.ts";
import { NO_EVENTS } from "../test/fakes/no-events.ts";
import { startFakeTelegram } from "../test/fakes/telegram/index.ts";
import { testJobs } from "../test/jobs/test-jobs.ts";
import { wish } from "../test/store/sample.ts";

const GROUP = -1007;
const TOPICS = Array.from({ length: 15 }, (_, topic) => topic + 1);
const KLASSEN = ["5a", "5b", "5c", "6a", "6b", "6c", "7a", "7b", "7c", "8a"];
const PEOPLE = [1, 2, 3, 4, 5];
const PER_MINUTE = 20;

/** In how many seconds five people have their post while 300 are due in the topics of one group, which Telegram holds up. */
export async function benchFairPosts(): Promise<number> {
  await using demo = await startDemoBot({ at: "2026-11-24T06:29:00+01:00" });
  await using telegram = await startFakeTelegram({
    groupLimit: { perMinute: PER_MINUTE, now: () => performance.now() },
  });
  const log = pino({ level: "silent" });
  const { token, url } = telegram;
  const platform = await startTelegram({ token, apiUrl: url, bot: demo.bot, log, events: NO_EVENTS });
  telegram.chat(GROUP, { type: "supergroup", topics: TOPICS });
  const subscribe = (place: string, klasse: string, eve = false) =>
    demo.store.subscriptions.put(wish({ platform: "telegram", place, klasse, eve, alerts: "none" }));
  for (const topic of TOPICS)
    for (const klasse of KLASSEN) for (const eve of [false, true]) await subscribe(`${GROUP}/${topic}`, klasse, eve);
  for (const person of PEOPLE) await subscribe(`${telegram.chat(person).id}`, "5a");
  const jobs = testJobs(demo.store, demo.school, demo.now, { sleep });
  jobs.add(platform);
  await jobs.post();
  demo.setTime("2026-11-24T06:30:00+01:00");
  const start = performance.now();
  const posting = jobs.post();
  await telegram.until(() => telegram.posts().filter(({ chat }) => chat.id !== GROUP).length === PEOPLE.length);
  const took = performance.now() - start;
  await posting;
  await platform.stop();
  return took / 1000;
}
