import type { Context } from "grammy";
import type { Message } from "grammy/types";

/** Where a message goes: the chat, the topic in it, and in groups the message it answers. */
export interface ChatTarget {
  readonly chat: number;
  readonly options: {
    readonly message_thread_id?: number;
    readonly reply_parameters?:
      | { readonly message_id: number; readonly allow_sending_without_reply: true }
      | { readonly ephemeral_message_id: number };
    /** The one person who is to see it. */
    readonly ephemeral_message_parameters?: { readonly receiver_user_id: number; readonly callback_query_id?: string };
  };
}

/** Outside forums a thread is only a chain of replies, and sending into it fails, so it is left out. */
const topicOf = ({ is_topic_message, message_thread_id }: Message): { message_thread_id?: number } =>
  is_topic_message && message_thread_id !== undefined ? { message_thread_id } : {};

/** A chat's id, and after a slash its topic's: "-1007/4". */
export function placeOf(message: Message): string {
  const { message_thread_id: topic } = topicOf(message);
  return topic === undefined ? String(message.chat.id) : `${message.chat.id}/${topic}`;
}

/** The target of a place as `placeOf` writes it, or of a person: "@42". */
export function targetFrom(place: string): ChatTarget {
  const [chat, topic] = place.replace(/^@/, "").split("/").map(Number);
  return { chat: chat ?? Number.NaN, options: topic === undefined ? {} : { message_thread_id: topic } };
}

/** What one person alone sees can be quoted only to them. */
const quoting = ({ message_id, ephemeral_message_id }: Message) =>
  ephemeral_message_id === undefined
    ? { message_id, allow_sending_without_reply: true as const }
    : { ephemeral_message_id };

/** Where the answer to a message goes; in a group it quotes the message, in a private chat there is no need. */
export const answerTarget = (message: Message): ChatTarget => ({
  chat: message.chat.id,
  options: {
    ...topicOf(message),
    ...(message.chat.type === "private" ? {} : { reply_parameters: quoting(message) }),
  },
});

/** The same place, quoting nothing. */
export const unquoted = ({ chat, options: { message_thread_id } }: ChatTarget): ChatTarget => ({
  chat,
  options: message_thread_id === undefined ? {} : { message_thread_id },
});

/**
 * What is answered in order: a private chat, and the presses on one message, of which the last must win. Questions in a group do not
 * wait for each other.
 */
export function orderOf(ctx: Context): string | undefined {
  const pressed = ctx.callbackQuery?.message;
  if (pressed) {
    // Messages that one person alone sees have no number of the chat's, but one of their own.
    const own = "ephemeral_message_id" in pressed ? pressed.ephemeral_message_id : undefined;
    return `${pressed.chat.id}/${pressed.message_id}${own === undefined ? "" : `/${own}`}`;
  }
  return ctx.chat?.type === "private" ? String(ctx.chat.id) : undefined;
}
