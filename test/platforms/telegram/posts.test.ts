import { describe, expect, test } from "vitest";
import type { Post } from "../../../src/bot/platform.ts";
import type { Reply } from "../../../src/bot/reply.ts";
import { paragraph, plain } from "../../../src/bot/reply.ts";
import { tooManyRequests } from "../../fakes/telegram/index.ts";
import { type Running, running } from "./running.ts";
import { sampleDay } from "./sample-bot.ts";

const asker = { language: "de" } as Parameters<typeof sampleDay>[1];
const day = (): Reply => sampleDay({ command: "stundenplan", options: { klasse: "5a" } }, asker);
const text: Reply = {
  title: "Schöne Herbstferien!",
  tone: "free",
  blocks: [paragraph(plain("Weiter geht’s am Montag."))],
  actions: [],
  audience: "everyone",
};

const post = ({ platform }: Running, more: Partial<Post> = {}) =>
  platform.post({ place: "7", reply: text, key: "d1:20261124", triedAt: null, mention: null, quiet: false, ...more });

describe("a post", () => {
  test("with lessons is a table; quiet where it is told so; it names its message", async () => {
    await using bot = await running();
    const chat = bot.telegram.chat(7);
    const posted = await post(bot, { reply: day(), quiet: true });
    const [message] = bot.telegram.messages(chat);
    expect(posted).toEqual({ kind: "posted", message: String(message?.id) });
    expect(message).toMatchObject({ form: "rich", silent: true, replyTo: undefined });
  });

  test("goes into its topic, and to a person by their number", async () => {
    await using bot = await running();
    const forum = bot.telegram.chat(-1007, { type: "supergroup", topics: [3, 4] });
    const person = bot.telegram.chat(42);
    await post(bot, { place: "-1007/4" });
    await post(bot, { place: "@42" });
    expect(bot.telegram.messages(forum)).toMatchObject([{ topic: 4, text: expect.stringContaining("Herbstferien") }]);
    expect(bot.telegram.messages(person)).toHaveLength(1);
  });

  test("follows a group that became a supergroup, and tells its new id", async () => {
    await using bot = await running();
    const group = bot.telegram.chat(-7, { type: "group" });
    const moved = bot.telegram.migrate(group, -1007);
    expect(await post(bot, { place: "-7" })).toMatchObject({ kind: "posted" });
    expect(bot.telegram.messages(moved)).toHaveLength(1);
    expect(bot.moves).toEqual(["-7 → -1007"]);
  });

  test.each<[string, string, (bot: Running) => void]>([
    ["a person who blocked the bot", "blocked", (bot) => bot.telegram.block(bot.telegram.chat(7))],
    ["a chat that is gone", "gone", () => {}],
    [
      "a group that threw the bot out",
      "forbidden",
      (bot) => bot.telegram.kick(bot.telegram.chat(7, { type: "group" })),
    ],
    [
      "a group where it may not write",
      "forbidden",
      (bot) => bot.telegram.mute(bot.telegram.chat(7, { type: "group" })),
    ],
    ["a group where nobody may", "forbidden", (bot) => bot.telegram.mute(bot.telegram.chat(7, { type: "group" }), 403)],
  ])("to %s is told as closed", async (_, why, happens) => {
    await using bot = await running();
    happens(bot);
    expect(await post(bot)).toEqual({ kind: "closed", why });
  });

  test("into a topic that is gone is told as closed", async () => {
    await using bot = await running();
    const forum = bot.telegram.chat(-1007, { type: "supergroup", topics: [3, 4] });
    bot.telegram.deleteTopic(forum, 4);
    expect(await post(bot, { place: "-1007/4" })).toEqual({ kind: "closed", why: "gone" });
  });

  test("that comes too fast is given back at once, with the time to wait", async () => {
    await using bot = await running();
    bot.telegram.chat(7);
    bot.telegram.fails("sendMessage", tooManyRequests(17));
    expect(await post(bot)).toMatchObject({ kind: "busy", afterSeconds: 17 });
    expect(bot.waits).toEqual([]);
  });

  test.each([
    ["a server in trouble", { code: 502, description: "Bad Gateway" }, undefined],
    ["a page of something in between", { page: 502 }, false],
    ["a connection that is cut", { drop: "before" }, true],
  ] as const)("to %s is sent once and given back, without the token", async (_, fault, mayHaveArrived) => {
    await using bot = await running();
    bot.telegram.chat(7);
    bot.telegram.fails("sendMessage", fault);
    const posted = await post(bot);
    expect(posted).toMatchObject({ kind: "busy" });
    expect("mayHaveArrived" in posted ? posted.mayHaveArrived : undefined).toBe(mayHaveArrived);
    expect(JSON.stringify(posted)).not.toContain(bot.telegram.token);
    expect(bot.telegram.methods().filter((method) => method === "sendMessage")).toHaveLength(1);
  });
});

describe("an edit", () => {
  test("changes the post in place, also from a sentence to a table", async () => {
    await using bot = await running();
    const chat = bot.telegram.chat(7);
    const posted = await post(bot);
    const id = posted.kind === "posted" ? posted.message : "";
    expect(await bot.platform.edit("7", id, day())).toEqual({ kind: "edited" });
    expect(bot.telegram.messages(chat)).toMatchObject([{ form: "rich", edits: 1 }]);
    // The same again is no mistake.
    expect(await bot.platform.edit("7", id, day())).toEqual({ kind: "edited" });
  });

  test("of a message that is gone is told as such", async () => {
    await using bot = await running();
    const chat = bot.telegram.chat(7);
    const posted = await post(bot);
    for (const message of bot.telegram.messages(chat)) bot.telegram.deleteMessage(message);
    expect(await bot.platform.edit("7", posted.kind === "posted" ? posted.message : "", day())).toEqual({
      kind: "gone",
    });
  });
});

test("a group that says it has moved is believed", async () => {
  await using bot = await running();
  const group = bot.telegram.chat(-7, { type: "group" });
  bot.telegram.migrate(group, -1007, { announce: true });
  // What comes later is answered later.
  await bot.telegram.user.says("/stundenplan 5a", { chat: bot.telegram.chat(1) });
  expect(bot.moves).toEqual(["-7 → -1007"]);
});
