import { pino } from "pino";
import { expect, test } from "vitest";
import type { Address } from "../../src/bot/platform.ts";
import { startDiscord } from "../../src/platforms/discord/index.ts";
import { startTelegram } from "../../src/platforms/telegram/index.ts";
import { startDemoBot } from "../demo-bot.ts";
import { startFakeDiscord } from "../fakes/discord/index.ts";
import { startFakeTelegram } from "../fakes/telegram/index.ts";
import { testJobs } from "../jobs/test-jobs.ts";

const log = pino({ level: "silent" });

/** The whole bot on both platforms, with what it does by itself; the test sets the clock. */
async function start() {
  const demo = await startDemoBot({ at: "2026-11-24T05:00:00+01:00" });
  const now = () => demo.school.now().toInstant();
  const clock = () => now().epochMilliseconds;
  const discord = await startFakeDiscord({ now: clock, date: clock });
  const telegram = await startFakeTelegram();
  const events = { moved: ({ platform, place }: Address, to: string) => demo.store.memory.moved(platform, place, to) };
  const platforms = [
    await startDiscord({ token: discord.token, apiUrl: discord.url, bot: demo.bot, log, now }),
    await startTelegram({ token: telegram.token, apiUrl: telegram.url, bot: demo.bot, log, events }),
  ];
  const jobs = testJobs(demo.store, demo.school, now);
  for (const platform of platforms) jobs.add(platform);
  return {
    demo,
    discord,
    telegram,
    async at(time: string) {
      demo.setTime(`${time.replace(" ", "T")}:00+01:00`);
      await jobs.watch();
      await jobs.post();
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(platforms.map((platform) => platform.stop()));
      await Promise.all([discord.close(), telegram.close()]);
      await demo[Symbol.asyncDispose]();
    },
  };
}

test("a morning: the post, a change that is told and mends the post, and the role that is called for it", async () => {
  await using it = await start();
  const rolle = it.discord.addRole("8b").id;
  await it.discord.user.slash("abo start", { klasse: "8b", zeit: "06:30", rolle }, { permissions: 16n });
  const chat = it.telegram.chat(42);
  await it.telegram.user.says("/abo 8b 06:30", { chat });
  await it.at("2026-11-24 06:30");
  const [post] = it.discord.posts();
  expect(post).toMatchObject({ title: "8b · Dienstag, 24. November", mentionedRoles: [], footer: "Stand 06:30" });
  expect(it.telegram.posts().at(-1)).toMatchObject({ form: "rich", text: expect.stringContaining("8b · Dienstag") });

  it.demo.demo.happens((period) =>
    period.klassen[0]?.name === "8b" && `${period.date}` === "2026-11-24" && period.units.includes(3)
      ? { ...period, code: "cancelled", change: "cancel" }
      : period,
  );
  await it.at("2026-11-24 06:41");
  expect(it.discord.posts().slice(1)).toMatchObject([{ title: "8b · Planänderung", mentionedRoles: [rolle] }]);
  expect(it.discord.posts()[1]?.description).toContain("**Di 24.11.,** 3. Stunde: ~~Englisch~~ **entfällt**");
  expect(it.discord.messages().find(({ id }) => id === post?.id)).toMatchObject({
    edited: 1,
    footer: "aktualisiert 06:41",
  });
  expect(it.telegram.posts().at(-1)?.text).toContain("Englisch entfällt");
  expect(it.telegram.messages(chat)).toContainEqual(expect.objectContaining({ edits: 1 }));
  expect(it.discord.refusals()).toEqual([]);
});

test("pressing a button of a post leaves the post as it is for all the others", async () => {
  await using it = await start();
  await it.discord.user.slash("abo start", { klasse: "8b", zeit: "06:30" }, { permissions: 16n });
  const group = it.telegram.chat(-1007, { type: "supergroup", admins: [42] });
  await it.telegram.user.says("/abo 8b 06:30", { chat: group });
  await it.at("2026-11-24 06:30");
  const [post] = it.discord.posts();
  if (!post) return expect.fail("There is no post");
  const answer = await it.discord.user.press(post, "Mi 25.11. ▶");
  expect(answer).toMatchObject({ title: "8b · Mittwoch, 25. November", ephemeral: true });
  expect(it.discord.messages().find(({ id }) => id === post.id)).toMatchObject({ title: post.title, edited: 0 });
  // What is the asker's own pages in place.
  const next = await it.discord.user.press(answer, "Do 26.11. ▶");
  expect(next).toMatchObject({ id: answer.id, title: "8b · Donnerstag, 26. November" });
  // Telegram has no answers for one person only that can be relied upon.
  expect(it.telegram.posts().at(-1)).toMatchObject({ text: expect.stringContaining("8b"), buttons: [] });
});

test("a group that became a supergroup gets its post, and the next ones under its new number at once", async () => {
  await using it = await start();
  const group = it.telegram.chat(-7, { type: "group", admins: [42] });
  await it.telegram.user.says("/abo 5a 06:30", { chat: group });
  const moved = it.telegram.migrate(group, -1007);
  await it.at("2026-11-24 06:30");
  expect(it.telegram.messages(moved)).toHaveLength(1);
  expect((await it.demo.store.subscriptions.active()).map(({ place }) => place)).toEqual(["-1007"]);
  const calls = it.telegram.calls.length;
  await it.at("2026-11-25 06:30");
  expect(it.telegram.calls.slice(calls).filter(({ method }) => method === "sendRichMessage")).toHaveLength(1);
});

test("a channel that is deleted ends its posts, and who made them is told once, privately", async () => {
  await using it = await start();
  const kanal = it.discord.addChannel({ name: "klasse-5a", permissionsOfPerson: 16n }).id;
  await it.discord.user.slash("abo start", { klasse: "5a", zeit: "06:30", kanal });
  it.discord.deleteChannel(kanal);
  await it.at("2026-11-24 06:30");
  await it.at("2026-11-24 06:31");
  await it.at("2026-11-25 06:30");
  expect(it.discord.posts()).toMatchObject([
    { title: "Das Abo für die 5a ruht", description: expect.stringContaining("den Kanal gibt es nicht mehr") },
  ]);
  expect(it.discord.posts()[0]?.description).toContain("Der Ort: klasse-5a");
});
