import { type Context, GrammyError } from "grammy";
import type { ChatMember, ChatMemberUpdated, InaccessibleMessage, Message } from "grammy/types";
import { unpack } from "../../bot/action.ts";
import type { Bot } from "../../bot/bot.ts";
import type { Asker } from "../../bot/command.ts";
import type { PackedReply, ReplyText } from "../../bot/packed-reply.ts";
import { isTrouble } from "../../bot/reply.ts";
import { askerOf } from "./asker.ts";
import { answerTarget, type ChatTarget, unquoted } from "./chat.ts";
import { type EditTarget, edit, editTargetOf, type SendParts, send } from "./deliver.ts";
import { type Ephemeral, isEphemeral, type Receiver, type Shown } from "./ephemeral.ts";
import type { Later } from "./later.ts";
import { type Asked, readMessage } from "./read-message.ts";
import type { Removals } from "./removals.ts";
import { renderAlert } from "./render-alert.ts";
import type { RichSupport } from "./rich-support.ts";

export interface Answering {
  readonly bot: Bot;
  readonly richSupport: RichSupport;
  readonly later: Later;
  readonly ephemeral: Ephemeral;
  readonly removals: Removals;
}

const sendPartsOf = ({ api }: Context, { richSupport }: Answering): SendParts => ({ api, richSupport });

/** What a message asks; undefined for everything that is not meant for the bot. */
export const askedIn = ({ message, me }: Context, bot: Pick<Bot, "commands" | "asks">): Asked | undefined =>
  message && readMessage(message, { me, bot });

/** Who alone may see something in a group; undefined for nobody in particular, and where nobody else is. */
const receiverOf = ({ user, isPrivate }: Asker, press?: string): Receiver | undefined =>
  user === null || isPrivate ? undefined : { user: Number(user), ...(press === undefined ? {} : { press }) };

/** Shows something to the asker alone, where that can be. What a server shows to everybody all the same is removed after a while. */
async function showAlone(
  reply: PackedReply,
  target: ChatTarget,
  receiver: Receiver,
  parts: SendParts,
  { ephemeral, removals }: Answering,
  question?: number,
): Promise<Shown["kind"]> {
  const shown = await ephemeral.send(target, receiver, (to) => send(reply, to, parts));
  if (shown.kind === "public") removals.later(target.chat, shown.sent.message_id, question);
  return shown.kind;
}

/** Answers a message. In a group, what is for the asker alone is seen by them alone, or else removed after a while, with its question. */
async function answer(ctx: Context, message: Message, asker: Asker, reply: PackedReply, answering: Answering) {
  const parts = sendPartsOf(ctx, answering);
  const target = answerTarget(message);
  const wasAlone = isEphemeral(message);
  const forAsker = (reply.audience === "asker" && !asker.isPrivate) || wasAlone;
  const question = wasAlone ? undefined : message.message_id;
  const receiver = receiverOf(asker);
  await answering.later.send(target.chat, async () => {
    if (forAsker && receiver) {
      const shown = await showAlone(reply, target, receiver, parts, answering, question);
      if (shown !== "refused") return;
    }
    const { message_id } = await send(reply, wasAlone ? unquoted(target) : target, parts);
    if (forAsker) answering.removals.later(target.chat, message_id, question);
  });
}

/** Answers what is said to the bot and ignores everything else. */
export async function answerMessage(ctx: Context, answering: Answering): Promise<void> {
  const { message } = ctx;
  const { bot } = answering;
  const asked = askedIn(ctx, bot);
  if (!asked || !message) return;
  const asker = askerOf(ctx);
  const reply =
    asked.kind === "start"
      ? await bot.run({ command: "start", options: asked.klasse === undefined ? {} : { klasse: asked.klasse } }, asker)
      : await bot.hear(asked.line, asker);
  if (!reply) return;
  await answer(ctx, message, asker, bot.pack(reply), answering);
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
export async function answerTooMuch(ctx: Context, answering: Answering): Promise<void> {
  const asker = askerOf(ctx);
  const reply = answering.bot.pack(answering.bot.tooMuch(asker));
  if (ctx.callbackQuery) await acknowledge(ctx, renderAlert(reply));
  else if (ctx.message) await answer(ctx, ctx.message, asker, reply, answering);
}

/** A question back offers the pressed command again, with other options: people need its buttons. */
function asksBack({ buttons }: PackedReply, pressed: string, { commands }: Bot): boolean {
  const again = unpack(pressed, commands)?.command;
  return buttons.flat().some(({ packed }) => unpack(packed, commands)?.command === again);
}

/** What went wrong is short enough to pop up. */
const isShort = ({ tone }: ReplyText) => isTrouble(tone);

/** Answers a press by editing the message. What only the presser should see leaves what everybody sees alone: it pops up, or is shown to them alone. */
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
  const { id = "", data, message } = ctx.callbackQuery ?? {};
  if (data === undefined || !message) return undefined;
  const { bot, later, removals } = answering;
  const asker = askerOf(ctx);
  const reply = bot.pack(await bot.runPacked(data, asker));
  const isForAsker = reply.audience === "asker";
  const isQuestion = isForAsker && asksBack(reply, data, bot);
  if (isForAsker && isShort(reply) && !isQuestion) return renderAlert(reply);
  const parts = sendPartsOf(ctx, answering);
  const chat = message.chat.id;
  const receiver = receiverOf(asker, id);
  const seenAlone = asker.isPrivate || (message.date !== 0 && isEphemeral(message));
  // A question that everybody sees is followed by the next in its place.
  const isApart = isForAsker && !seenAlone && !(isQuestion && removals.has(chat, message.message_id));
  const target = reply.file ? undefined : editTargetOf(message);
  const place = replacementTarget(message);
  let alert: string | undefined;
  await later.send(chat, async () => {
    if (isApart && receiver && (await showAlone(reply, place, receiver, parts, answering)) !== "refused") return;
    if (isApart && !isQuestion) alert = renderAlert(reply);
    else if (target && (await edit(reply, target, parts)) === "edited")
      settle(target, isForAsker && !seenAlone, removals);
    else if (!seenAlone || !receiver)
      settle({ chat, message: (await send(reply, place, parts)).message_id }, isForAsker && !seenAlone, removals);
    else if ((await showAlone(reply, place, receiver, parts, answering)) === "refused") alert = renderAlert(reply);
  });
  return alert;
}

/** What everybody sees now stays if it is for everybody. */
function settle(
  { chat, message }: Pick<EditTarget, "chat" | "message">,
  isForAsker: boolean,
  removals: Removals,
): void {
  if (isForAsker) removals.later(chat, message);
  else removals.keep(chat, message);
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
const replacementTarget = (message: Message | InaccessibleMessage): ChatTarget =>
  message.date === 0 ? { chat: message.chat.id, options: {} } : unquoted(answerTarget(message));
