import type { UploadedFile } from "../multipart.ts";
import type { Content } from "./content.ts";
import type { Keyboard } from "./payloads.ts";
import { badRequest, Refusal } from "./refusal.ts";

export interface ChatOptions {
  readonly type: "private" | "group" | "supergroup" | "channel";
  readonly title?: string;
  /** A public chat's name, without "@". */
  readonly username?: string;
  /** The forum topic in which people write. */
  readonly topic?: number;
  /** The forum's other topics. */
  readonly topics?: readonly number[];
  /** The user ids of a group's administrators, and of who made it. */
  readonly admins?: readonly number[];
  readonly creator?: number;
  /** Administrators who may not post, of a channel. */
  readonly mayNotPost?: readonly number[];
  /** The user ids of those who belong to it; everybody does when not said. */
  readonly members?: readonly number[];
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
  readonly silent: boolean;
  readonly content: Content;
  readonly file: UploadedFile | undefined;
  readonly keyboard: Keyboard | undefined;
  /** Body and keyboard as they were sent: an edit to the same is refused. */
  readonly source: string;
  readonly edits: number;
  /** Who alone sees it; its id is then one of its own. */
  readonly receiver: number | undefined;
}

/** Why the bot is out of a chat. */
const OUT = {
  blocked: () => "Forbidden: bot was blocked by the user",
  kicked: ({ type }: FakeChat) => `Forbidden: bot was kicked from the ${type} chat`,
} as const;

const MUTED = {
  400: () => badRequest("not enough rights to send text messages to the chat"),
  403: () => new Refusal(403, "Forbidden: CHAT_WRITE_FORBIDDEN"),
} as const;

/** The two ways in which Telegram says that the bot may read but not write. */
export type MutedCode = keyof typeof MUTED;

/** Everything that stands in the chats. */
export class Chats {
  readonly #chats = new Map<number, FakeChat>();
  readonly #migrated = new Map<number, number>();
  readonly #out = new Map<number, keyof typeof OUT>();
  readonly #muted = new Map<number, MutedCode>();
  readonly #deletedTopics = new Set<string>();
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

  throwOut({ id }: FakeChat, why: keyof typeof OUT): void {
    this.#out.set(id, why);
  }

  mute({ id }: FakeChat, code: MutedCode): void {
    this.#muted.set(id, code);
  }

  /** The bot is in the chat and may write. */
  admit({ id }: FakeChat): void {
    this.#out.delete(id);
    this.#muted.delete(id);
  }

  deleteTopic({ id }: FakeChat, topic: number): void {
    this.#deletedTopics.add(`${id}/${topic}`);
  }

  /** The id of "@name". @throws {Refusal} when there is no such chat */
  idOf(name: string): number {
    const chat = this.#chats.values().find(({ username }) => username !== undefined && `@${username}` === name);
    if (!chat) throw badRequest("chat not found");
    return chat.id;
  }

  /** @throws {Refusal} as Telegram does for chats the bot is not in. */
  known(id: number): FakeChat {
    const to = this.#migrated.get(id);
    if (to !== undefined) throw badRequest("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: to });
    const chat = this.#chats.get(id);
    if (!chat) throw badRequest("chat not found");
    const out = this.#out.get(id);
    if (out) throw new Refusal(403, OUT[out](chat));
    return chat;
  }

  /** @throws {Refusal} as Telegram does for chats the bot cannot write to. */
  writable(id: number, topic: number | undefined): FakeChat {
    const chat = this.known(id);
    const isThere = topic === chat.topic || (topic !== undefined && chat.topics?.includes(topic));
    if (topic !== undefined && (!isThere || this.#deletedTopics.has(`${id}/${topic}`)))
      throw badRequest("message thread not found");
    const muted = this.#muted.get(id);
    if (muted) throw MUTED[muted]();
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

  /** False if there is no such message. */
  delete(chat: number, id: number): boolean {
    return this.#messages.delete(`${chat}/${id}`);
  }

  find(chat: number, id: number): SentMessage | undefined {
    return this.#messages.get(`${chat}/${id}`);
  }
}
