import { describe, expect, test } from "vitest";
import { startDemoBot } from "../demo-bot.ts";
import { tooManyRequests } from "../fakes/telegram/index.ts";
import { testJobs } from "../jobs/test-jobs.ts";
import { wish } from "../store/sample.ts";
import { startOnTelegram } from "./whole.ts";

const PEOPLE = Array.from({ length: 10 }, (_, person) => person + 1);
const DUE = Temporal.Instant.from("2026-11-24T06:30:00+01:00");

/** Ten people have a post due when Telegram begins to fail. */
async function start() {
  const demo = await startDemoBot({ at: "2026-11-24T05:00:00+01:00" });
  const now = () => demo.school.now().toInstant();
  const on = await startOnTelegram(demo.bot, demo.store);
  const { telegram, platform } = on;
  for (const person of PEOPLE) {
    telegram.chat(person);
    await demo.store.subscriptions.put(wish({ platform: "telegram", place: `${person}`, alerts: "none" }));
  }
  const jobs = testJobs(demo.store, demo.school, now);
  jobs.add(platform);
  return {
    telegram,
    /** Lets time pass, by seconds since the posts were due. */
    async pass(from: number, to: number) {
      for (let seconds = from; seconds < to; seconds += 5) {
        demo.setTime(`${DUE.add({ seconds })}`);
        await jobs.post();
      }
    },
    arrived: () =>
      PEOPLE.map(
        (person) => telegram.posts().filter(({ chat }) => chat.id === person && chat.type === "private").length,
      ),
    async [Symbol.asyncDispose]() {
      await on[Symbol.asyncDispose]();
      await demo[Symbol.asyncDispose]();
    },
  };
}

const once = Array<number>(PEOPLE.length).fill(1);

describe("Telegram in trouble for 18 seconds loses no post", () => {
  test.each([
    ["with web pages", { page: 502 }],
    ["with faults of its own", { code: 500, description: "Internal Server Error" }],
    ["with too many requests", tooManyRequests(5)],
    ["with connections that are cut before the post arrives", { drop: "before" }],
  ] as const)("%s: each comes once", async (_, fault) => {
    await using bot = await start();
    bot.telegram.fails("sendRichMessage", fault, 1000);
    await bot.pass(0, 18);
    expect(bot.telegram.posts()).toEqual([]);
    bot.telegram.heals();
    await bot.pass(20, 300);
    expect(bot.arrived()).toEqual(once);
  });

  test("with answers that are lost: none is given up, though it may come twice", async () => {
    await using bot = await start();
    bot.telegram.fails("sendRichMessage", { drop: "after" }, 1000);
    await bot.pass(0, 18);
    bot.telegram.heals();
    await bot.pass(20, 300);
    expect(bot.arrived()).toEqual(once.map(() => 2));
  });
});
