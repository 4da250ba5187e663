import { describe, expect, test } from "vitest";
import { tooManyRequests } from "../../fakes/telegram/index.ts";
import { running } from "./running.ts";
import { sampleDay, textReply } from "./sample-bot.ts";

const FLOOD = 520;
const ANNA = 1;
const BERTA = 2;
const TOO_MUCH = "viele Fragen auf einmal";

const never = () => new Promise<void>(() => {});
/** A clock that fills every budget before the next question. */
function generous() {
  let clock = 0;
  return () => {
    clock += 60_000;
    return clock;
  };
}

describe("a flood of questions in one chat", () => {
  test.each([
    ["of one person", 1, { type: "private" }],
    ["of a group", -1007, { type: "supergroup" }],
  ] as const)("%s that Telegram wants to be left in peace keeps nobody else waiting", async (_, id, options) => {
    // Who asks too much is let through here, as if many asked.
    await using bot = await running({ sleep: never, clock: generous() });
    const { telegram } = bot;
    const flooded = telegram.chat(id, options);
    telegram.fails("sendMessage", tooManyRequests(28), FLOOD, flooded);
    telegram.fails("sendRichMessage", tooManyRequests(28), FLOOD, flooded);
    for (let each = 0; each < FLOOD; each++) telegram.user.types("/stundenplan 5a", { chat: flooded });
    const { text } = await telegram.user.says("/stundenplan 5b", { chat: telegram.chat(BERTA), from: BERTA });
    expect(text).toContain("5b ·");
    // One answer waits, however many were asked for; what came too late for that is not even sent.
    expect(bot.waits).toEqual([28_000]);
  });

  test("whose answers are slow keeps nobody else waiting either", async () => {
    const slow = Promise.withResolvers<void>();
    await using bot = await running({
      async answer(invocation, asker) {
        if (asker.user === `${ANNA}`) await slow.promise;
        return sampleDay(invocation, asker);
      },
    });
    const { telegram } = bot;
    for (let each = 0; each < FLOOD; each++)
      telegram.user.types("/stundenplan 5a", { chat: telegram.chat(ANNA), from: ANNA });
    const { text } = await telegram.user.says("/stundenplan 5b", { chat: telegram.chat(BERTA), from: BERTA });
    expect(text).toContain("5b ·");
    slow.resolve();
  });

  test("the answer that waits comes when Telegram allows", async () => {
    const allowed = Promise.withResolvers<void>();
    await using bot = await running({ sleep: () => allowed.promise });
    const { telegram } = bot;
    const chat = telegram.chat(ANNA);
    telegram.fails("sendRichMessage", tooManyRequests(28), 1);
    const answer = telegram.user.says("/stundenplan 5a", { chat });
    await telegram.until(() => telegram.methods().at(-1) === "sendRichMessage");
    allowed.resolve();
    expect((await answer).text).toContain("5a ·");
  });
});

describe("a budget", () => {
  test("of a person: 20 answers at once, one sentence, and silence", async () => {
    await using bot = await running({ answer: () => textReply("Hallo") });
    const { telegram } = bot;
    const chat = telegram.chat(ANNA);
    for (let each = 0; each < 60; each++) telegram.user.types("/hilfe", { chat, from: ANNA });
    await telegram.user.says("/hilfe", { chat: telegram.chat(BERTA), from: BERTA });
    await bot.platform.stop();
    const texts = telegram.messages(chat).map(({ text }) => text);
    expect(texts).toHaveLength(21);
    expect(texts.filter((text) => text.includes(TOO_MUCH))).toHaveLength(1);
  });

  test("of a group: no more than Telegram takes, whoever asks", async () => {
    await using bot = await running({ answer: () => textReply("Hallo") });
    const { telegram } = bot;
    const group = telegram.chat(-1007, { type: "supergroup" });
    for (let person = 1; person <= 40; person++) telegram.user.types("/hilfe", { chat: group, from: person });
    await telegram.user.says("/hilfe", { chat: telegram.chat(BERTA), from: 99 });
    await bot.platform.stop();
    const texts = telegram.messages(group).map(({ text }) => text);
    expect(texts.filter((text) => text.includes(TOO_MUCH))).toHaveLength(1);
    expect(texts).toHaveLength(13);
  });

  test("counts presses by half, and says in a pop-up when there were too many", async () => {
    const more = { label: "mehr", invocation: { command: "hilfe", options: {} } };
    await using bot = await running({ answer: () => ({ ...textReply("Hallo"), actions: [[more]] }) });
    const { telegram } = bot;
    const message = await telegram.user.says("/hilfe", { chat: telegram.chat(ANNA), from: ANNA });
    const press = async () => (await telegram.user.presses(message, "mehr", { from: ANNA })).text;
    for (let each = 0; each < 38; each++) expect(await press()).toBeUndefined();
    expect(await press()).toContain(TOO_MUCH);
  });
});
