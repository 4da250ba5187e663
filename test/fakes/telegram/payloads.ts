import { z } from "zod";
import { badRequest } from "./refusal.ts";

const button = z.object({ text: z.string().min(1), callback_data: z.string(), style: z.string().optional() });

/** The most buttons in a row and in a keyboard. */
const MOST_IN_ROW = 8;
const MOST_BUTTONS = 100;

const keyboard = z.object({ inline_keyboard: z.array(z.array(button).min(1).max(MOST_IN_ROW)) });

const body = {
  text: z.string().optional(),
  parse_mode: z.literal("HTML").optional(),
  link_preview_options: z.object({ is_disabled: z.boolean().optional() }).optional(),
  rich_message: z.object({ html: z.string(), skip_entity_detection: z.boolean().optional() }).optional(),
  reply_markup: keyboard.optional(),
};

const place = {
  chat_id: z.number(),
  message_thread_id: z.number().optional(),
  disable_notification: z.boolean().optional(),
  reply_parameters: z
    .object({
      message_id: z.number().min(1).optional(),
      ephemeral_message_id: z.number().optional(),
      allow_sending_without_reply: z.boolean().optional(),
    })
    .optional(),
  ephemeral_message_parameters: z
    .strictObject({ receiver_user_id: z.number(), callback_query_id: z.string().optional() })
    .optional(),
};

function read(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}

/** In a multipart body everything is text. */
const fromText = <T extends z.ZodType>(schema: T) => z.preprocess(read, schema);

const placeFromText = {
  chat_id: fromText(place.chat_id),
  message_thread_id: fromText(place.message_thread_id),
  disable_notification: fromText(place.disable_notification),
  reply_parameters: fromText(place.reply_parameters),
  ephemeral_message_parameters: fromText(place.ephemeral_message_parameters),
};

const member = { chat_id: z.number() };

/** What the bot may send, of all that the Bot API knows: an unknown or misspelt field is refused. */
export const payloads = {
  getMe: z.strictObject({}),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  getWebhookInfo: z.strictObject({}),
  getUpdates: z.strictObject({
    offset: z.number().default(0),
    limit: z.number().min(1).max(100).default(100),
    timeout: z.number().default(0),
    allowed_updates: z.array(z.string()).optional(),
  }),
  sendMessage: z.strictObject({ ...place, ...body }),
  sendRichMessage: z.strictObject({ ...place, rich_message: body.rich_message, reply_markup: body.reply_markup }),
  sendDocument: z.strictObject({
    ...placeFromText,
    document: z.object({ name: z.string().min(1), text: z.string() }),
    caption: z.string().optional(),
    parse_mode: body.parse_mode,
    reply_markup: fromText(body.reply_markup),
  }),
  getChat: z.strictObject({ chat_id: z.union([z.number(), z.string().regex(/^@\w{4,32}$/)]) }),
  getChatMember: z.strictObject({ ...member, user_id: z.number() }),
  getChatAdministrators: z.strictObject(member),
  editMessageText: z.strictObject({ chat_id: z.number(), message_id: z.number(), ...body }),
  editEphemeralMessageText: z.strictObject({
    chat_id: z.number(),
    receiver_user_id: z.number(),
    ephemeral_message_id: z.number(),
    ...body,
  }),
  deleteMessage: z.strictObject({ chat_id: z.number(), message_id: z.number() }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string(),
    text: z.string().optional(),
    show_alert: z.boolean().optional(),
  }),
  setMyCommands: z.strictObject({
    commands: z
      .array(
        z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().trim().min(1).max(256) }),
      )
      .max(100),
    scope: z.object({ type: z.string() }).optional(),
    language_code: z.string().length(2).optional(),
  }),
  getMyCommands: z.strictObject({
    scope: z.object({ type: z.string() }).optional(),
    language_code: z.string().length(2).optional(),
  }),
};

export type Method = keyof typeof payloads;
export type Payload<M extends Method> = z.infer<(typeof payloads)[M]>;
export type Keyboard = z.infer<typeof keyboard>;

export const isMethod = (name: string): name is Method => Object.hasOwn(payloads, name);

/** Telegram counts bytes: an umlaut is two. */
export function checkKeyboard(markup: Keyboard | undefined): void {
  const buttons = markup?.inline_keyboard.flat() ?? [];
  if (buttons.length > MOST_BUTTONS) throw badRequest("reply markup is too long");
  for (const { callback_data } of buttons) {
    const bytes = Buffer.byteLength(callback_data);
    if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  }
}
