import { Bot, InputFile } from "grammy";
import type { Update } from "grammy/types";
import { describe, expect, test } from "vitest";
import { type FakeTelegramOptions, startFakeTelegram, tooManyRequests } from "./index.ts";

const GROUP = -100_123;

/** The fake, and a bot of nothing but fetch. */
async function running(options: FakeTelegramOptions = {}) {
  const telegram = await startFakeTelegram(options);
  async function call(method: string, payload: object = {}) {
    const answer = await fetch(`${telegram.url}/bot${telegram.token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(payload),
    });
    return JSON.parse(await answer.text());
  }
  const send = (chat_id: number, more: object = {}) => call("sendMessage", { chat_id, text: "a", ...more });
  async function updates(...allowed_updates: string[]): Promise<Update[]> {
    return (await call("getUpdates", { allowed_updates })).result;
  }
  return { telegram, call, send, updates, [Symbol.asyncDispose]: () => telegram.close() };
}

describe("a post is refused", () => {
  type Fake = Awaited<ReturnType<typeof running>>["telegram"];
  type Chat = ReturnType<Fake["chat"]>;

  test.each<[string, number, string, (telegram: Fake, chat: Chat) => void]>([
    ["in a group that removed the bot", 403, "Forbidden: bot was kicked from the group chat", (t, c) => t.kick(c)],
    [
      "where the bot may not write",
      400,
      "Bad Request: not enough rights to send text messages to the chat",
      (t, c) => t.mute(c),
    ],
    ["where the bot may not write, said otherwise", 403, "Forbidden: CHAT_WRITE_FORBIDDEN", (t, c) => t.mute(c, 403)],
  ])("%s", async (_, error_code, description, happens) => {
    await using fake = await running();
    const chat = fake.telegram.chat(GROUP, { type: "group" });
    expect((await fake.send(chat.id)).ok).toBe(true);
    happens(fake.telegram, chat);
    expect(await fake.send(chat.id)).toEqual({ ok: false, error_code, description });
    fake.telegram.admit(chat);
    expect((await fake.send(chat.id)).ok).toBe(true);
  });

  test("in a topic that is deleted, or never was", async () => {
    await using fake = await running();
    const chat = fake.telegram.chat(GROUP, { type: "supergroup", topic: 7, topics: [8, 9] });
    const into = async (message_thread_id: number) => (await fake.send(chat.id, { message_thread_id })).description;
    expect([await into(7), await into(8), await into(9)]).toEqual([undefined, undefined, undefined]);
    fake.telegram.deleteTopic(chat, 8);
    expect(await into(8)).toBe("Bad Request: message thread not found");
    expect(await into(10)).toBe("Bad Request: message thread not found");
    expect(await into(9)).toBeUndefined();
    expect(fake.telegram.posts().map(({ topic }) => topic)).toEqual([7, 8, 9, 9]);
  });

  test("in a group that moved, which says where to", async () => {
    await using fake = await running();
    const old = fake.telegram.chat(-5, { type: "group" });
    fake.telegram.migrate(old, GROUP, { announce: true });
    expect((await fake.send(-5)).parameters).toEqual({ migrate_to_chat_id: GROUP });
    expect((await fake.send(GROUP)).ok).toBe(true);
    expect((await fake.updates("message")).map(({ message }) => message)).toMatchObject([
      { chat: { id: -5 }, migrate_to_chat_id: GROUP },
      { chat: { id: GROUP }, migrate_from_chat_id: -5 },
    ]);
  });

  test("above the limit of a second, over all chats, for whole seconds", async () => {
    let time = 0;
    await using fake = await running({ limit: { perSecond: 2, now: () => time } });
    for (const id of [1, 2, 3]) fake.telegram.chat(id);
    expect([(await fake.send(1)).ok, (await fake.send(2)).ok]).toEqual([true, true]);
    expect(await fake.send(3)).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    expect((await fake.call("getMe")).ok).toBe(true);
    time = 1000;
    expect((await fake.send(3)).ok).toBe(true);
    fake.telegram.fails("sendMessage", tooManyRequests(7));
    expect((await fake.send(3)).parameters).toEqual({ retry_after: 7 });
    expect(fake.telegram.limited()).toBe(2);
    expect(fake.telegram.posts().map(({ chat }) => chat.id)).toEqual([1, 2, 3]);
  });
});

test("being thrown out is told to a bot that polls for it", async () => {
  await using fake = await running();
  const group = fake.telegram.chat(GROUP, { type: "supergroup" });
  await fake.updates("message", "my_chat_member");
  fake.telegram.block(fake.telegram.chat(77));
  fake.telegram.kick(group);
  fake.telegram.admit(group);
  const told = (await fake.updates("message", "my_chat_member")).map(({ my_chat_member }) => my_chat_member);
  expect(told.map((each) => [each?.chat.id, each?.new_chat_member.status])).toEqual([
    [77, "kicked"],
    [GROUP, "kicked"],
    [GROUP, "member"],
  ]);
});

test("being thrown out is not told to a bot that does not", async () => {
  await using fake = await running();
  await fake.updates("message");
  fake.telegram.block(fake.telegram.chat(77));
  expect(fake.telegram.polling.unconfirmed).toBe(0);
});

test("who administers a group is told, but of nobody behind the group's own name", async () => {
  await using fake = await running();
  fake.telegram.chat(GROUP, { type: "supergroup", creator: 1, admins: [2], username: "klasse_5a" });
  fake.telegram.chat(77);
  const status = async (user_id: number) =>
    (await fake.call("getChatMember", { chat_id: GROUP, user_id })).result.status;
  expect([await status(1), await status(2), await status(3)]).toEqual(["creator", "administrator", "member"]);
  expect(await status(1_087_968_824)).toBe("left");
  const { result } = await fake.call("getChatAdministrators", { chat_id: GROUP });
  expect(result).toMatchObject([{ status: "creator" }, { status: "administrator", can_manage_chat: true }]);
  expect((await fake.call("getChatAdministrators", { chat_id: 77 })).error_code).toBe(400);
  expect((await fake.call("getChat", { chat_id: "@klasse_5a" })).result.id).toBe(GROUP);
  expect((await fake.call("getChat", { chat_id: "@klasse_6b" })).description).toBe("Bad Request: chat not found");
});

test("people write as themselves, in any topic, or in the group's name", async () => {
  await using fake = await running();
  const chat = fake.telegram.chat(GROUP, { type: "supergroup", topic: 7, topics: [8] });
  fake.telegram.user.types("eins", { chat, from: 2 });
  fake.telegram.user.types("zwei", { chat, topic: 8, anonymous: true });
  const [one, two] = (await fake.updates("message")).map(({ message }) => message);
  expect(one).toMatchObject({ from: { id: 2, is_bot: false }, message_thread_id: 7 });
  expect(one?.sender_chat).toBeUndefined();
  expect(two).toMatchObject({
    from: { id: 1_087_968_824, username: "GroupAnonymousBot" },
    sender_chat: { id: GROUP },
    message_thread_id: 8,
  });
  expect(() => fake.telegram.user.types("drei", { chat, topic: 9 })).toThrow("no topic 9");
});

test("a file arrives as grammY uploads it, with its caption, its place and its silence", async () => {
  await using fake = await running();
  const chat = fake.telegram.chat(GROUP, { type: "supergroup", topic: 7 });
  const { api } = new Bot(fake.telegram.token, { client: { apiRoot: fake.telegram.url } });
  const text = '{\n  "schüler": "Ä\r\n\r\n😀"\n}\r\n';
  const sent = await api.sendDocument(GROUP, new InputFile(Buffer.from(text), "daten.json"), {
    caption: "<b>123</b>",
    parse_mode: "HTML",
    disable_notification: true,
    message_thread_id: 7,
    reply_parameters: { message_id: 1, allow_sending_without_reply: true },
  });
  expect(sent.document.file_name).toBe("daten.json");
  expect(fake.telegram.messages(chat)).toMatchObject([
    { form: "file", shown: "*123*", silent: true, topic: 7, replyTo: 1, file: { name: "daten.json", text } },
  ]);
  expect((await fake.call("sendDocument", { chat_id: GROUP, document: "attach://none" })).error_code).toBe(400);
});

test("a post is logged as it was sent, and seen as it is now", async () => {
  await using fake = await running();
  const chat = fake.telegram.chat(77);
  const { result } = await fake.send(77, { disable_notification: true });
  await fake.call("editMessageText", { chat_id: 77, message_id: result.message_id, text: "b" });
  const [post] = fake.telegram.posts();
  expect(post).toMatchObject({ text: "a", silent: true, edits: 0 });
  expect(fake.telegram.messages(chat)).toMatchObject([{ text: "b", silent: true, edits: 1 }]);
  if (post) fake.telegram.deleteMessage(post);
  const again = await fake.call("editMessageText", { chat_id: 77, message_id: result.message_id, text: "c" });
  expect(again.description).toBe("Bad Request: message to edit not found");
});
