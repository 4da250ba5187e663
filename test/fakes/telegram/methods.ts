import type { UserFromGetMe } from "grammy/types";
import type { UploadedFile } from "../multipart.ts";
import type { Chats, FakeChat, SentMessage } from "./chats.ts";
import { type Content, captionContent, richContent, textContent } from "./content.ts";
import { checkKeyboard, type Method, type Payload } from "./payloads.ts";
import { administratorsOf, memberOf, personOf } from "./people.ts";
import type { Polling } from "./polling.ts";
import { badRequest, Refusal } from "./refusal.ts";

/** How a press was answered. */
export interface PressAnswer {
  readonly text: string | undefined;
  readonly isAlert: boolean;
}

/** What the methods work on. */
export interface State {
  readonly me: Pick<UserFromGetMe, "id" | "username" | "first_name" | "is_bot">;
  readonly webhook: object;
  readonly chats: Chats;
  readonly polling: Polling;
  /** false: a Bot API server older than 10.1. */
  readonly richMessages: boolean;
  /** false: a Bot API server older than 10.2, which does not see what it does not know. */
  readonly ephemeralMessages: boolean;
  readonly commands: Map<string, readonly { readonly command: string; readonly description: string }[]>;
  /** Presses that wait for their answer, by id. */
  readonly presses: Map<string, (answer: PressAnswer) => void>;
  /** What people have written, by chat and message: an answer that quotes it shows it. */
  readonly typed: Map<string, object>;
  onMessage(message: SentMessage): void;
}

export type Methods = { readonly [M in Method]: (payload: Payload<M>, gone: AbortSignal) => unknown };

/** Under which a list of commands is kept. */
export const scopeKey = (scope: { type: string } | undefined, language: string | undefined) =>
  `${scope?.type ?? "default"}/${language ?? ""}`;

type Body = Pick<Payload<"editMessageText">, "text" | "parse_mode" | "rich_message">;

function contentOf({ text, parse_mode, rich_message }: Body, richAllowed: boolean): Content {
  if (!rich_message) return textContent(text ?? "", parse_mode);
  if (!richAllowed) throw badRequest("rich messages can't be sent to this chat");
  return richContent(rich_message.html);
}

/** The chat as the Bot API tells of it. */
export const apiChat = ({ id, type, title, username }: FakeChat): object => ({
  id,
  type,
  title,
  username,
  first_name: "Lena",
});

/** The message as the Bot API returns it. */
export const apiMessage = (state: Pick<State, "me" | "typed">, message: SentMessage) => ({
  ...(message.receiver === undefined
    ? { message_id: message.id }
    : { message_id: 0, ephemeral_message_id: message.id, receiver_user: personOf(message.receiver) }),
  date: 1_795_000_000,
  chat: apiChat(message.chat),
  from: state.me,
  ...(message.topic === undefined ? {} : { message_thread_id: message.topic, is_topic_message: true }),
  ...bodyOf(message),
  ...(message.replyTo === undefined
    ? {}
    : { reply_to_message: state.typed.get(`${message.chat.id}/${message.replyTo}`) }),
});

function bodyOf({ content: { form, text }, file, id }: SentMessage): object {
  if (form === "rich") return { rich_message: { blocks: [] } };
  if (!file) return { text };
  return { document: { file_id: `file-${id}`, file_unique_id: `${id}`, file_name: file.name }, caption: text };
}

const sourceOf = ({ text, rich_message, reply_markup }: Body & { reply_markup?: unknown }) =>
  JSON.stringify([text, rich_message, reply_markup]);

