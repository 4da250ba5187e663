import { setTimeout as pause } from "node:timers/promises";
import { startDemoSchool } from "../../src/demo/index.ts";
import { openStore } from "../../src/store/index.ts";
import { startFakeDiscord } from "../fakes/discord/index.ts";
import { startFakeTelegram } from "../fakes/telegram/index.ts";
import { wish } from "../store/sample.ts";
import { temporaryFolder } from "../store/temporary-folder.ts";
import { startBadLine, TROUBLES, type Trouble } from "./bad-line.ts";
import { type SoakBot, startBot } from "./bot.ts";
import { dice } from "./dice.ts";

/** On each platform. */
const PLACES = 100;
const KLASSEN = ["5a", "5c", "6b", "7a", "8b", "9c", "10a", "EF", "Q1", "Q2"];
const FIRST_DAY = Temporal.PlainDate.from("2026-11-23");
const TIME = wish().time;
/** A post is made up for within two hours; what was dropped is told by then. */
const DAY_LASTS = { hours: 2, minutes: 20 };
/** Trouble is over by then, so that everything can arrive. */
const TROUBLE_LASTS = { minutes: 50 };
const CLOSE = { seconds: 5 };
const APART = { seconds: 30 };
/** A claim that a dead process left behind ends after two minutes. */
const CLOSE_FOR = { minutes: 6 };

/** What became of a platform's posts. */
interface Counts {
  posts: number;
  lost: number;
  doubled: number;
  /** Not sent in time, and told. */
  dropped: number;
}

const { compare } = Temporal.Instant;
const started = () => performance.now();

/** Lets school days pass for so many minutes, with trouble of all kinds and kills at random moments. */
export async function soak(minutes: number, seed: number) {
  const throws = dice(seed);
  using folder = temporaryFolder();
  const end = started() + minutes * 60_000;
  let time = FIRST_DAY.subtract({ days: 1 }).toZonedDateTime("Europe/Berlin").toInstant();
  const now = () => time;
  const clock = () => time.epochMilliseconds;
  await using school = await startDemoSchool({ now });
  await using discord = await startFakeDiscord({ now: clock, date: clock, nonceKept: 180_000 });
  await using telegram = await startFakeTelegram();

  /** Until when posts meet trouble today, and how many more of the next ones meet the same. */
  let troubledUntil = time;
  let outage: { trouble: Trouble; left: number } | undefined;
  function trouble(): Trouble | undefined {
    if (compare(time, troubledUntil) >= 0) return undefined;
    if (outage && outage.left-- > 0) return outage.trouble;
    outage = undefined;
    if (throws.chance(0.01)) outage = { trouble: throws.oneOf(TROUBLES), left: throws.upTo(8) };
    return throws.chance(0.06) ? throws.oneOf(TROUBLES) : undefined;
  }
  const latency = () => 20 + throws.upTo(80);
  await using toDiscord = await startBadLine({ to: discord.url, posts: /\/messages$/, trouble, latency });
  await using toTelegram = await startBadLine({ to: telegram.url, posts: /\/send\w+$/, trouble, latency });

  const database = folder.file("bot.db");
  const channels: string[] = [];
  const chats: string[] = [];
  {
    await using store = openStore(database, now);
    for (let each = 0; each < PLACES; each++) {
      const channel = discord.addChannel({ name: `klasse-${each}` }).id;
      channels.push(channel);
      chats.push(String(telegram.chat(1000 + each).id));
      const klasse = KLASSEN[each % KLASSEN.length] ?? "";
      await store.subscriptions.put(wish({ place: channel, klasse, alerts: "none" }));
      await store.subscriptions.put(wish({ platform: "telegram", place: `${1000 + each}`, klasse, alerts: "none" }));
    }
  }

  let bot: SoakBot | undefined;
  let kills = 0;
  const places = () => ({
    discord: { url: toDiscord.url, token: discord.token },
    telegram: { url: toTelegram.url, token: telegram.token },
    school: { url: school.url, name: school.school },
    database,
    now: `${time}`,
  });

  /** One turn of the bot, at the end of which it may be dead. */
  async function turn(mayDie: boolean): Promise<void> {
    bot ??= await startBot(places(), folder.file("compiled"));
    const alive = bot;
    const dying = mayDie && throws.chance(0.8) ? pause(throws.upTo(2500)).then(() => "kill" as const) : undefined;
    const turned = alive.turn(time);
    if ((await Promise.race([turned, ...(dying ? [dying] : [])])) === true) return;
    kills += 1;
    alive.kill();
    await alive.ended;
    bot = undefined;
  }

  const counts = {
    discord: { posts: 0, lost: 0, doubled: 0, dropped: 0 },
    telegram: { posts: 0, lost: 0, doubled: 0, dropped: 0 },
  };
  function count(into: Counts, all: readonly string[], posted: ReadonlyMap<string, readonly string[]>): void {
    for (const place of all) {
      const texts = posted.get(place) ?? [];
      const dropped = texts.filter((text) => text.includes("kam nicht durch")).length;
      const posts = texts.length - dropped;
      into.posts += Math.min(posts, 1);
      into.doubled += Math.max(posts - 1, 0);
      into.dropped += Math.min(dropped, 1);
      if (posts + dropped === 0) into.lost += 1;
    }
  }

  let days = 0;
  for (let date = FIRST_DAY; started() < end; date = date.add({ days: 1 })) {
    if (date.dayOfWeek > 5) continue;
    const due = date.toZonedDateTime({ timeZone: "Europe/Berlin", plainTime: TIME }).toInstant();
    const before = { discord: discord.posts().length, telegram: telegram.posts().length };
    troubledUntil = due.add(TROUBLE_LASTS);
    time = due.subtract({ seconds: 30 });
    for (let left = 3; compare(time, due.add(DAY_LASTS)) < 0; ) {
      const isClose = compare(time, due.add(CLOSE_FOR)) < 0;
      const killed = kills;
      await turn(left > 0 && compare(time, due) >= 0 && isClose);
      if (kills > killed) left -= 1;
      time = time.add(isClose ? CLOSE : APART);
    }
    const onDiscord = discord.posts().slice(before.discord);
    const onTelegram = telegram.posts().slice(before.telegram);
    const titles = <Post>(posts: readonly Post[], place: (post: Post) => string, text: (post: Post) => string) =>
      new Map([...Map.groupBy(posts, place)].map(([of, its]) => [of, its.map(text)] as const));
    count(
      counts.discord,
      channels,
      titles(
        onDiscord,
        ({ channel }) => channel,
        ({ title }) => title ?? "",
      ),
    );
    count(
      counts.telegram,
      chats,
      titles(
        onTelegram,
        ({ chat }) => String(chat.id),
        ({ text }) => text,
      ),
    );
    days += 1;
  }
  bot?.kill();
  await bot?.ended;
  // A post whose answer is lost is sent once more, and stands there twice.
  const answersLost = (toTelegram.met.get("lost") ?? 0) + (toTelegram.met.get("hung") ?? 0);
  const troubles = TROUBLES.map(
    (each) => `${each} ${(toDiscord.met.get(each) ?? 0) + (toTelegram.met.get(each) ?? 0)}`,
  );
  return {
    days,
    kills,
    platforms: counts,
    troubles: troubles.join(", "),
    answersLost,
    doubledPerKill: ((counts.telegram.doubled - answersLost) / Math.max(kills, 1)).toFixed(2),
  };
}
