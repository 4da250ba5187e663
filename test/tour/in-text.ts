import { pack } from "../../src/bot/action.ts";
import type { Asker } from "../../src/bot/command.ts";
import type { Reply } from "../../src/bot/reply.ts";
import type { Locale } from "../../src/bot/texts/index.ts";
import { inGroup, inPrivate, manages } from "../commands/askers.ts";
import { asker, type DemoBot } from "../demo-bot.ts";
import { lineOf, type Scene, type Who } from "./scenes.ts";

/** Each scene has a person of its own, so that none knows of another. */
const askers = (number: number, language: Locale): Readonly<Record<Who, Asker>> => {
  const own = { user: String(number), chat: String(number), community: `@${number}` };
  const group = { ...own, chat: String(-number), community: String(-number), communityOf: () => String(-number) };
  return {
    alone: inPrivate(language, { ...own, communityOf: () => own.community }),
    group: inGroup(language, group),
    manager: inGroup(language, { ...group, ...manages }),
    operator: asker(language, { chat: String(number) }),
  };
};

/** The answers to a scene: to what was typed, and to each press. */
export async function playInText(
  { bot }: DemoBot,
  scene: Scene,
  language: Locale,
  number: number,
): Promise<readonly Reply[]> {
  const { who, before, press, pressedByOther, times } = scene;
  const asking = askers(number, language)[who];
  for (const line of before) await bot.runText(line, asking);
  // Whoever asks too much is told so by the platforms, which count.
  let reply = times > 1 ? bot.tooMuch(asking) : await bot.hear(lineOf(scene, language), asking);
  if (!reply) return [];
  const replies = [reply];
  const pressing = pressedByOther ? { ...asking, isAddressee: false } : asking;
  for (const index of press) {
    const action = reply.actions.flat()[index];
    if (!action) break;
    reply = await bot.runPacked(pack(action.invocation, bot.commands), pressing);
    replies.push(reply);
  }
  return replies;
}
