import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
} from "discord.js";
import { opensForm, unpack } from "../../bot/action.ts";
import type { Bot } from "../../bot/bot.ts";
import { type Budget, COSTS } from "../../bot/budget.ts";
import type { Asker, Invocation, Suggestion } from "../../bot/command.ts";
import type { FormOpening } from "../../bot/form.ts";
import type { Reply } from "../../bot/reply.ts";
import { askerOf, commandOf, invocationOf } from "./asker.ts";
import type { Backlog } from "./backlog.ts";
import { packedOf } from "./buttons.ts";
import { clipPlain } from "./escape.ts";
import { inTime, LATE } from "./in-time.ts";
import { LIMITS } from "./limits.ts";
import { filledIn, type Modal, modalOf } from "./modal.ts";
import type { NamedChannels } from "./named-channels.ts";
import { render } from "./render.ts";

export interface AnswerParts {
  readonly bot: Bot;
  /** Milliseconds after which an answer is deferred. Discord takes no first answer later than 3 seconds after the user's action. */
  readonly deferAfter: number;
  readonly budget: Budget;
  readonly backlog: Backlog;
  /** The interaction's channels: its own, and those given as options. */
  readonly channels: NamedChannels;
}

/** The shares of the time for a first answer that a form may take, and the school within it. Where there is none, the answer needs its time. */
const FORM_SHARE = 1 / 3;
const SCHOOL_SHARE = 1 / 6;

const forAsker = <M extends object>(message: M) => ({ ...message, flags: MessageFlags.Ephemeral as const });

/** Runs a command when it is its turn, and announces an answer that will be late. */
async function runInTime(
  run: () => Promise<Reply>,
  { backlog, deferAfter }: AnswerParts,
  announce: () => Promise<unknown>,
): Promise<{ readonly reply: Reply; readonly announced: boolean }> {
  const turn = backlog.run(run);
  const reply = await inTime(turn, deferAfter);
  if (reply !== LATE) return { reply, announced: false };
  await backlog.first("announcements", announce());
  return { reply: await turn.result, announced: true };
}

/**
 * The form to show instead of an answer, if there is one. It can be nothing but the first answer: where it would be late, or does not fit,
 * the command asks back by its buttons.
 */
async function formFor(
  invocation: Invocation | undefined,
  asker: Asker,
  opening: Omit<FormOpening, "patience">,
  { bot, backlog, deferAfter }: AnswerParts,
): Promise<Modal | undefined> {
  const command = bot.commands.find(({ name }) => name === invocation?.command);
  if (!invocation || !command?.form) return undefined;
  const how = { patience: deferAfter * SCHOOL_SHARE, ...opening };
  const form = await inTime(
    backlog.run(() => bot.form(invocation, asker, how)),
    deferAfter * FORM_SHARE,
  );
  return form === LATE || !form ? undefined : modalOf(form, bot.commands);
}

/** Answers with a new message, for everyone or for the asker alone. */
async function answerAnew(
  interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
  run: () => Promise<Reply>,
  parts: AnswerParts,
) {
  const { bot, backlog } = parts;
  const { reply, announced } = await runInTime(run, parts, () => interaction.deferReply());
  const message = render(bot.pack(reply));
  if (!announced)
    await backlog.first("answers", interaction.reply(reply.audience === "asker" ? forAsker(message) : message));
  else if (reply.audience === "everyone") await interaction.editReply(message);
  else {
    // Deferring settles who sees the message; only a new one can be for the asker alone.
    await interaction.deleteReply();
    await interaction.followUp(forAsker(message));
  }
}

/** Opens the command's form, or runs it. */
async function answerCommand(interaction: ChatInputCommandInteraction, parts: AnswerParts) {
  const invocation = invocationOf(interaction);
  const asker = askerOf(interaction, parts.channels);
  const form = await formFor(invocation, asker, { pressed: false, anyway: false }, parts);
  if (form) await parts.backlog.first("answers", interaction.showModal(form));
  else await answerAnew(interaction, () => parts.bot.run(invocation, asker), parts);
}

