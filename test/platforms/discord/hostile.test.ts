import { expect, test } from "vitest";
import { packReply } from "../../../src/bot/packed-reply.ts";
import { paragraph, plain } from "../../../src/bot/reply.ts";
import { packedOf } from "../../../src/platforms/discord/buttons.ts";
import { clean, clipPlain, escapeLineStart, escapeMarkdown } from "../../../src/platforms/discord/escape.ts";
import { render } from "../../../src/platforms/discord/render.ts";
import { slowTexts } from "../../fakes/hostile.ts";
import { question } from "./sample-bot.ts";

const packed = (text: string) =>
  packReply({ ...question, actions: [], title: text, blocks: [paragraph(plain(text))] }, [], { warn: () => {} });

test.each<[string, (text: string) => unknown]>([
  ["cleaning", clean],
  ["escaping", escapeMarkdown],
  ["a line's start", escapeLineStart],
  ["clipping", (text) => clipPlain(text, 100)],
  ["a button", packedOf],
  ["a message", (text) => render(packed(text))],
])("100,000 hostile characters cost no time for %s", async (_, work) => {
  expect(await slowTexts(work)).toEqual([]);
});
