import type { FakeChat, SentMessage } from "./chats.ts";
import { apiMessage, type PressAnswer, type State } from "./methods.ts";

/** A message of the bot as a person sees it. */
export interface Seen {
  readonly id: number;
  readonly chat: FakeChat;
  readonly form: "text" | "rich";
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
  presses(
    message: Seen,
    label: string,
    options?: { readonly language?: string; readonly tooOld?: boolean },
  ): Promise<Pressed>;
}

const PERSON = { id: 42, is_bot: false, first_name: "Lena" };
const DATE = 1_795_000_000;
/** Only a bot that does not answer at all takes this long. */
const PATIENCE_MS = 5000;

export const seen = ({ id, chat, topic, replyTo, content, keyboard, edits }: SentMessage): Seen => ({
  id,
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
  const from = (language: string | null = "de") => ({
    ...PERSON,
    ...(language === null ? {} : { language_code: language }),
  });
  let presses = 0;

  const message = (text: string, { chat, language }: SayOptions) => ({
    message_id: state.chats.nextId(),
    date: DATE,
    chat: { id: chat.id, type: chat.type, title: chat.title ?? "", first_name: "Lena" } as never,
    from: from(language),
    text,
    ...(chat.topic === undefined ? {} : { message_thread_id: chat.topic, is_topic_message: true as const }),
  });

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
    async presses({ id, chat }, label, { language, tooOld = false } = {}) {
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
          from: from(language),
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
