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
    await using it = await running();
    const chat = it.telegram.chat(GROUP, { type: "group" });
    expect((await it.send(chat.id)).ok).toBe(true);
    happens(it.telegram, chat);
    expect(await it.send(chat.id)).toEqual({ ok: false, error_code, description });
    it.telegram.admit(chat);
    expect((await it.send(chat.id)).ok).toBe(true);
  });

  test("in a topic that is deleted, or never was", async () => {
    await using it = await running();
    const chat = it.telegram.chat(GROUP, { type: "supergroup", topic: 7, topics: [8, 9] });
    const into = async (message_thread_id: number) => (await it.send(chat.id, { message_thread_id })).description;
    expect([await into(7), await into(8), await into(9)]).toEqual([undefined, undefined, undefined]);
    it.telegram.deleteTopic(chat, 8);
    expect(await into(8)).toBe("Bad Request: message thread not found");
    expect(await into(10)).toBe("Bad Request: message thread not found");
    expect(await into(9)).toBeUndefined();
    expect(it.telegram.posts().map(({ topic }) => topic)).toEqual([7, 8, 9, 9]);
  });

  test("in a group that moved, which says where to", async () => {
    await using it = await running();
    const old = it.telegram.chat(-5, { type: "group" });
    it.telegram.migrate(old, GROUP, { announce: true });
    expect((await it.send(-5)).parameters).toEqual({ migrate_to_chat_id: GROUP });
    expect((await it.send(GROUP)).ok).toBe(true);
    expect((await it.updates("message")).map(({ message }) => message)).toMatchObject([
      { chat: { id: -5 }, migrate_to_chat_id: GROUP },
      { chat: { id: GROUP }, migrate_from_chat_id: -5 },
    ]);
  });

  test("above the limit of a second, over all chats, for whole seconds", async () => {
    let time = 0;
    await using it = await running({ limit: { perSecond: 2, now: () => time } });
    for (const id of [1, 2, 3]) it.telegram.chat(id);
    expect([(await it.send(1)).ok, (await it.send(2)).ok]).toEqual([true, true]);
    expect(await it.send(3)).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    expect((await it.call("getMe")).ok).toBe(true);
    time = 1000;
    expect((await it.send(3)).ok).toBe(true);
    it.telegram.fails("sendMessage", tooManyRequests(7));
    expect((await it.send(3)).parameters).toEqual({ retry_after: 7 });
    expect(it.telegram.limited()).toBe(2);
    expect(it.telegram.posts().map(({ chat }) => chat.id)).toEqual([1, 2, 3]);
  });
});

test("being thrown out is told to a bot that polls for it", async () => {
  await using it = await running();
  const group = it.telegram.chat(GROUP, { type: "supergroup" });
  await it.updates("message", "my_chat_member");
  it.telegram.block(it.telegram.chat(77));
  it.telegram.kick(group);
  it.telegram.admit(group);
  const told = (await it.updates("message", "my_chat_member")).map(({ my_chat_member }) => my_chat_member);
  expect(told.map((each) => [each?.chat.id, each?.new_chat_member.status])).toEqual([
    [77, "kicked"],
    [GROUP, "kicked"],
    [GROUP, "member"],
  ]);
});

test("being thrown out is not told to a bot that does not", async () => {
  await using it = await running();
  await it.updates("message");
  it.telegram.block(it.telegram.chat(77));
  expect(it.telegram.polling.unconfirmed).toBe(0);
});

test("who administers a group is told, but of nobody behind the group's own name", async () => {
  await using it = await running();
  it.telegram.chat(GROUP, { type: "supergroup", creator: 1, admins: [2], username: "klasse_5a" });
  it.telegram.chat(77);
  const status = async (user_id: number) => (await it.call("getChatMember", { chat_id: GROUP, user_id })).result.status;
  expect([await status(1), await status(2), await status(3)]).toEqual(["creator", "administrator", "member"]);
  expect(await status(1_087_968_824)).toBe("left");
  const { result } = await it.call("getChatAdministrators", { chat_id: GROUP });
  expect(result).toMatchObject([{ status: "creator" }, { status: "administrator", can_manage_chat: true }]);
  expect((await it.call("getChatAdministrators", { chat_id: 77 })).error_code).toBe(400);
  expect((await it.call("getChat", { chat_id: "@klasse_5a" })).result.id).toBe(GROUP);
  expect((await it.call("getChat", { chat_id: "@klasse_6b" })).description).toBe("Bad Request: chat not found");
});

test("people write as themselves, in any topic, or in the group's name", async () => {
  await using it = await running();
  const chat = it.telegram.chat(GROUP, { type: "supergroup", topic: 7, topics: [8] });
  it.telegram.user.types("eins", { chat, from: 2 });
  it.telegram.user.types("zwei", { chat, topic: 8, anonymous: true });
  const [one, two] = (await it.updates("message")).map(({ message }) => message);
  expect(one).toMatchObject({ from: { id: 2, is_bot: false }, message_thread_id: 7 });
  expect(one?.sender_chat).toBeUndefined();
  expect(two).toMatchObject({
    from: { id: 1_087_968_824, username: "GroupAnonymousBot" },
    sender_chat: { id: GROUP },
    message_thread_id: 8,
  });
  expect(() => it.telegram.user.types("drei", { chat, topic: 9 })).toThrow("no topic 9");
});

test("a file arrives as grammY uploads it, with its caption, its place and its silence", async () => {
  await using it = await running();
  const chat = it.telegram.chat(GROUP, { type: "supergroup", topic: 7 });
  const { api } = new Bot(it.telegram.token, { client: { apiRoot: it.telegram.url } });
  const text = '{\n  "schüler": "Ä\r\n\r\n😀"\n}\r\n';
  const sent = await api.sendDocument(GROUP, new InputFile(Buffer.from(text), "daten.json"), {
    caption: "<b>123</b>",
    parse_mode: "HTML",
    disable_notification: true,
    message_thread_id: 7,
    reply_parameters: { message_id: 1, allow_sending_without_reply: true },
  });
  expect(sent.document.file_name).toBe("daten.json");
  expect(it.telegram.messages(chat)).toMatchObject([
    { form: "file", shown: "*123*", silent: true, topic: 7, replyTo: 1, file: { name: "daten.json", text } },
  ]);
  expect((await it.call("sendDocument", { chat_id: GROUP, document: "attach://none" })).error_code).toBe(400);
});

test("a post is logged as it was sent, and seen as it is now", async () => {
  await using it = await running();
  const chat = it.telegram.chat(77);
  const { result } = await it.send(77, { disable_notification: true });
  await it.call("editMessageText", { chat_id: 77, message_id: result.message_id, text: "b" });
  const [post] = it.telegram.posts();
  expect(post).toMatchObject({ text: "a", silent: true, edits: 0 });
  expect(it.telegram.messages(chat)).toMatchObject([{ text: "b", silent: true, edits: 1 }]);
  if (post) it.telegram.deleteMessage(post);
  const again = await it.call("editMessageText", { chat_id: 77, message_id: result.message_id, text: "c" });
  expect(again.description).toBe("Bad Request: message to edit not found");
});
