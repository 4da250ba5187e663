import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Reply } from "../../../src/bot/reply.ts";
import { Removals } from "../../../src/platforms/telegram/removals.ts";
import { createSleeper } from "../../fakes/sleeper.ts";
import { type FakeTelegram, startFakeTelegram } from "../../fakes/telegram/index.ts";
import { type Running, running } from "./running.ts";
import { type Answer, textReply } from "./sample-bot.ts";

const BOT = 123456;
const LENA = 42;
const A_WHILE = 3 * 60 * 1000;

const button = (label: string, options: Readonly<Record<string, string>>, command = "stundenplan") => ({
  label,
  invocation: { command, options },
});

const question: Reply = {
  ...textReply("Wähl eine aus.", "Welche Klasse?"),
  actions: [[button("5a", { klasse: "5a" }), button("5x", { klasse: "5x" })], [button("Hilfe", {}, "hilfe")]],
  audience: "asker",
};
const help: Reply = { ...textReply("Alles, was ich kann.", "Hilfe"), audience: "asker" };
const refusal: Reply = { ...textReply("Die gibt es nicht.", "Hm"), tone: "warning", audience: "asker" };
const plan: Reply = { ...textReply("Mathematik", "5a"), actions: [[button("Hilfe", {}, "hilfe")]] };

/** Asks for the class, and answers with a plan; of some classes there is none. */
const answer: Answer = ({ command, options: { klasse } }) => {
  if (command === "hilfe") return help;
  if (klasse === undefined) return question;
  return klasse === "5x" ? refusal : plan;
};

const group = (telegram: FakeTelegram, isAdmin: boolean, type: "group" | "supergroup" = "supergroup") =>
  telegram.chat(-1007, { type, title: "5a", admins: isAdmin ? [BOT] : [] });

/** So many messages wait to be removed, or did. */
async function waiting({ waits }: Running, count: number) {
  while (waits.length < count) await turn();
}

const sends = ({ calls }: FakeTelegram) => calls.filter(({ method }) => method.startsWith("send")).length;

describe("in a group whose administrator the bot is", () => {
  test("a question back is seen by the asker alone, and so is what comes of it", async () => {
    const sleeper = createSleeper();
    await using bot = await running({ answer, sleep: sleeper.sleep });
    const { user, ...telegram } = bot.telegram;
    const chat = group(bot.telegram, true);
    const asked = await user.says("/stundenplan", { chat });
    expect(asked).toMatchObject({ receiver: LENA, text: "Welche Klasse?\nWähl eine aus." });
    const { message: helped } = await user.presses(asked, "Hilfe");
    expect(helped).toMatchObject({ id: asked.id, receiver: LENA, text: "Hilfe\nAlles, was ich kann." });
    const again = await user.says("/stundenplan", { chat });
    const refused = await user.presses(again, "5x");
    expect(refused).toMatchObject({ text: "Die gibt es nicht.", isAlert: true, sent: [] });
    const { message, sent } = await user.presses(again, "5a");
    expect(message).toMatchObject({ id: again.id, receiver: LENA, text: "5a\nMathematik" });
    expect(sent).toEqual([]);
    await sleeper.pass(2 * A_WHILE);
    expect(telegram.methods()).not.toContain("deleteMessage");
  });

  test("an answer for all is seen by all", async () => {
    await using bot = await running({ answer });
    const chat = group(bot.telegram, true);
    expect(await bot.telegram.user.says("/stundenplan 5a", { chat })).toMatchObject({ receiver: undefined });
  });

  test("what is said to the bot alone is answered to who said it alone", async () => {
    await using bot = await running({ answer });
    const chat = group(bot.telegram, true);
    const told = await bot.telegram.user.says("/stundenplan 5a", { chat, alone: true });
    expect(told).toMatchObject({ receiver: LENA, text: "5a\nMathematik" });
  });

  test("who does not show who they are gets a message that goes again", async () => {
    const sleeper = createSleeper();
    await using bot = await running({ answer, sleep: sleeper.sleep });
    const chat = group(bot.telegram, true);
    const told = await bot.telegram.user.says("/stundenplan 5x", { chat, anonymous: true });
    expect(told.receiver).toBeUndefined();
    await waiting(bot, 1);
    await sleeper.pass(A_WHILE);
    await bot.telegram.until(() => !bot.telegram.isThere(chat, told.id));
  });
});

