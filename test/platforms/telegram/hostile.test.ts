import { expect, test } from "vitest";
import { packReply } from "../../../src/bot/packed-reply.ts";
import { cut, oneLine, withoutEntities } from "../../../src/platforms/telegram/escape.ts";
import { readCommand } from "../../../src/platforms/telegram/read-command.ts";
import { renderHtml } from "../../../src/platforms/telegram/render-html.ts";
import { renderRich } from "../../../src/platforms/telegram/render-rich.ts";
import { slowTexts } from "../../fakes/hostile.ts";
import { textReply } from "./sample-bot.ts";

const listening = { username: "stundenplan_bot", isPrivate: true, commands: [] };
const packed = (text: string) => packReply(textReply(text, text), [], { warn: () => {} });

test.each<[string, (text: string) => unknown]>([
  ["one line", oneLine],
  ["cutting", (text) => cut(text, 1000)],
  ["breaking mentions", (text) => withoutEntities({ kind: "plain", text })],
  ["reading a command", (text) => readCommand(`/abo ${text}`, listening)],
  ["a message", (text) => renderHtml(packed(text))],
  ["a rich message", (text) => renderRich(packed(text))],
])("100,000 hostile characters cost no time for %s", async (_, work) => {
  expect(await slowTexts(work)).toEqual([]);
});