/** The Bot API's methods, as far as the bot needs them. */
export function createMethods(state: State): Methods {
  const { chats, polling } = state;

  /** Who alone sees it. An administrator may send it at any time, other bots only upon a press. */
  function receiverOf({ ephemeral_message_parameters: wanted }: Payload<"sendMessage">, chat: FakeChat) {
    if (!wanted || !state.ephemeralMessages) return undefined;
    const { receiver_user_id: user, callback_query_id: press } = wanted;
    if (chat.type !== "supergroup") throw badRequest("ephemeral messages can't be sent to this chat");
    const mayAlways = chat.admins?.includes(state.me.id) ?? false;
    if (!mayAlways && !(press !== undefined && state.presses.has(press)))
      throw badRequest("not enough rights to send ephemeral messages to the chat");
    return user;
  }

  function post(
    payload: Omit<Payload<"sendMessage">, keyof Body>,
    contentIn: (chat: FakeChat) => Content,
    file?: UploadedFile,
  ): object {
    const chat = chats.writable(payload.chat_id, payload.message_thread_id);
    const replyTo = payload.reply_parameters;
    const receiver = receiverOf(payload, chat);
    if (replyTo?.ephemeral_message_id !== undefined && receiver === undefined)
      throw badRequest("a reply to an ephemeral message must be ephemeral");
    if (replyTo?.message_id !== undefined && !replyTo.allow_sending_without_reply)
      throw badRequest("message to be replied not found");
    checkKeyboard(payload.reply_markup);
    const message = chats.put({
      id: chats.nextId(),
      chat,
      topic: payload.message_thread_id,
      replyTo: replyTo?.message_id,
      silent: payload.disable_notification === true,
      content: contentIn(chat),
      file,
      keyboard: payload.reply_markup,
      source: sourceOf(payload),
      edits: 0,
      receiver,
    });
    state.onMessage(message);
    return apiMessage(state, message);
  }

  function editText(payload: Omit<Payload<"editMessageText">, "message_id">, id: number, receiver: number | undefined) {
    const chat = chats.writable(payload.chat_id, undefined);
    const before = chats.find(payload.chat_id, id);
    if (!before || before.receiver !== receiver) throw badRequest("message to edit not found");
    if (before.file) throw badRequest("there is no text in the message to edit");
    checkKeyboard(payload.reply_markup);
    // A server that does not know a field does not see it.
    const known = state.richMessages ? payload : { ...payload, rich_message: undefined };
    const content = contentOf(known, chat.richMessages !== false);
    if (sourceOf(known) === before.source)
      throw badRequest(
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    const edits = before.edits + 1;
    const keyboard = payload.reply_markup;
    return apiMessage(state, chats.put({ ...before, content, keyboard, edits, source: sourceOf(known) }));
  }

  const postBody = (payload: Payload<"sendMessage">) =>
    post(payload, ({ richMessages }) => contentOf(payload, richMessages !== false));

  return {
    getMe: () => state.me,
    deleteWebhook: () => true,
    getWebhookInfo: () => state.webhook,
    getUpdates: (payload, gone) => polling.poll(payload, gone),
    sendMessage: postBody,
    sendRichMessage(payload) {
      if (!state.richMessages) throw new Refusal(404, "Not Found: method not found");
      return postBody(payload);
    },
    sendDocument(payload) {
      const { document, caption = "", parse_mode } = payload;
      if (document.text === "") throw badRequest("file must be non-empty");
      return post(payload, () => captionContent(caption, parse_mode), document);
    },
    getChat({ chat_id }) {
      const chat = chats.known(typeof chat_id === "number" ? chat_id : chats.idOf(chat_id));
      return { ...apiChat(chat), accent_color_id: 0, max_reaction_count: 11 };
    },
    getChatMember: ({ chat_id, user_id }) => memberOf(chats.known(chat_id), user_id, state.me),
    getChatAdministrators: ({ chat_id }) => administratorsOf(chats.known(chat_id), state.me),
    editMessageText: (payload) => editText(payload, payload.message_id, undefined),
    editEphemeralMessageText(payload) {
      if (!state.ephemeralMessages) throw new Refusal(404, "Not Found: method not found");
      editText(payload, payload.ephemeral_message_id, payload.receiver_user_id);
      return true;
    },
    deleteMessage({ chat_id, message_id }) {
      const chat = chats.known(chat_id);
      const typed = `${chat_id}/${message_id}`;
      if (state.typed.has(typed)) {
        if (!chat.admins?.includes(state.me.id)) throw badRequest("message can't be deleted");
        state.typed.delete(typed);
      } else if (!chats.delete(chat_id, message_id)) throw badRequest("message to delete not found");
      return true;
    },
    answerCallbackQuery({ callback_query_id, text, show_alert }) {
      const answered = state.presses.get(callback_query_id);
      if (!answered) throw badRequest("query is too old and response timeout expired or query ID is invalid");
      if ((text ?? "").length > 200) throw badRequest("MESSAGE_TOO_LONG");
      state.presses.delete(callback_query_id);
      answered({ text, isAlert: show_alert === true });
      return true;
    },
    setMyCommands({ commands, scope, language_code }) {
      state.commands.set(scopeKey(scope, language_code), commands);
      return true;
    },
    getMyCommands: ({ scope, language_code }) => state.commands.get(scopeKey(scope, language_code)) ?? [],
  };
}
