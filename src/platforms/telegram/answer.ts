import { type Context, GrammyError } from "grammy";
import type { ChatMember, ChatMemberUpdated, InaccessibleMessage, Message } from "grammy/types";
import { unpack } from "../../bot/action.ts";
import type { Bot } from "../../bot/bot.ts";
import type { Asker } from "../../bot/command.ts";
import type { PackedReply, ReplyText } from "../../bot/packed-reply.ts";
import { askerOf } from "./asker.ts";
import { answerTarget } from "./chat.ts";
import { edit, editTargetOf, type SendParts, send } from "./deliver.ts";
import type { Later } from "./later.ts";
import { type Asked, readMessage } from "./read-message.ts";
import { renderAlert } from "./render-alert.ts";
import type { RichSupport } from "./rich-support.ts";

export interface Answering {
  readonly bot: Bot;
  readonly richSupport: RichSupport;
  readonly later: Later;
}

const sendPartsOf = ({ api }: Context, { richSupport }: Answering): SendParts => ({ api, richSupport });

/** What a message asks; undefined for everything that is not meant for the bot. */
export const askedIn = ({ message, me }: Context, bot: Pick<Bot, "commands" | "asks">): Asked | undefined =>
  message && readMessage(message, { me, bot });

/** Answers what is said to the bot and ignores everything else. */
export async function answerMessage(ctx: Context, answering: Answering): Promise<void> {
  const { message } = ctx;
  const { bot, later } = answering;
  const asked = askedIn(ctx, bot);
  if (!asked || !message) return;
  const asker = askerOf(ctx);
  const reply =
    asked.kind === "start"
      ? await bot.run({ command: "start", options: asked.klasse === undefined ? {} : { klasse: asked.klasse } }, asker)
      : await bot.hear(asked.line, asker);
  if (!reply) return;
  await later.send(message.chat.id, () => send(bot.pack(reply), answerTarget(message), sendPartsOf(ctx, answering)));
}

/** The bot was not in the group before, and is now. */
function hasJoined({ chat, old_chat_member: before, new_chat_member: now }: ChatMemberUpdated): boolean {
  const isIn = ({ status }: ChatMember) => status === "member" || status === "administrator";
  return (
    (chat.type === "group" || chat.type === "supergroup") &&
    isIn(now) &&
    !isIn(before) &&
    before.status !== "restricted"
  );
}

/** Says hello where the bot has just been added to a group. Where it may not write, nobody needs to know. */
export async function greetGroup(ctx: Context, answering: Answering): Promise<void> {
  const { myChatMember } = ctx;
  if (!myChatMember || !hasJoined(myChatMember)) return;
  const { bot, later } = answering;
  const { id: chat } = myChatMember.chat;
  const reply = await bot.run({ command: "start", options: {} }, askerOf(ctx));
  try {
    await later.send(chat, () => send(bot.pack(reply), { chat, options: {} }, sendPartsOf(ctx, answering)));
  } catch (error) {
    if (!(error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403))) throw error;
  }
}

/** Says that somebody asks too much. */
export async function answerTooMuch(ctx: Context, { bot, later, ...answering }: Answering): Promise<void> {
  const reply = bot.pack(bot.tooMuch(askerOf(ctx)));
  const { message } = ctx;
  if (ctx.callbackQuery) await acknowledge(ctx, renderAlert(reply));
  else if (message)
    await later.send(message.chat.id, () => send(reply, answerTarget(message), { api: ctx.api, ...answering }));
}

/** A question back offers the pressed command again, with other options: people need its buttons. */
function asksBack({ buttons }: PackedReply, pressed: string, { commands }: Bot): boolean {
  const again = unpack(pressed, commands)?.command;
  return buttons.flat().some(({ packed }) => unpack(packed, commands)?.command === again);
}

/** What only the asker should see; in a private chat only what went wrong. */
const popsUp = ({ audience, tone }: ReplyText, { isPrivate }: Asker) =>
  audience === "asker" && (!isPrivate || tone === "warning" || tone === "error");

/** Answers a press by editing the message. What only the presser should see pops up and leaves the message alone. */
export async function answerPress(ctx: Context, answering: Answering): Promise<void> {
  let alert: string | undefined;
  try {
    alert = await press(ctx, answering);
  } finally {
    await acknowledge(ctx, alert);
  }
}

/** Runs the pressed button; gives the text to pop up, if any. */
async function press(ctx: Context, answering: Answering): Promise<string | undefined> {
  const { data, message } = ctx.callbackQuery ?? {};
  if (data === undefined || !message) return undefined;
  const { bot, later } = answering;
  const asker = askerOf(ctx);
  const reply = bot.pack(await bot.runPacked(data, asker));
  if (popsUp(reply, asker) && !asksBack(reply, data, bot)) return renderAlert(reply);
  const parts = sendPartsOf(ctx, answering);
  const target = reply.file ? undefined : editTargetOf(message);
  await later.send(message.chat.id, async () => {
    if (!target || (await edit(reply, target, parts)) === "gone") await send(reply, replacementTarget(message), parts);
  });
  return undefined;
}

/** Until this the button shows that it is busy. Telegram refuses it after half a minute, which harms nobody. */
async function acknowledge(ctx: Context, alert: string | undefined): Promise<void> {
  try {
    await ctx.answerCallbackQuery(alert === undefined ? {} : { text: alert, show_alert: true });
  } catch (error) {
    if (!(error instanceof GrammyError && error.error_code === 400)) throw error;
  }
}

/** Where to send a new message instead of one that is gone: the same topic, quoting nothing. */
function replacementTarget(message: Message | InaccessibleMessage) {
  if (message.date === 0) return { chat: message.chat.id, options: {} };
  const { message_thread_id } = answerTarget(message).options;
  return { chat: message.chat.id, options: message_thread_id === undefined ? {} : { message_thread_id } };
}