/** A form that was filled in asks what its command asks when it is typed. */
async function answerForm(interaction: ModalSubmitInteraction, parts: AnswerParts) {
  const { bot, channels } = parts;
  const asker = askerOf(interaction, channels);
  const invocation = filledIn(interaction, bot.commands);
  const run = () => (invocation ? bot.run(invocation, asker) : bot.runPacked(interaction.customId, asker));
  await answerAnew(interaction, run, parts);
}

/**
 * Edits the message in place. But an answer for the asker alone does not replace what everyone sees, paging does not replace a post, which
 * is there for everybody, and a file is something to take along, not to see instead of a message.
 */
async function answerButton(interaction: ButtonInteraction, parts: AnswerParts) {
  const { bot, backlog, channels } = parts;
  const packed = packedOf(interaction.customId);
  const asker = askerOf(interaction, channels);
  const opening = { pressed: true, anyway: opensForm(packed) };
  const form = await formFor(unpack(packed, bot.commands), asker, opening, parts);
  if (form) return backlog.first("answers", interaction.showModal(form));
  const seenByAll = !interaction.message.flags.has(MessageFlags.Ephemeral);
  const isPost = interaction.message.interactionMetadata === null;
  const apart = ({ audience, file }: Reply) => isPost || file !== undefined || (audience === "asker" && seenByAll);
  const run = () => bot.runPacked(packed, asker);
  const { reply, announced } = await runInTime(run, parts, () => interaction.deferUpdate());
  const message = render(bot.pack(reply));
  if (!announced)
    await backlog.first("answers", apart(reply) ? interaction.reply(forAsker(message)) : interaction.update(message));
  else if (apart(reply)) await interaction.followUp(forAsker(message));
  else await interaction.editReply(message);
}

/** Discord refuses all choices when one is too long, so values that cannot be sent are left out. */
const choices = (suggestions: readonly Suggestion[]) =>
  suggestions
    .filter(({ value }) => value.length > 0 && value.length <= LIMITS.choice)
    .slice(0, LIMITS.choices)
    .map(({ label, value }) => ({ name: clipPlain(label, LIMITS.choice), value }));

/** Whoever types gets nothing rather than something late. */
async function answerTyping(interaction: AutocompleteInteraction, parts: AnswerParts) {
  const { bot, backlog, deferAfter, channels } = parts;
  const { name, value } = interaction.options.getFocused(true);
  const suggest = () => bot.suggest(commandOf(interaction), name, value, askerOf(interaction, channels));
  const suggestions = await inTime(backlog.run(suggest), deferAfter);
  await backlog.first("answers", interaction.respond(suggestions === LATE ? [] : choices(suggestions)));
}

/** Says to the asker alone that they ask too much. */
async function answerTooMuch(
  interaction: ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction,
  { bot, backlog, channels }: AnswerParts,
): Promise<void> {
  await backlog.first(
    "answers",
    interaction.reply(forAsker(render(bot.pack(bot.tooMuch(askerOf(interaction, channels)))))),
  );
}

/**
 * Answers an interaction of any kind, or not at all when its asker is beyond their budget. Resolves when everything is sent.
 * @throws discord.js's errors when Discord refuses the answer.
 */
export async function answer(interaction: Interaction, parts: AnswerParts): Promise<void> {
  const { budget } = parts;
  const { user } = interaction;
  if (interaction.isAutocomplete()) {
    // Typing has a bucket of its own: it says nothing when that is empty, and takes nothing from what is asked.
    if (budget.ask(`typing ${user.id}`, COSTS.typing) === "answer") await answerTyping(interaction, parts);
  } else if (interaction.isChatInputCommand() || interaction.isButton() || interaction.isModalSubmit()) {
    const verdict = budget.ask(user.id, interaction.isButton() ? COSTS.press : COSTS.command);
    if (verdict === "silent") return;
    if (verdict === "tell") await answerTooMuch(interaction, parts);
    else if (interaction.isButton()) await answerButton(interaction, parts);
    else if (interaction.isModalSubmit()) await answerForm(interaction, parts);
    else await answerCommand(interaction, parts);
  }
}
