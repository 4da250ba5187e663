import { expect, test } from "vitest";
import { startDemoBot } from "../demo-bot.ts";
import { testJobs } from "../jobs/test-jobs.ts";
import { wish } from "../store/sample.ts";
import { startOnTelegram } from "./whole.ts";

const GROUP = -1007;
const TOPICS = Array.from({ length: 15 }, (_, topic) => topic + 1);
const KLASSEN = ["5a", "5b", "5c", "6a", "6b", "6c", "7a", "7b", "7c", "8a"];
const PEOPLE = [1, 2, 3, 4, 5];
const PER_MINUTE = 20;

/** Somebody has 300 posts due in the topics of one group, five people have one each, and Telegram takes 20 a minute in a group. */
async function startFlood() {
  const demo = await startDemoBot({ at: "2026-11-24T05:00:00+01:00" });
  const now = () => demo.school.now().toInstant();
  const on = await startOnTelegram(demo.bot, demo.store, {
    groupLimit: { perMinute: PER_MINUTE, now: () => now().epochMilliseconds },
  });
  const { telegram, platform } = on;
  const group = telegram.chat(GROUP, { type: "supergroup", topics: TOPICS });
  const subscribe = (place: string, klasse: string, minute: number, eve = false) =>
    demo.store.subscriptions.put(
      wish({ platform: "telegram", place, klasse, eve, time: new Temporal.PlainTime(6, minute), alerts: "none" }),
    );
  for (const topic of TOPICS)
    for (const klasse of KLASSEN)
      for (const eve of [false, true]) await subscribe(`${GROUP}/${topic}`, klasse, 30, eve);
  for (const person of PEOPLE) {
    telegram.chat(person);
    await subscribe(`${person}`, "5a", 30);
  }
  const jobs = testJobs(demo.store, demo.school, now);
  jobs.add(platform);
  return {
    telegram,
    group,
    subscribe,
    async at(time: string) {
      demo.setTime(`2026-11-24T${time}+01:00`);
      await jobs.post();
    },
    /** In the order they came. */
    chats: () => telegram.posts().map(({ chat }) => chat.id),
    async [Symbol.asyncDispose]() {
      await on[Symbol.asyncDispose]();
      await demo[Symbol.asyncDispose]();
    },
  };
}

test("300 posts due in the topics of one group hold up nobody else’s", async () => {
  await using flood = await startFlood();
  const { telegram, group } = flood;
  await flood.at("06:30:00");
  // Each of the five came before the group had its second.
  const before = flood.chats().indexOf(PEOPLE.at(-1) ?? 0);
  expect(
    flood
      .chats()
      .slice(0, before)
      .filter((chat) => chat === GROUP).length,
  ).toBeLessThanOrEqual(4);
  expect(flood.chats().filter((chat) => chat !== GROUP)).toHaveLength(PEOPLE.length);
  expect(telegram.messages(group)).toHaveLength(PER_MINUTE);
  // One refusal is enough to leave the group in peace.
  expect(telegram.limited()).toBe(1);

  // While it is, others get theirs.
  telegram.chat(6);
  await flood.subscribe("6", "5a", 31);
  await flood.at("06:30:30");
  expect(telegram.limited()).toBe(1);
  await flood.at("06:31:00");
  expect(
    flood
      .chats()
      .slice(PER_MINUTE + PEOPLE.length)
      .indexOf(6),
  ).toBeLessThanOrEqual(4);
  expect(telegram.messages(group)).toHaveLength(2 * PER_MINUTE);
  expect(telegram.limited()).toBe(2);
});
