import { GrammyError } from "grammy";
import { LRUCache } from "lru-cache";
import type { ChatTarget } from "./chat.ts";
import type { Sent } from "./deliver.ts";

/** A chat that refused is tried again after an hour, or when the bot's rights there change. */
const REMEMBERED_MS = 60 * 60 * 1000;
const MOST_CHATS = 10_000;
const WHOLE_SERVER = "server";

/** The one person in a group who is to see a message, and the press it answers, if any. */
export interface Receiver {
  readonly user: number;
  readonly press?: string;
}

/** `public`: it was sent, but everybody sees it; `refused`: it was not sent. */
export type Shown = { readonly kind: "alone" | "public"; readonly sent: Sent } | { readonly kind: "refused" };

/** Whether a message is seen by one person alone. */
export const isEphemeral = ({ ephemeral_message_id }: Pick<Sent, "ephemeral_message_id">) =>
  ephemeral_message_id !== undefined;

/**
 * Messages in groups that one person sees alone (Bot API 10.2). A bot that is an administrator may send them at any time, others only within
 * 15 seconds of a press. A server that does not know them takes them for ordinary messages.
 */
export class Ephemeral {
  readonly #refused = new LRUCache<number | typeof WHOLE_SERVER, true>({ max: MOST_CHATS, ttl: REMEMBERED_MS });

  /** The bot's rights in a chat have changed. */
  forget(chat: number): void {
    this.#refused.delete(chat);
  }

  /** @throws what sending throws, apart from a refusal */
  async send(
    target: ChatTarget,
    { user, press }: Receiver,
    send: (target: ChatTarget) => Promise<Sent>,
  ): Promise<Shown> {
    const { chat, options } = target;
    // A press allows what the chat otherwise does not.
    if (this.#refused.has(WHOLE_SERVER) || (press === undefined && this.#refused.has(chat))) return { kind: "refused" };
    const receiver = { receiver_user_id: user, ...(press === undefined ? {} : { callback_query_id: press }) };
    try {
      const sent = await send({ chat, options: { ...options, ephemeral_message_parameters: receiver } });
      if (isEphemeral(sent)) return { kind: "alone", sent };
      this.#refused.set(WHOLE_SERVER, true);
      return { kind: "public", sent };
    } catch (error) {
      if (!(error instanceof GrammyError) || (error.error_code !== 400 && error.error_code !== 403)) throw error;
      if (press === undefined) this.#refused.set(chat, true);
      return { kind: "refused" };
    }
  }
}
