import { type Api, GrammyError, InputFile } from "grammy";
import type { InaccessibleMessage, Message } from "grammy/types";
import type { PackedReply, ReplyText } from "../../bot/packed-reply.ts";
import type { ChatTarget } from "./chat.ts";
import { keyboard } from "./keyboard.ts";
import { renderHtml } from "./render-html.ts";
import { renderRich } from "./render-rich.ts";
import type { RichSupport } from "./rich-support.ts";

/** How a message is sent, for example without a sound. */
export interface Manner {
  readonly disable_notification?: boolean;
}

/** What it takes to send a reply. */
export interface SendParts {
  readonly api: Api;
  readonly richSupport: RichSupport;
}

/** So that names and notes never become mentions or links. HTML text has no such switch: see escape.ts. */
const richMessage = (html: string) => ({ html, skip_entity_detection: true });
const AS_HTML = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

/** Only lessons need a rich message's table; text can also be read on clients that do not know rich messages yet. */
const needsTable = ({ blocks }: ReplyText) => blocks.some(({ kind }) => kind === "lessons");

/** The reply as a rich message, if one is wanted, its chat takes them, and it fits. */
const richFor = (reply: ReplyText, chat: number, wanted: boolean, { richSupport }: SendParts) =>
  wanted && richSupport.mayBeRich(chat) ? renderRich(reply) : undefined;

/** Rich where that works, otherwise HTML text. A chat that refuses the first and takes the second is remembered. */
async function richOrHtml<T>(
  chat: number,
  rich: (() => Promise<T>) | undefined,
  html: () => Promise<T>,
  { richSupport }: SendParts,
): Promise<T> {
  if (!rich) return html();
  try {
    return await rich();
  } catch (error) {
    if (!richSupport.isRefusal(error)) throw error;
    const sent = await html();
    richSupport.remember(chat, error);
    return sent;
  }
}

/** A message that was sent: its number in the chat, or 0 and a number of its own where one person alone sees it. */
export interface Sent {
  readonly message_id: number;
  readonly ephemeral_message_id?: number;
}

/** Sends a reply as a new message. A file is sent as a document, with the text as its caption. */
export async function send(
  reply: PackedReply,
  { chat, options }: ChatTarget,
  parts: SendParts,
  manner: Manner = {},
): Promise<Sent> {
  const { api } = parts;
  const markup = reply.buttons.length > 0 ? { reply_markup: keyboard(reply.buttons) } : {};
  const how = { ...options, ...manner, ...markup };
  if (reply.file) {
    const file = new InputFile(Buffer.from(reply.file.text), reply.file.name);
    return api.sendDocument(chat, file, { ...how, caption: renderHtml(reply), parse_mode: "HTML" });
  }
  const rich = richFor(reply, chat, needsTable(reply), parts);
  return richOrHtml<Sent>(
    chat,
    rich === undefined ? undefined : () => api.sendRichMessage(chat, richMessage(rich), how),
    () => api.sendMessage(chat, renderHtml(reply), { ...how, ...AS_HTML }),
    parts,
  );
}

const refusedWith = (error: unknown, description: RegExp) =>
  error instanceof GrammyError && error.error_code === 400 && description.test(error.description);

const GONE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/;

/** What became of an edit: `gone` when the message is deleted or too old. */
export type EditOutcome = "edited" | "gone";

/** A message to edit. */
export interface EditTarget {
  readonly chat: number;
  readonly message: number;
  readonly isRich: boolean;
  /** Of a message that one person alone sees: who, and its number. */
  readonly ephemeral?: { readonly user: number; readonly message: number };
}

const ephemeralOf = ({ receiver_user, ephemeral_message_id }: Message) =>
  receiver_user && ephemeral_message_id !== undefined
    ? { ephemeral: { user: receiver_user.id, message: ephemeral_message_id } }
    : {};

type Text = string | ReturnType<typeof richMessage>;
type How = Parameters<Api["editMessageText"]>[3];

/** What one person alone sees has a method of its own. */
const editText = (
  { chat, message, ephemeral }: EditTarget,
  text: Text,
  how: How,
  { api }: SendParts,
): Promise<unknown> =>
  ephemeral
    ? api.editEphemeralMessageText(chat, ephemeral.user, ephemeral.message, text, how)
    : api.editMessageText(chat, message, text, how);

/** A message to edit; undefined when it is too old for Telegram to show it to bots, which it marks by the date 0. */
export const editTargetOf = (message: Message | InaccessibleMessage): EditTarget | undefined =>
  message.date === 0
    ? undefined
    : {
        chat: message.chat.id,
        message: message.message_id,
        isRich: "rich_message" in message && message.rich_message !== undefined,
        ...ephemeralOf(message),
      };

/** Replaces a message by a reply. A rich message stays one; a text becomes one when there are lessons. */
export async function edit(reply: PackedReply, target: EditTarget, parts: SendParts): Promise<EditOutcome> {
  const markup = { reply_markup: keyboard(reply.buttons) };
  const rich = richFor(reply, target.chat, target.isRich || needsTable(reply), parts);
  try {
    await richOrHtml<unknown>(
      target.chat,
      rich === undefined ? undefined : () => editText(target, richMessage(rich), markup, parts),
      () => editText(target, renderHtml(reply), { ...AS_HTML, ...markup }, parts),
      parts,
    );
    return "edited";
  } catch (error) {
    // It says the same already.
    if (refusedWith(error, /not modified/)) return "edited";
    if (refusedWith(error, GONE)) return "gone";
    throw error;
  }
}
