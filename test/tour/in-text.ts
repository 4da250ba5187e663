import { pack } from "../../src/bot/action.ts";
import type { Asker } from "../../src/bot/command.ts";
import { findTyped } from "../../src/bot/command-names.ts";
import type { Reply } from "../../src/bot/reply.ts";
import type { Locale } from "../../src/bot/texts/index.ts";
import { inChannel, inGroup, inPrivate, manages } from "../commands/askers.ts";
import { asker, type DemoBot } from "../demo-bot.ts";
import { lineOf, PLACES, type Scene, type Who } from "./scenes.ts";

/** Each scene has a person of its own, so that none knows of another. */
const askers = (number: number, language: Locale): Readonly<Record<Who, Asker>> => {
  const own = { user: String(number), chat: String(number), community: `@${number}` };
  const places: Partial<Asker> = {
    findPlace: async (typed) => (typed === PLACES.lost ? undefined : typed),
    canPost: async (place) => place !== PLACES.mute,
    mayManage: async (place) => place !== PLACES.foreign,
    communityOf: (place) => (place.startsWith("@") ? place : own.community),
  };
  /** As far as it matters here, Telegram and Discord at once. */
  const abilities = { ...asker().abilities, hasRoles: true };
  const group = { ...own, chat: String(-number), community: String(-number), communityOf: () => String(-number) };
  return {
    alone: inPrivate(language, { ...own, ...places }),
    group: inGroup(language, group),
    channel: inChannel(language, { ...group, platform: "discord" }),
    manager: inGroup(language, { ...group, ...manages, abilities }),
    nobody: inGroup(language, { ...group, user: null }),
    operator: asker(language, {
      ...places,
      chat: String(number),
      communityOf: (place) => (place.startsWith("@") ? place : "@somebody"),
    }),
    "operator in a group": asker(language, { ...group, user: "somebody", isPrivate: false }),
  };
};

/** The answers to a scene: to what was typed, and to each press. */
export async function playInText(
  { bot }: DemoBot,
  scene: Scene,
  language: Locale,
  number: number,
): Promise<readonly Reply[]> {
  const { who, given, before, press, pressesOld, pressedByOther, times } = scene;
  const asking = askers(number, language)[who];
  const filledIn = Object.keys(given).length > 0 && findTyped(scene.typed[language], bot.commands).command;
  const ask = () =>
    filledIn ? bot.run({ command: filledIn.name, options: given }, asking) : bot.hear(lineOf(scene, language), asking);
  for (const line of before) await bot.runText(line, asking);
  // Whoever asks too much is told so by the platforms, which count.
  let reply = times > 1 ? bot.tooMuch(asking) : await ask();
  if (!reply) return [];
  const replies = [reply];
  const pressing = pressedByOther ? { ...asking, isAddressee: false } : asking;
  if (pressesOld) replies.push(await bot.runPacked("no such button", pressing));
  for (const index of press) {
    const action = reply.actions.flat()[index];
    if (!action) break;
    reply = await bot.runPacked(pack(action.invocation, bot.commands), pressing);
    replies.push(reply);
  }
  return replies;
}
