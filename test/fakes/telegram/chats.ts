import type { Content } from "./content.ts";
import type { Keyboard } from "./payloads.ts";
import { badRequest, Refusal } from "./refusal.ts";

export interface ChatOptions {
  readonly type: "private" | "group" | "supergroup";
  readonly title?: string;
  /** The forum topic in which people write. */
  readonly topic?: number;
  /** false: the chat refuses rich messages. */
  readonly richMessages?: boolean;
}

export interface FakeChat extends ChatOptions {
  readonly id: number;
}

/** A message of the bot as it stands in the chat now. */
export interface SentMessage {
  readonly id: number;
  readonly chat: FakeChat;
  readonly topic: number | undefined;
  readonly replyTo: number | undefined;
  readonly content: Content;
  readonly keyboard: Keyboard | undefined;
  /** Body and keyboard as they were sent: an edit to the same is refused. */
  readonly source: string;
  readonly edits: number;
}

/** Everything that stands in the chats. */
export class Chats {
  readonly #chats = new Map<number, FakeChat>();
  readonly #migrated = new Map<number, number>();
  readonly #blocked = new Set<number>();
  readonly #messages = new Map<string, SentMessage>();
  #lastId = 0;

  add(chat: FakeChat): FakeChat {
    this.#chats.set(chat.id, chat);
    return chat;
  }

  /** The group becomes a supergroup with another id. */
  migrate(from: FakeChat, to: number): FakeChat {
    this.#migrated.set(from.id, to);
    return this.add({ ...from, id: to, type: "supergroup" });
  }

  block({ id }: FakeChat): void {
    this.#blocked.add(id);
  }

  /** @throws {Refusal} as Telegram does for chats the bot cannot write to. */
  writable(id: number, topic: number | undefined): FakeChat {
    const to = this.#migrated.get(id);
    if (to !== undefined) throw badRequest("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: to });
    const chat = this.#chats.get(id);
    if (!chat) throw badRequest("chat not found");
    if (this.#blocked.has(id)) throw new Refusal(403, "Forbidden: bot was blocked by the user");
    if (topic !== undefined && topic !== chat.topic) throw badRequest("message thread not found");
    return chat;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  put(message: SentMessage): SentMessage {
    this.#messages.set(`${message.chat.id}/${message.id}`, message);
    return message;
  }

  find(chat: number, id: number): SentMessage | undefined {
    return this.#messages.get(`${chat}/${id}`);
  }
}
