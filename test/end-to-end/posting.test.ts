import { expect, test } from "vitest";
import { startDemoBot } from "../demo-bot.ts";
import { testJobs } from "../jobs/test-jobs.ts";
import { startOnDiscord, startOnTelegram } from "./whole.ts";

/** The whole bot on both platforms, with what it does by itself; the test sets the clock. */
async function start() {
  const demo = await startDemoBot({ at: "2026-11-24T05:00:00+01:00" });
  const now = () => demo.school.now().toInstant();
  const discord = await startOnDiscord(demo.bot, now);
  const telegram = await startOnTelegram(demo.bot, demo.store);
  const jobs = testJobs(demo.store, demo.school, now);
  for (const { platform } of [discord, telegram]) jobs.add(platform);
  return {
    demo,
    discord: discord.discord,
    telegram: telegram.telegram,
    async at(time: string) {
      demo.setTime(`${time.replace(" ", "T")}:00+01:00`);
      await jobs.watch();
      await jobs.post();
    },
    async [Symbol.asyncDispose]() {
      for (const each of [discord, telegram, demo]) await each[Symbol.asyncDispose]();
    },
  };
}

test("a morning: the post, a change that is told and mends the post, and the role that is called for it", async () => {
  await using bot = await start();
  const rolle = bot.discord.addRole("8b").id;
  await bot.discord.user.slash("abo start", { klasse: "8b", zeit: "06:30", rolle }, { permissions: 16n });
  const chat = bot.telegram.chat(42);
  await bot.telegram.user.says("/abo 8b 06:30", { chat });
  await bot.at("2026-11-24 06:30");
  const [post] = bot.discord.posts();
  expect(post).toMatchObject({ title: "8b · Dienstag, 24. November", mentionedRoles: [], footer: "Stand 06:30" });
  expect(bot.telegram.posts().at(-1)).toMatchObject({ form: "rich", text: expect.stringContaining("8b · Dienstag") });

  bot.demo.demo.happens((period) =>
    period.klassen[0]?.name === "8b" && `${period.date}` === "2026-11-24" && period.units.includes(3)
      ? { ...period, code: "cancelled", change: "cancel" }
      : period,
  );
  await bot.at("2026-11-24 06:41");
  expect(bot.discord.posts().slice(1)).toMatchObject([{ title: "8b · Planänderung", mentionedRoles: [rolle] }]);
  expect(bot.discord.posts()[1]?.description).toContain("**Di 24.11.,** 3. Stunde: ~~Englisch~~ **entfällt**");
  expect(bot.discord.messages().find(({ id }) => id === post?.id)).toMatchObject({
    edited: 1,
    footer: "aktualisiert 06:41",
  });
  expect(bot.telegram.posts().at(-1)?.text).toContain("Englisch entfällt");
  expect(bot.telegram.messages(chat)).toContainEqual(expect.objectContaining({ edits: 1 }));
  expect(bot.discord.refusals()).toEqual([]);
});

test("pressing a button of a post leaves the post as it is for all the others", async () => {
  await using bot = await start();
  await bot.discord.user.slash("abo start", { klasse: "8b", zeit: "06:30" }, { permissions: 16n });
  const group = bot.telegram.chat(-1007, { type: "supergroup", admins: [42] });
  await bot.telegram.user.says("/abo 8b 06:30", { chat: group });
  await bot.at("2026-11-24 06:30");
  const [post] = bot.discord.posts();
  if (!post) return expect.fail("There is no post");
  const answer = await bot.discord.user.press(post, "Mi 25.11. ▶");
  expect(answer).toMatchObject({ title: "8b · Mittwoch, 25. November", ephemeral: true });
  expect(bot.discord.messages().find(({ id }) => id === post.id)).toMatchObject({ title: post.title, edited: 0 });
  // What is the asker's own pages in place.
  const next = await bot.discord.user.press(answer, "Do 26.11. ▶");
  expect(next).toMatchObject({ id: answer.id, title: "8b · Donnerstag, 26. November" });
  // Telegram has no answers for one person only that can be relied upon.
  expect(bot.telegram.posts().at(-1)).toMatchObject({ text: expect.stringContaining("8b"), buttons: [] });
});

test("a group that became a supergroup gets its post, and the next ones under its new number at once", async () => {
  await using bot = await start();
  const group = bot.telegram.chat(-7, { type: "group", admins: [42] });
  await bot.telegram.user.says("/abo 5a 06:30", { chat: group });
  const moved = bot.telegram.migrate(group, -1007);
  await bot.at("2026-11-24 06:30");
  expect(bot.telegram.messages(moved)).toHaveLength(1);
  expect((await bot.demo.store.subscriptions.active()).map(({ place }) => place)).toEqual(["-1007"]);
  const calls = bot.telegram.calls.length;
  await bot.at("2026-11-25 06:30");
  expect(bot.telegram.calls.slice(calls).filter(({ method }) => method === "sendRichMessage")).toHaveLength(1);
});

test("a channel that is deleted ends its posts, and who made them is told once, privately", async () => {
  await using bot = await start();
  const kanal = bot.discord.addChannel({ name: "klasse-5a", permissionsOfPerson: 16n }).id;
  await bot.discord.user.slash("abo start", { klasse: "5a", zeit: "06:30", kanal });
  bot.discord.deleteChannel(kanal);
  await bot.at("2026-11-24 06:30");
  await bot.at("2026-11-24 06:31");
  await bot.at("2026-11-25 06:30");
  expect(bot.discord.posts()).toMatchObject([
    {
      title: "Das Abo für die 5a ruht",
      description: expect.stringContaining("den Kanal oder die Gruppe gibt es nicht mehr"),
    },
  ]);
  expect(bot.discord.posts()[0]?.description).toContain("Der Ort: klasse-5a");
});