describe("in a group that refuses it", () => {
  test("questions and errors go after a while; Telegram is asked for what it refuses once", async () => {
    const sleeper = createSleeper();
    await using bot = await running({ answer, sleep: sleeper.sleep });
    const { telegram } = bot;
    const chat = group(telegram, false);
    const question = await telegram.user.says("/stundenplan", { chat });
    expect([question.receiver, sends(telegram)]).toEqual([undefined, 2]);
    const error = await telegram.user.says("/stundenplan 5x", { chat });
    expect(sends(telegram)).toBe(3);
    await waiting(bot, 2);
    await sleeper.pass(A_WHILE - 1);
    expect(telegram.isThere(chat, question.id) && telegram.isThere(chat, error.id)).toBe(true);
    await sleeper.pass(1);
    await telegram.until(() => !telegram.isThere(chat, question.id) && !telegram.isThere(chat, error.id));
    // What others wrote, the bot may not delete there.
    expect(telegram.isThere(chat, question.replyTo ?? 0)).toBe(true);
    expect(bot.log.join("")).not.toMatch(/"level":[5-6]0/);
  });

  test("a question that was answered is the answer, and stays; one that leads to the next goes with that", async () => {
    const sleeper = createSleeper();
    const twice: Answer = (invocation, asker) =>
      invocation.options.klasse === "5" ? { ...question, title: "Welche Klasse der 5?" } : answer(invocation, asker);
    const withGrade: Answer = (invocation, asker) =>
      invocation.options.klasse === undefined
        ? { ...question, actions: [[button("5 …", { klasse: "5" }), button("5a", { klasse: "5a" })]] }
        : twice(invocation, asker);
    await using bot = await running({ answer: withGrade, sleep: sleeper.sleep });
    const { telegram } = bot;
    const chat = group(telegram, false);
    const answered = await telegram.user.says("/stundenplan", { chat });
    await waiting(bot, 1);
    expect((await telegram.user.presses(answered, "5a")).message?.text).toContain("Mathematik");
    const left = await telegram.user.says("/stundenplan", { chat });
    await waiting(bot, 2);
    await sleeper.pass(A_WHILE - 1);
    expect((await telegram.user.presses(left, "5 …")).message).toMatchObject({ id: left.id, receiver: undefined });
    await waiting(bot, 3);
    await sleeper.pass(A_WHILE - 1);
    expect(telegram.isThere(chat, left.id)).toBe(true);
    await sleeper.pass(1);
    await telegram.until(() => !telegram.isThere(chat, left.id));
    expect(telegram.isThere(chat, answered.id)).toBe(true);
  });

  test("made administrator, the bot asks alone at once", async () => {
    await using bot = await running({ answer });
    const { telegram } = bot;
    await telegram.user.says("/stundenplan", { chat: group(telegram, false) });
    const chat = group(telegram, true);
    telegram.promote(chat);
    expect(await telegram.user.says("/stundenplan", { chat })).toMatchObject({ receiver: LENA });
  });

  test("what a press asks for alone is shown alone all the same", async () => {
    await using bot = await running({ answer });
    const { telegram } = bot;
    const chat = group(telegram, false);
    const plan = await telegram.user.says("/stundenplan 5a", { chat });
    const { message, sent, text } = await telegram.user.presses(plan, "Hilfe", { from: 43 });
    expect(message).toEqual(plan);
    expect({ sent, text }).toMatchObject({ sent: [{ receiver: 43, text: "Hilfe\nAlles, was ich kann." }] });
  });

  test("where the bot may delete, the command goes with its error", async () => {
    const sleeper = createSleeper();
    await using bot = await running({ answer, sleep: sleeper.sleep });
    const { telegram } = bot;
    const chat = group(telegram, true, "group");
    const error = await telegram.user.says("/stundenplan 5x", { chat });
    await waiting(bot, 1);
    await sleeper.pass(A_WHILE);
    await telegram.until(() => !telegram.isThere(chat, error.replyTo ?? 0));
    expect(telegram.isThere(chat, error.id)).toBe(false);
  });
});

describe("a Bot API server that does not know it", () => {
  test("shows it to everybody; it goes after a while, and a press pops up", async () => {
    const sleeper = createSleeper();
    const telegram = await startFakeTelegram({ ephemeralMessages: false });
    await using bot = await running({ answer, telegram, sleep: sleeper.sleep });
    const chat = group(telegram, true);
    const asked = await telegram.user.says("/stundenplan", { chat });
    expect([asked.receiver, sends(telegram)]).toEqual([undefined, 1]);
    const plan = await telegram.user.says("/stundenplan 5a", { chat });
    expect(await telegram.user.presses(plan, "Hilfe")).toMatchObject({ text: "Alles, was ich kann.", sent: [] });
    await sleeper.pass(A_WHILE);
    await telegram.until(() => !telegram.isThere(chat, asked.id) && !telegram.isThere(chat, asked.replyTo ?? 0));
    expect(telegram.isThere(chat, plan.id)).toBe(true);
    expect(bot.waits).toEqual([A_WHILE]);
  });
});

describe("messages that wait to be removed", () => {
  const inTest = () => {
    const stopping = new AbortController();
    const signals: AbortSignal[] = [];
    const deleted: number[] = [];
    const removals = new Removals({
      api: { deleteMessage: async (_, message) => Boolean(deleted.push(message)) as true },
      sleep: (_, signal) => {
        signals.push(signal);
        return new Promise((_resolve, reject) => signal.addEventListener("abort", reject));
      },
      stopping: stopping.signal,
      failed: () => {},
    });
    return { removals, signals, deleted, stopping };
  };

  test("are a thousand at most, and one that stays makes room", () => {
    const { removals, signals } = inTest();
    for (let message = 1; message <= 1200; message++) removals.later(-1, message);
    expect(signals).toHaveLength(1000);
    removals.keep(-1, 1);
    removals.later(-1, 2000);
    expect([removals.has(-1, 1), removals.has(-1, 2000), removals.has(-1, 1100)]).toEqual([false, true, false]);
    expect(signals.filter(({ aborted }) => !aborted)).toHaveLength(1000);
  });

  test("stay when the bot stops, and nothing waits any longer", () => {
    const { removals, signals, deleted, stopping } = inTest();
    removals.later(-1, 1);
    stopping.abort();
    expect([signals.every(({ aborted }) => aborted), deleted]).toEqual([true, []]);
  });
});
