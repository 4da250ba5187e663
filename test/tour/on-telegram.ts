import { z } from "zod";
import type { Locale } from "../../src/bot/texts/index.ts";
import type { DemoBot } from "../demo-bot.ts";
import { startOnTelegram } from "../end-to-end/whole.ts";
import type { FakeTelegram } from "../fakes/telegram/index.ts";
import { lineOf, PLACES, type Scene, type Who } from "./scenes.ts";

type Message = Awaited<ReturnType<FakeTelegram["user"]["says"]>>;

/** A message of the bot as it was sent. */
export interface TelegramMessage {
  readonly kind: "message";
  /** The HTML of a text, or of a rich message. */
  readonly html: string;
  readonly isRich: boolean;
  readonly file: string | undefined;
  readonly buttons: readonly (readonly string[])[];
  /** In a group only the asker sees it. */
  readonly alone: boolean;
}

/** What Telegram shows of a scene. */
export interface OnTelegram {
  readonly typed: string;
  readonly isGroup: boolean;
  readonly shown: readonly (TelegramMessage | { readonly kind: "alert"; readonly text: string })[];
}

const BOT = 123456;
const OPERATOR = 900_000;
const OTHER = 900_001;

const sent = z.object({
  chat_id: z.coerce.number(),
  text: z.string().optional(),
  caption: z.string().optional(),
  rich_message: z.object({ html: z.string() }).optional(),
});

/** Plays scenes on Telegram; ends with what it was started with. */
export async function startTourOnTelegram({ bot, store, access }: DemoBot) {
  const on = await startOnTelegram(bot, store, {}, access);
  await access.join(on.platform);
  const { telegram } = on;
  const { user } = telegram;
  const operator = telegram.chat(OPERATOR);
  await user.says(`/betreiber ${access.newCode()}`, { chat: operator, from: OPERATOR });

  telegram.chat(-900_002, { type: "supergroup", title: "6b", admins: [BOT], username: PLACES.foreign.slice(1) });
  const managed = { admins: [BOT, OPERATOR], username: PLACES.closed.slice(1) };
  telegram.chat(-900_003, { type: "supergroup", title: "7c", ...managed });

  /** A scene's chat: alone with a person, or a group in which the bot is an administrator. */
  function chatFor(who: Who, number: number) {
    if (who === "operator") return operator;
    if (who === "alone") return telegram.chat(number);
    const admins = who === "manager" ? [BOT, number] : [BOT];
    return telegram.chat(-number, { type: "supergroup", title: "5a", admins });
  }

  /** A message with the markup that it was last sent or edited with. */
  function withMarkup(message: Message): TelegramMessage {
    const bodies = telegram.calls
      .filter(({ method }) => method.startsWith("send") || method.startsWith("edit"))
      .map(({ payload }) => sent.parse(payload))
      .filter(({ chat_id }) => chat_id === message.chat.id);
    const { text, caption, rich_message } = bodies.findLast(
      (body) => (message.form === "rich") === (body.rich_message !== undefined),
    ) ?? { text: message.text };
    return {
      kind: "message",
      html: rich_message?.html ?? text ?? caption ?? "",
      isRich: rich_message !== undefined,
      file: message.file?.name,
      buttons: message.buttons,
      alone: message.receiver !== undefined,
    };
  }

  async function play(scene: Scene, language: Locale, number: number): Promise<OnTelegram> {
    const from = scene.who.startsWith("operator") ? OPERATOR : number;
    const chat = chatFor(scene.who, number);
    const isGroup = chat.type !== "private";
    // There are no fields to fill in.
    if (Object.keys(scene.given).length > 0) return { typed: lineOf(scene, language), isGroup, shown: [] };
    const anonymous = scene.who === "nobody";
    const says = (line: string) => user.says(line, { chat, from, language, anonymous });
    for (const line of scene.before) await says(`/${line}`);
    let message: Message | undefined = await says(lineOf(scene, language));
    for (let times = 1; times < scene.times; times++) {
      const told = message.text;
      message = await says(lineOf(scene, language));
      if (message.text !== told) break;
    }
    const shown: OnTelegram["shown"][number][] = [withMarkup(message)];
    for (const index of scene.press) {
      const label: string | undefined = message?.buttons.flat()[index];
      if (!message || label === undefined) break;
      const pressed = await user.presses(message, label, { from: scene.pressedByOther ? OTHER : from, language });
      if (pressed.text !== undefined) shown.push({ kind: "alert", text: pressed.text });
      message = pressed.sent.at(-1) ?? pressed.message;
      if (message && pressed.text === undefined) shown.push(withMarkup(message));
    }
    return { typed: lineOf(scene, language), isGroup, shown };
  }

  return { play, [Symbol.asyncDispose]: () => on[Symbol.asyncDispose]() };
}
