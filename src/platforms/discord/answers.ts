import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
} from "discord.js";
import type { Bot } from "../../bot/bot.ts";
import { type Budget, COSTS } from "../../bot/budget.ts";
import type { Suggestion } from "../../bot/command.ts";
import type { Reply } from "../../bot/reply.ts";
import { askerOf, commandOf, invocationOf } from "./asker.ts";
import type { Backlog } from "./backlog.ts";
import { packedOf } from "./buttons.ts";
import { clipPlain } from "./escape.ts";
import { inTime, LATE } from "./in-time.ts";
import { LIMITS } from "./limits.ts";
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

/** Answers with a new message, for everyone or for the asker alone. */
async function answerCommand(interaction: ChatInputCommandInteraction, parts: AnswerParts) {
  const { bot, backlog, channels } = parts;
  const run = () => bot.run(invocationOf(interaction), askerOf(interaction, channels));
  const { reply, announced } = await runInTime(run, parts, () => interaction.deferReply());
  if (!announced) {
    const message = render(bot.pack(reply));
    await backlog.first("answers", interaction.reply(reply.audience === "asker" ? forAsker(message) : message));
    return;
  }
  const message = render(bot.pack(reply));
  if (reply.audience === "everyone") {
    await interaction.editReply(message);
    return;
  }
  // Deferring settles who sees the message; only a new one can be for the asker alone.
  await interaction.deleteReply();
  await interaction.followUp(forAsker(message));
}

/**
 * Edits the message in place. But an answer for the asker alone does not replace what everyone sees, and paging does not replace a post,
 * which is there for everybody.
 */
async function answerButton(interaction: ButtonInteraction, parts: AnswerParts) {
  const { bot, backlog, channels } = parts;
  const run = () => bot.runPacked(packedOf(interaction.customId), askerOf(interaction, channels));
  const seenByAll = !interaction.message.flags.has(MessageFlags.Ephemeral);
  const isPost = interaction.message.interactionMetadata === null;
  const apart = ({ audience }: Reply) => isPost || (audience === "asker" && seenByAll);
  const { reply, announced } = await runInTime(run, parts, () => interaction.deferUpdate());
  if (!announced) {
    const message = render(bot.pack(reply));
    await backlog.first("answers", apart(reply) ? interaction.reply(forAsker(message)) : interaction.update(message));
    return;
  }
  const message = render(bot.pack(reply));
  if (apart(reply)) await interaction.followUp(forAsker(message));
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
  interaction: ChatInputCommandInteraction | ButtonInteraction,
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
  } else if (interaction.isChatInputCommand() || interaction.isButton()) {
    const verdict = budget.ask(user.id, interaction.isButton() ? COSTS.press : COSTS.command);
    if (verdict === "silent") return;
    if (verdict === "tell") await answerTooMuch(interaction, parts);
    else if (interaction.isButton()) await answerButton(interaction, parts);
    else await answerCommand(interaction, parts);
  }
}
