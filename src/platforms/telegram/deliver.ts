import { type Api, GrammyError } from "grammy";
import type { InaccessibleMessage, Message } from "grammy/types";
import type { Command } from "../../bot/command.ts";
import type { Reply } from "../../bot/reply.ts";
import type { Place } from "./chat.ts";
import { keyboard } from "./keyboard.ts";
import { renderHtml } from "./render-html.ts";
import { renderRich } from "./render-rich.ts";
import type { RichSupport } from "./rich-support.ts";

/** How replies get into a chat. */
export interface Delivery {
  readonly api: Api;
  readonly commands: readonly Command[];
  readonly richSupport: RichSupport;
}

/** Names and notes never become mentions or links. HTML text has no such switch: see escape.ts. */
const richMessage = (html: string) => ({ html, skip_entity_detection: true });
const AS_HTML = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

/** Only lessons need a rich message's table; text reads as well on clients that do not know rich messages yet. */
const needsTable = ({ blocks }: Reply) => blocks.some(({ kind }) => kind === "lessons");

/** The rich message for a reply, where it wants to be one and its chat may have one. */
const richFor = (reply: Reply, chat: number, wanted: boolean, { richSupport }: Delivery) =>
  wanted && richSupport.mayBeRich(chat) ? renderRich(reply) : undefined;

/** Rich where that works, otherwise as HTML text. A chat that refuses the one and takes the other is remembered. */
async function richOrHtml(
  chat: number,
  rich: (() => Promise<unknown>) | undefined,
  html: () => Promise<unknown>,
  { richSupport }: Delivery,
): Promise<void> {
  if (!rich) {
    await html();
    return;
  }
  try {
    await rich();
  } catch (error) {
    if (!richSupport.isRefusal(error)) throw error;
    await html();
    richSupport.remember(chat, error);
  }
}

/** Sends a reply as a new message. */
export async function send(reply: Reply, { chat, options }: Place, delivery: Delivery): Promise<void> {
  const { api, commands } = delivery;
  const markup = reply.actions.length > 0 ? { reply_markup: keyboard(reply, commands) } : {};
  const rich = richFor(reply, chat, needsTable(reply), delivery);
  await richOrHtml(
    chat,
    rich === undefined ? undefined : () => api.sendRichMessage(chat, richMessage(rich), { ...options, ...markup }),
    () => api.sendMessage(chat, renderHtml(reply), { ...options, ...AS_HTML, ...markup }),
    delivery,
  );
}

const refusedWith = (error: unknown, description: RegExp) =>
  error instanceof GrammyError && error.error_code === 400 && description.test(error.description);

const GONE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/;

/** What became of an edit: `gone` when the message is deleted or too old. */
export type Edited = "edited" | "unchanged" | "gone";

/** Puts a reply in a message's place. A rich message stays one; a text becomes one when lessons come. */
export async function edit(reply: Reply, message: Message | InaccessibleMessage, delivery: Delivery): Promise<Edited> {
  // Telegram marks a message that it no longer shows to bots by the date 0.
  if (message.date === 0) return "gone";
  const { api, commands } = delivery;
  const { id } = message.chat;
  const markup = { reply_markup: keyboard(reply, commands) };
  const wasRich = "rich_message" in message && message.rich_message !== undefined;
  const rich = richFor(reply, id, wasRich || needsTable(reply), delivery);
  try {
    await richOrHtml(
      id,
      rich === undefined ? undefined : () => api.editMessageText(id, message.message_id, richMessage(rich), markup),
      () => api.editMessageText(id, message.message_id, renderHtml(reply), { ...AS_HTML, ...markup }),
      delivery,
    );
    return "edited";
  } catch (error) {
    if (refusedWith(error, /not modified/)) return "unchanged";
    if (refusedWith(error, GONE)) return "gone";
    throw error;
  }
}
