import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { startDemoSchool } from "../../src/demo/index.ts";
import { openStore } from "../../src/store/index.ts";
import { startFakeDiscord } from "../fakes/discord/index.ts";
import { startFakeTelegram } from "../fakes/telegram/index.ts";
import { wish } from "../store/sample.ts";
import { temporaryFolder } from "../store/temporary-folder.ts";
import { type PosterParts, postOnce, type Step } from "./post-once.ts";
import type { Death } from "./poster-process.ts";

const POSTER = fileURLToPath(new URL("./poster-process.ts", import.meta.url));

const DUE = Temporal.Instant.from("2026-11-24T06:30:00+01:00");
/** A crash leaves a claim behind, which ends after two minutes; Discord has forgotten its key by then. */
const LATER = DUE.add({ minutes: 5 });
const MUCH_LATER = LATER.add({ minutes: 5 });

/** Processes start in half the time when one leaves its compiled modules to the next. */
const compiled = temporaryFolder();
afterAll(() => compiled[Symbol.dispose]());

/** A school, both platforms and a database with so many subscriptions on each; bots come and go. */
async function startPlaces(each: number) {
  const folder = temporaryFolder();
  const database = folder.file("bot.db");
  let time = DUE;
  const clock = () => time.epochMilliseconds;
  const demo = await startDemoSchool({ now: () => time });
  const discord = await startFakeDiscord({ now: clock, date: clock, nonceKept: 180_000 });
  const telegram = await startFakeTelegram();
  const store = openStore(database, () => DUE.subtract({ hours: 10 }));
  for (let place = 0; place < each; place++) {
    await store.subscriptions.put(wish({ place: discord.addChannel({ name: `klasse-${place}` }).id }));
    await store.subscriptions.put(wish({ platform: "telegram", place: String(telegram.chat(100 + place).id) }));
  }
  await store[Symbol.asyncDispose]();

  function partsAt(now: Temporal.Instant): PosterParts {
    time = now;
    return {
      discord: { url: discord.url, token: discord.token },
      telegram: { url: telegram.url, token: telegram.token },
      school: { url: demo.url, name: demo.school },
      database,
      now: `${now}`,
    };
  }
  return {
    discord,
    telegram,
    /** Starts a process of its own when the posts are due. */
    start(death?: Death) {
      const argument = JSON.stringify({ ...partsAt(DUE), death });
      const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", POSTER, argument], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, NODE_COMPILE_CACHE: compiled.path },
      });
      const ended = once(child, "exit").then(([code, signal]) => signal ?? code);
      return { child, ended };
    },
    /** Lets a bot post that nothing happens to. */
    postAt: (now: Temporal.Instant) => postOnce(partsAt(now)),
    /** How many messages each place has, by platform. */
    posts: () => ({
      discord: perPlace(discord.posts().map(({ channel }) => channel)),
      telegram: perPlace(telegram.posts().map(({ chat }) => String(chat.id))),
    }),
    async [Symbol.asyncDispose]() {
      await Promise.all([discord.close(), telegram.close(), demo.close()]);
      folder[Symbol.dispose]();
    },
  };
}

const perPlace = (places: readonly string[]): readonly number[] =>
  Map.groupBy(places, (place) => place)
    .values()
    .map(({ length }) => length)
    .toArray();

/** As many as are under way at once on Telegram. */
const EACH = 2;
/** So many posts in every place of a platform. */
const everywhere = (posts: number, places = EACH) => Array<number>(places).fill(posts);

describe("a process that is killed", () => {
  // Telegram takes no key: what was sent and not confirmed is sent once more, so that nothing is lost.
  test.each<[name: string, step: Step, posts: number, onTelegram: number]>([
    ["when its posts are planned", "planned", 1, 1],
    ["when all posts are claimed, before they are sent", "claimed", 2 * EACH, 1],
    ["when the platforms have answered, before that is stored", "answered", 2 * EACH, 2],
    ["when everything is stored", "confirmed", 2 * EACH, 1],
  ])(
    "%s leaves them to the next, which makes them once",
    async (_, step, posts, onTelegram) => {
      await using places = await startPlaces(EACH);
      expect(await places.start({ step, posts }).ended).toBe("SIGKILL");
      const expected = { discord: everywhere(1), telegram: everywhere(onTelegram) };
      await places.postAt(LATER);
      expect(places.posts()).toEqual(expected);
      await places.postAt(MUCH_LATER);
      expect(places.posts()).toEqual(expected);
    },
    60_000,
  );

  test.each([
    ["before it takes effect", "before", 1],
    ["after it took effect", "after", 2],
  ] as const)(
    "while a post is on its way, %s, leaves it to the next",
    async (_, when, onTelegram) => {
      await using places = await startPlaces(1);
      const held = [
        places.discord.hold({ path: /messages$/, method: "POST", when }),
        places.telegram.hold({ method: "sendRichMessage", when }),
      ];
      const { child, ended } = places.start();
      await Promise.all(held.map(({ arrived }) => arrived));
      child.kill("SIGKILL");
      expect(await ended).toBe("SIGKILL");
      for (const each of held) each.release();
      await Promise.all(held.map(({ gone }) => gone));
      await places.postAt(LATER);
      expect(places.posts()).toEqual({ discord: [1], telegram: [onTelegram] });
    },
    60_000,
  );

  test("in the midst of its posts leaves none out, and makes none twice where keys are taken", async () => {
    const each = 12;
    await using places = await startPlaces(each);
    // Some are stored by then, some on their way, some not yet claimed.
    expect(await places.start({ step: "confirmed", posts: each }).ended).toBe("SIGKILL");
    await places.postAt(LATER);
    const { discord, telegram } = places.posts();
    expect(discord).toEqual(everywhere(1, each));
    expect(telegram).toHaveLength(each);
    expect(Math.max(...telegram)).toBeLessThanOrEqual(2);
  }, 60_000);
});

test("two processes on one database, by mistake, make every post once", async () => {
  const each = 20;
  await using places = await startPlaces(each);
  expect(await Promise.all([places.start().ended, places.start().ended])).toEqual([0, 0]);
  const expected = { discord: everywhere(1, each), telegram: everywhere(1, each) };
  expect(places.posts()).toEqual(expected);
  await places.postAt(LATER);
  expect(places.posts()).toEqual(expected);
}, 60_000);
