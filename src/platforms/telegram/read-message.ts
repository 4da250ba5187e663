import type { Message } from "grammy/types";
import type { Bot } from "../../bot/bot.ts";
import { LONGEST_LINE } from "../../bot/bounds.ts";
import { firstWord, namesOf } from "../../bot/command-names.ts";
import { isSurelySlip } from "../../bot/mistyped.ts";
import { klasseIn } from "./links.ts";

/** What a message says to the bot: a line for `Bot.hear`, or what Telegram's start button and links to the bot send. */
export type Asked =
  | { readonly kind: "line"; readonly line: string }
  | { readonly kind: "start"; readonly klasse: string | undefined };

export interface Listening {
  /** The bot's own id and name, without @. */
  readonly me: { readonly id: number; readonly username: string };
  readonly bot: Pick<Bot, "commands" | "asks">;
}

const COMMAND = /^\/([^\s@/]+)(?:@(\w+))?(?:\s+(.*))?$/su;

/** What is sent in place of a text. Whatever else has no text tells of the chat itself: that it has a new name, or somebody has joined. */
const WITHOUT_WORDS = [
  ...(["animation", "audio", "contact", "dice", "document", "location", "photo", "poll", "sticker", "video"] as const),
  ...(["venue", "video_note", "voice"] as const),
] as const;

/** A command with its slash, unless another bot is meant by name; in groups only what is a command of this one, or a slip in it. */
function readCommand(text: string, isPrivate: boolean, { me, bot }: Listening): Asked | undefined {
  const [, name, addressee, rest = ""] = COMMAND.exec(text) ?? [];
  if (name === undefined) return undefined;
  if (addressee !== undefined && addressee.toLowerCase() !== me.username.toLowerCase()) return undefined;
  const typed = name.toLowerCase();
  const isOurs = () => bot.commands.some((command) => namesOf(command).some((each) => firstWord(each) === typed));
  if (!isPrivate && addressee === undefined && !isOurs() && !isSurelySlip(typed, bot.commands)) return undefined;
  return typed === "start"
    ? { kind: "start", klasse: klasseIn(rest) }
    : { kind: "line", line: `/${typed} ${rest}`.trim() };
}

/** Every message in a forum answers the one that opened its topic. */
const isAnswerTo = ({ id }: Listening["me"], { reply_to_message: asked }: Message) =>
  asked?.from?.id === id && asked.forum_topic_created === undefined;

/**
 * Reads "/stundenplan 5a", "/stundenplan@botname 5a", in a private chat everything, and in groups also answers to the bot that ask
 * something. Undefined for what is not meant for this bot. What somebody forwards was said elsewhere, by somebody else: it asks nothing.
 */
export function readMessage(message: Message, listening: Listening): Asked | undefined {
  const isPrivate = message.chat.type === "private";
  const text = message.forward_origin === undefined ? message.text?.trim().slice(0, LONGEST_LINE + 1) : "";
  if (text === undefined)
    return isPrivate && WITHOUT_WORDS.some((kind) => kind in message) ? { kind: "line", line: "" } : undefined;
  if (COMMAND.test(text)) return readCommand(text, isPrivate, listening);
  if (isPrivate) return { kind: "line", line: text };
  return isAnswerTo(listening.me, message) && listening.bot.asks(text) ? { kind: "line", line: text } : undefined;
}
