import type { User } from "grammy/types";
import type { UploadedFile } from "../multipart.ts";
import type { FakeChat, SentMessage } from "./chats.ts";
import { apiChat, apiMessage, type PressAnswer, type State } from "./methods.ts";
import { ANONYMOUS, CHANNEL, LENA, LINKED, personOf } from "./people.ts";

/** A message of the bot as a person sees it. */
export interface Seen {
  readonly id: number;
  readonly chat: FakeChat;
  readonly form: "text" | "rich" | "file";
  /** The message's text, or a file's caption. */
  readonly text: string;
  /** With *bold*, ~struck~, `code` and _italic_. */
  readonly shown: string;
  readonly table: readonly (readonly string[])[] | undefined;
  /** The buttons' labels, row by row. */
  readonly buttons: readonly (readonly string[])[];
  readonly topic: number | undefined;
  /** The message it answers visibly. */
  readonly replyTo: number | undefined;
  readonly edits: number;
  /** Nobody's phone rang. */
  readonly silent: boolean;
  readonly file: UploadedFile | undefined;
  /** Who alone sees it. */
  readonly receiver: number | undefined;
}

/** What a press led to. */
export interface Pressed extends PressAnswer {
  /** The message with the button, as it is now; undefined when it is gone. */
  readonly message: Seen | undefined;
  /** Messages that came meanwhile. */
  readonly sent: readonly Seen[];
}

export interface SayOptions {
  readonly chat: FakeChat;
  /** The language of the person's app; "de" unless told, null for an app that tells none. */
  readonly language?: string | null;
  /** Another person's user id. */
  readonly from?: number;
  /** Another topic than the chat's usual one. */
  readonly topic?: number;
  /** As an administrator who does not show who they are: in the group's own name. */
  readonly anonymous?: boolean;
  /** In the name of a channel, or as a post of the channel that is linked to the group. */
  readonly as?: "channel" | "linked";
  /** Somebody else said it elsewhere. */
  readonly forwarded?: boolean;
  /** The bot's message that it answers. */
  readonly answering?: Pick<Seen, "id">;
  /** A sticker in place of the text. */
  readonly sticker?: boolean;
  /** To the bot alone, which a client offers as a reply to what is seen alone. */
  readonly alone?: boolean;
}

export interface PressOptions {
  readonly language?: string;
  /** Another person's user id. */
  readonly from?: number;
  /** The message is so old that Telegram does not show it to the bot. */
  readonly tooOld?: boolean;
}

/** What somebody in front of Telegram can do. */
export interface Person {
  /** Types a message; gives its id. */
  types(text: string, options: SayOptions): number;
  /** Types a message and waits for the bot's next one in this chat. */
  says(text: string, options: SayOptions): Promise<Seen>;
  /** Changes what was typed. */
  edits(text: string, options: SayOptions): void;
  /** Presses the button with this label and waits until the press is answered. */
  presses(message: Seen, label: string, options?: PressOptions): Promise<Pressed>;
}

const DATE = 1_795_000_000;
/** Only a bot that does not answer at all takes this long. */
const PATIENCE_MS = 15_000;

export const seen = ({
  id,
  chat,
  topic,
  replyTo,
  silent,
  content,
  file,
  keyboard,
  edits,
  receiver,
}: SentMessage): Seen => ({
  receiver,
  id,
  silent,
  file,
  chat,
  topic,
  replyTo,
  edits,
  form: content.form,
  text: content.text,
  shown: content.shown,
  table: content.table,
  buttons: (keyboard?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text)),
});

const patiently = <T>(what: string, promise: Promise<T>): Promise<T> => {
  const { promise: impatient, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`Telegram: ${what} was never answered`)), PATIENCE_MS);
  return Promise.race([promise, impatient]).finally(() => clearTimeout(timer));
};

/** A person who uses this server's bot; `log` are the bot's messages so far, `arrival` its next one in a chat. */
export function createPerson(
  state: State,
  log: readonly SentMessage[],
  arrival: (chat: number) => Promise<SentMessage>,
): Person {
  const user = (id = LENA, language: string | null = "de"): User => ({
    ...personOf(id),
    ...(language === null ? {} : { language_code: language }),
  });
  let presses = 0;

  function message(text: string, { chat, language, from, topic = chat.topic, ...how }: SayOptions) {
    if (topic !== undefined && topic !== chat.topic && !chat.topics?.includes(topic))
      throw new Error(`There is no topic ${topic}`);
    const shown = apiChat(chat) as never;
    const { anonymous = false, as, forwarded = false, answering, sticker = false, alone = false } = how;
    const answered = answering && state.chats.find(chat.id, answering.id);
    const id = state.chats.nextId();
    const typed = {
      ...(alone ? { message_id: 0, ephemeral_message_id: id, receiver_user: state.me as never } : { message_id: id }),
      date: DATE,
      chat: shown,
      from: anonymous ? ANONYMOUS : as ? { channel: CHANNEL, linked: LINKED }[as] : user(from, language),
      ...(anonymous ? { sender_chat: shown } : {}),
      ...(as ? { sender_chat: { id: -1_009_999, type: "channel" as const, title: "Kanal" } } : {}),
      ...(as === "linked" ? { is_automatic_forward: true as const } : {}),
      ...(forwarded || as === "linked"
        ? { forward_origin: { type: "hidden_user" as const, sender_user_name: "Jemand", date: DATE } }
        : {}),
      ...(answered ? { reply_to_message: apiMessage(state, answered) as never } : {}),
      ...(sticker ? { sticker: { file_id: "1", file_unique_id: "1", type: "regular" as const } as never } : { text }),
      ...(topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true as const }),
    };
    state.typed.set(`${chat.id}/${id}`, typed);
    return typed;
  }

  const person: Person = {
    types(text, options) {
      const typed = message(text, options);
      state.polling.push({ message: typed });
      return typed.message_id;
    },
    async says(text, options) {
      const arrived = arrival(options.chat.id);
      person.types(text, options);
      return seen(await patiently(JSON.stringify(text), arrived));
    },
    edits(text, options) {
      state.polling.push({ edited_message: { ...message(text, options), edit_date: DATE } });
    },
    async presses({ id, chat }, label, { language, from, tooOld = false } = {}) {
      const pressed = state.chats.find(chat.id, id);
      const button = pressed?.keyboard?.inline_keyboard.flat().find(({ text }) => text === label);
      if (!pressed || !button) throw new Error(`There is no button "${label}"`);
      presses += 1;
      const answered = new Promise<PressAnswer>((resolve) => state.presses.set(String(presses), resolve));
      const before = log.length;
      const shown = apiMessage(state, pressed);
      state.polling.push({
        callback_query: {
          id: String(presses),
          from: user(from, language),
          chat_instance: "1",
          data: button.callback_data,
          message: (tooOld ? { chat: shown.chat, message_id: id, date: 0 } : shown) as never,
        },
      });
      const answer = await patiently(`the press on "${label}"`, answered);
      const now = state.chats.find(chat.id, id);
      return { ...answer, message: now && seen(now), sent: log.slice(before).map(seen) };
    },
  };
  return person;
}
