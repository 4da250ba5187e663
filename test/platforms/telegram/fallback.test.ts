import { expect, test } from "vitest";
import { startFakeTelegram } from "../../fakes/telegram/index.ts";
import { running } from "./running.ts";

const AS_TEXT = `*🟠 5a · Montag, 23. November*
Unterricht *07:55* bis *15:05* · 3 Änderungen

*1–2*  Mathematik · *HUB* statt MEI · *R101* statt R204
_07:55–09:30_ · Aufgaben in Teams
*3*  ~Deutsch~ · ~SCH~ · ~R204~ · *entfällt*
*3*  Erdkunde · WOL · R204
_09:50–10:35_ · *zusätzlich*
*4*  Englisch · KRA · R204
_10:40–11:25_
*14:20–15:05*  Religion · ADA · R1
*14:20–15:05*  Religion kath. · BEN

_Stand 07:12_`;

const sends = (methods: readonly string[]) => methods.filter((method) => method.startsWith("send"));

test("a chat that refuses rich messages gets readable text, and is not asked again", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const chat = telegram.chat(1, { type: "private", richMessages: false });
  const first = await telegram.user.says("/stundenplan 5a", { chat });
  expect(first).toMatchObject({ form: "text", shown: AS_TEXT });
  expect(first.buttons).toEqual([["◀ Fr 20.11.", "Heute", "Di 24.11. ▶"]]);
  await telegram.user.says("/stundenplan 5a", { chat });
  expect(sends(telegram.methods())).toEqual(["sendRichMessage", "sendMessage", "sendMessage"]);
  expect((await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(2) })).form).toBe("rich");
});

test("an old server is asked once for all chats", async () => {
  await using bot = await running({ telegram: await startFakeTelegram({ richMessages: false }) });
  const { telegram } = bot;
  for (const id of [1, 2, 3]) {
    const plan = await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(id) });
    expect(plan).toMatchObject({ form: "text", shown: AS_TEXT });
  }
  expect(sends(telegram.methods())).toEqual(["sendRichMessage", "sendMessage", "sendMessage", "sendMessage"]);
});

test("one message that Telegram cannot read does not make its chat a refusing one", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const chat = telegram.chat(1);
  telegram.fails("sendRichMessage", { code: 400, description: "Bad Request: can't parse rich message" });
  expect((await telegram.user.says("/stundenplan 5a", { chat })).form).toBe("text");
  expect((await telegram.user.says("/stundenplan 5a", { chat })).form).toBe("rich");
});

test("a chat that takes neither is no reason to give rich messages up there", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const chat = telegram.chat(1);
  const refusal = { code: 400, description: "Bad Request: not enough rights to send messages" };
  telegram.fails("sendRichMessage", refusal);
  telegram.fails("sendMessage", refusal);
  telegram.user.types("/stundenplan 5a", { chat });
  expect((await telegram.user.says("/stundenplan 5a", { chat })).form).toBe("rich");
});

test("a server fault is not taken for a refusal", async () => {
  await using bot = await running();
  const { telegram } = bot;
  const chat = telegram.chat(1);
  telegram.fails("sendRichMessage", { code: 502, description: "Bad Gateway" });
  telegram.user.types("/stundenplan 5a", { chat });
  await telegram.user.says("/stundenplan 5a", { chat });
  expect(sends(telegram.methods())).toEqual(["sendRichMessage", "sendRichMessage"]);
});
