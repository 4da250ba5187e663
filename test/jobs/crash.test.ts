import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { startDemoSchool } from "../../src/demo/index.ts";
import { openStore } from "../../src/store/index.ts";
import { startFakeDiscord } from "../fakes/discord/index.ts";
import { startFakeTelegram } from "../fakes/telegram/index.ts";
import { wish } from "../store/sample.ts";
import type { PosterParts, Step } from "./poster.ts";

const POSTER = fileURLToPath(new URL("./poster.ts", import.meta.url));

const DUE = Temporal.Instant.from("2026-11-24T06:30:00+01:00");
/** A crash leaves a claim behind, which ends after two minutes; Discord has forgotten its key by then. */
const LATER = DUE.add({ minutes: 5 });

interface Subscribers {
  readonly discord?: number;
  readonly telegram?: number;
}

/** A school, both platforms and a database with subscriptions; processes of the bot come and go. */
async function start({ discord: onDiscord = 0, telegram: onTelegram = 0 }: Subscribers) {
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const database = join(folder, "bot.db");
  let time = DUE;
  const clock = () => time.epochMilliseconds;
  const demo = await startDemoSchool({ now: () => time });
  const discord = await startFakeDiscord({ now: clock, date: clock, nonceKept: 180_000 });
  const telegram = await startFakeTelegram();
  const store = openStore(database, () => DUE.subtract({ hours: 10 }));
  for (let each = 0; each < onDiscord; each++)
    await store.memory.subscribe(wish({ place: discord.addChannel({ name: `klasse-${each}` }).id }));
  for (let each = 0; each < onTelegram; each++)
    await store.memory.subscribe(wish({ platform: "telegram", place: String(telegram.chat(100 + each).id) }));
  await store[Symbol.asyncDispose]();

  /** Starts a process at a time, which may have a step to die at. */
  function run(now: Temporal.Instant, dieAt?: Step) {
    time = now;
    const parts: PosterParts = {
      discord: { url: discord.url, token: discord.token },
      telegram: { url: telegram.url, token: telegram.token },
      school: { url: demo.url, name: demo.school },
      database,
      now: `${now}`,
      ...(dieAt ? { dieAt } : {}),
    };
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", POSTER, JSON.stringify(parts)], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const ended = once(child, "exit").then(([code, signal]) => signal ?? code);
    return { child, ended };
  }
  return {
    discord,
    telegram,
    run,
    /** How many messages each place has, by platform. */
    posts: () => ({
      discord: perPlace(discord.posts().map(({ channel }) => channel)),
      telegram: perPlace(telegram.posts().map(({ chat }) => String(chat.id))),
    }),
    async [Symbol.asyncDispose]() {
      await Promise.all([discord.close(), telegram.close(), demo.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

const perPlace = (places: readonly string[]): readonly number[] =>
  Map.groupBy(places, (place) => place)
    .values()
    .map(({ length }) => length)
    .toArray();

describe("a process that is killed", () => {
  // Telegram takes no key: what was sent and not confirmed is sent once more, so that nothing is lost.
  test.each([
    ["when its posts are planned", "planned", 1, 1],
    ["when a post is claimed, before it is sent", "claimed", 1, 1],
    ["when the platform has answered, before that is stored", "answered", 1, 2],
    ["when everything is stored", "confirmed", 1, 1],
  ] as const)(
    "%s leaves it to the next, which makes it once",
    async (_, step, onDiscord, onTelegram) => {
      for (const [subscribers, expected] of [
        [{ discord: 1 }, { discord: [onDiscord], telegram: [] }],
        [{ telegram: 1 }, { discord: [], telegram: [onTelegram] }],
      ] as const) {
        await using it = await start(subscribers);
        expect(await it.run(DUE, step).ended).toBe("SIGKILL");
        expect(await it.run(LATER).ended).toBe(0);
        expect(it.posts()).toEqual(expected);
        expect(await it.run(LATER.add({ minutes: 5 })).ended).toBe(0);
        expect(it.posts()).toEqual(expected);
      }
    },
    60_000,
  );

  test.each([
    ["before it takes effect", "before", 1, 1],
    ["after it took effect", "after", 1, 2],
  ] as const)(
    "while a post is on its way, %s, leaves it to the next",
    async (_, when, onDiscord, onTelegram) => {
      await using it = await start({ discord: 1, telegram: 1 });
      const held = [
        it.discord.hold({ path: /messages$/, method: "POST", when }),
        it.telegram.hold({ method: "sendRichMessage", when }),
      ];
      const { child, ended } = it.run(DUE);
      await Promise.all(held.map(({ arrived }) => arrived));
      child.kill("SIGKILL");
      expect(await ended).toBe("SIGKILL");
      for (const each of held) each.release();
      await Promise.all(held.map(({ gone }) => gone));
      expect(await it.run(LATER).ended).toBe(0);
      expect(it.posts()).toEqual({ discord: [onDiscord], telegram: [onTelegram] });
    },
    60_000,
  );
});

test("two processes on one database, by mistake, make every post once", async () => {
  const each = 20;
  await using it = await start({ discord: each, telegram: each });
  expect(await Promise.all([it.run(DUE).ended, it.run(DUE).ended])).toEqual([0, 0]);
  const once = { discord: Array(each).fill(1), telegram: Array(each).fill(1) };
  expect(it.posts()).toEqual(once);
  expect(await it.run(LATER).ended).toBe(0);
  expect(it.posts()).toEqual(once);
}, 60_000);
