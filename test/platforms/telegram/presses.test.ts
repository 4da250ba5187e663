import { expect, test } from "vitest";
import type { Reply } from "../../../src/bot/reply.ts";
import { running } from "./running.ts";
import { sampleDay, textReply } from "./sample-bot.ts";

test("a button puts another day in the place of a table", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const chat = telegram.chat(1);
  const monday = await telegram.user.says("/stundenplan 5a", { chat });
  const { message: tuesday, sent, text } = await telegram.user.presses(monday, "Di 24.11. ▶");
  expect(tuesday).toMatchObject({ id: monday.id, form: "rich", edits: 1 });
  expect(tuesday?.table).toEqual([
    ["Std.", "Fach", "Lehrkraft", "Raum"],
    ["*4*", "Englisch", "KRA", "R204"],
    ["", "10:40–11:25", "", ""],
  ]);
  expect(tuesday?.buttons).toEqual([["◀ Mo 23.11.", "Heute", "Mi 25.11. ▶"]]);
  expect({ sent, text }).toEqual({ sent: [], text: undefined });
});

test("in a chat with text only, text takes the place of text", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const chat = telegram.chat(1, { type: "private", richMessages: false });
  const monday = await telegram.user.says("/stundenplan 5a", { chat });
  const { message } = await telegram.user.presses(monday, "Di 24.11. ▶");
  expect(message).toMatchObject({ form: "text", edits: 1 });
  expect(message?.shown).toContain("*5a · Dienstag, 24. November*");
  expect(telegram.methods().filter((method) => method === "editMessageText")).toHaveLength(1);
});

test("a refusal of rich messages met while editing leads to text in the same place", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const monday = await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(1) });
  telegram.fails("editMessageText", {
    code: 400,
    description: "Bad Request: rich messages can't be sent to this chat",
  });
  const { message } = await telegram.user.presses(monday, "Di 24.11. ▶");
  expect(message).toMatchObject({ id: monday.id, form: "text", edits: 1 });
});

test("a free day in the place of a table stays rich, and the next table finds its place again", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const saturday = await telegram.user.says("/stundenplan 5a 2026-11-28", { chat: telegram.chat(1) });
  expect(saturday.form).toBe("text");
  const { message: monday } = await telegram.user.presses(saturday, "Mo 30.11. ▶");
  expect(monday).toMatchObject({ id: saturday.id, form: "rich" });
  expect(monday?.table).toBeDefined();
});

test("pressing for the same day again changes nothing and is no error", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const monday = await telegram.user.says("/stundenplan 5a 2026-11-23", { chat: telegram.chat(1) });
  const { message, text } = await telegram.user.presses(monday, "Heute");
  expect({ edits: message?.edits, text }).toEqual({ edits: 0, text: undefined });
  expect(bot.log.join("")).not.toContain("unanswered");
});

const fault: Reply = {
  ...textReply("WebUntis antwortet gerade nicht."),
  tone: "error",
  audience: "asker",
  footer: "Fehlernummer 12ab",
};

test("what only the presser should know pops up and leaves the message as it is", async () => {
  await using bot = await running({
    answer: (invocation, asker) => (invocation.options.tag ? fault : sampleDay(invocation, asker)),
  });
  const { telegram } = bot;
  const monday = await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(1) });
  const { message, text, isAlert, sent } = await telegram.user.presses(monday, "Di 24.11. ▶");
  expect({ text, isAlert }).toEqual({ text: "WebUntis antwortet gerade nicht.\nFehlernummer 12ab", isAlert: true });
  expect({ edits: message?.edits, sent }).toEqual({ edits: 0, sent: [] });
});

test("a question back takes the message's place, because its buttons are needed", async () => {
  const ask = (...klassen: string[]): Reply => ({
    ...textReply("Wähl eine aus."),
    audience: "asker",
    actions: [
      klassen.map((klasse) => ({ label: klasse, invocation: { command: "stundenplan", options: { klasse } } })),
    ],
  });
  await using bot = await running({
    answer: (invocation, asker) => {
      const { klasse } = invocation.options;
      if (klasse === "5a") return sampleDay(invocation, asker);
      return klasse === "5" ? ask("5a", "5b") : ask("5", "6");
    },
  });
  const { telegram } = bot;
  const grades = await telegram.user.says("/stundenplan", { chat: telegram.chat(1) });
  const klassen = (await telegram.user.presses(grades, "5")).message;
  expect(klassen).toMatchObject({ id: grades.id, form: "text", buttons: [["5a", "5b"]] });
  const plan = klassen && (await telegram.user.presses(klassen, "5a")).message;
  expect(plan).toMatchObject({ id: grades.id, form: "rich" });
});

test("in place of a deleted or too old message a new one comes, in the same topic", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const chat = telegram.chat(-7, { type: "supergroup", topic: 3 });
  const monday = await telegram.user.says("/stundenplan 5a", { chat });
  const old = await telegram.user.presses(monday, "Di 24.11. ▶", { tooOld: true });
  expect(old.sent.map(({ text }) => text.split("\n")[0])).toEqual(["5a · Dienstag, 24. November"]);
  telegram.fails("editMessageText", { code: 400, description: "Bad Request: message to edit not found" });
  const deleted = await telegram.user.presses(monday, "Di 24.11. ▶");
  expect(deleted.sent).toMatchObject([{ topic: 3, replyTo: undefined }]);
});

test("the last of two quick presses wins, also when its answer is ready first", async () => {
  const { promise: slow, resolve: finish } = Promise.withResolvers<void>();
  await using bot = await running({
    answer: async (invocation, asker) => {
      if (invocation.options.tag === "2026-11-24") await slow;
      return sampleDay(invocation, asker);
    },
  });
  const { telegram } = bot;
  const chat = telegram.chat(1);
  const monday = await telegram.user.says("/stundenplan 5a", { chat });
  const first = telegram.user.presses(monday, "Di 24.11. ▶");
  const second = telegram.user.presses(monday, "◀ Fr 20.11.");
  await telegram.polling.opened();
  finish();
  await Promise.all([first, second]);
  expect(telegram.messages(chat)).toMatchObject([{ text: expect.stringContaining("Freitag, 20. November"), edits: 2 }]);
});

test("a press that cannot be carried out is answered all the same", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const monday = await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(1) });
  telegram.fails("editMessageText", { code: 500, description: "Internal Server Error" });
  const { message } = await telegram.user.presses(monday, "Di 24.11. ▶");
  expect(message?.edits).toBe(0);
  expect((await telegram.user.presses(monday, "Di 24.11. ▶")).message?.edits).toBe(1);
  expect(bot.log.join("")).toContain("unanswered");
});

test("a press answered too late harms nobody", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const monday = await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(1) });
  telegram.fails("answerCallbackQuery", { code: 400, description: "Bad Request: query is too old" });
  void telegram.user.presses(monday, "Heute").catch(() => undefined);
  const { message } = await telegram.user.presses(monday, "Di 24.11. ▶");
  expect(message?.edits).toBe(1);
  expect(bot.log.join("")).not.toContain("unanswered");
});
