import { expect, test } from "vitest";
import { packReply } from "../../../src/bot/packed-reply.ts";
import { cut, oneLine, withoutEntities } from "../../../src/platforms/telegram/escape.ts";
import { klasseIn } from "../../../src/platforms/telegram/links.ts";
import { readMessage } from "../../../src/platforms/telegram/read-message.ts";
import { renderHtml } from "../../../src/platforms/telegram/render-html.ts";
import { renderRich } from "../../../src/platforms/telegram/render-rich.ts";
import { slowTexts } from "../../fakes/hostile.ts";
import { textReply } from "./sample-bot.ts";

const listening = { me: { id: 1, username: "stundenplan_bot" }, bot: { commands: [], asks: () => true } };
const message = (text: string) => ({ message_id: 1, date: 1, chat: { id: 1, type: "private" }, text }) as never;
const packed = (text: string) => packReply(textReply(text, text), [], { warn: () => {} });

test.each<[string, (text: string) => unknown]>([
  ["one line", oneLine],
  ["cutting", (text) => cut(text, 1000)],
  ["breaking mentions", (text) => withoutEntities({ kind: "plain", text })],
  ["reading a command", (text) => readMessage(message(`/abo ${text}`), listening)],
  ["reading words", (text) => readMessage(message(text), listening)],
  ["reading a link's class", klasseIn],
  ["a message", (text) => renderHtml(packed(text))],
  ["a rich message", (text) => renderRich(packed(text))],
])("100,000 hostile characters cost no time for %s", async (_, work) => {
  expect(await slowTexts(work)).toEqual([]);
});
