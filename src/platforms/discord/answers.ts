import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
} from "discord.js";
import type { Bot } from "../../bot/bot.ts";
import type { Suggestion } from "../../bot/command.ts";
import type { Reply } from "../../bot/reply.ts";
import { askerOf, commandOf, invocationOf } from "./asker.ts";
import { packedOf } from "./buttons.ts";
import { clipPlain } from "./escape.ts";
import { inTime, LATE } from "./in-time.ts";
import { LIMITS } from "./limits.ts";
import type { NamedChannels } from "./named-channels.ts";
import { render } from "./render.ts";

export interface AnswerParts {
  readonly bot: Bot;
  /** Milliseconds after which Discord is told to wait. It takes no first answer after 3 seconds, counted from the press of the key. */
  readonly deferAfter: number;
  /** Those that were named as options. */
  readonly channels: NamedChannels;
}

const forAsker = <M extends object>(message: M) => ({ ...message, flags: MessageFlags.Ephemeral as const });

/** A new message: for everyone, or for the asker's eyes only. */
async function answerCommand(interaction: ChatInputCommandInteraction, { bot, deferAfter, channels }: AnswerParts) {
  const running = bot.run(invocationOf(interaction), askerOf(interaction, channels));
  const inTimeReply = await inTime(running, deferAfter);
  if (inTimeReply !== LATE) {
    const message = render(bot.pack(inTimeReply));
    await interaction.reply(inTimeReply.audience === "asker" ? forAsker(message) : message);
    return;
  }
  await interaction.deferReply();
  const reply = await running;
  const message = render(bot.pack(reply));
  if (reply.audience === "everyone") {
    await interaction.editReply(message);
    return;
  }
  // Who sees a message is settled when it is deferred; only a new one can be for the asker alone.
  await interaction.deleteReply();
  await interaction.followUp(forAsker(message));
}

/**
 * The same message, edited; but an answer for the asker alone does not take the place of what everyone sees, and nobody's paging that of
 * a post, which answers nobody in particular.
 */
async function answerButton(interaction: ButtonInteraction, { bot, deferAfter, channels }: AnswerParts) {
  const running = bot.runPacked(packedOf(interaction.customId), askerOf(interaction, channels));
  const seenByAll = !interaction.message.flags.has(MessageFlags.Ephemeral);
  const isPost = interaction.message.interactionMetadata === null;
  const apart = ({ audience }: Reply) => isPost || (audience === "asker" && seenByAll);
  const inTimeReply = await inTime(running, deferAfter);
  if (inTimeReply !== LATE) {
    const message = render(bot.pack(inTimeReply));
    if (apart(inTimeReply)) await interaction.reply(forAsker(message));
    else await interaction.update(message);
    return;
  }
  await interaction.deferUpdate();
  const reply = await running;
  const message = render(bot.pack(reply));
  if (apart(reply)) await interaction.followUp(forAsker(message));
  else await interaction.editReply(message);
}

/** Discord refuses all choices when one is too long, so a value that cannot be sent is left out. */
const choices = (suggestions: readonly Suggestion[]) =>
  suggestions
    .filter(({ value }) => value.length > 0 && value.length <= LIMITS.choice)
    .slice(0, LIMITS.choices)
    .map(({ label, value }) => ({ name: clipPlain(label, LIMITS.choice), value }));

async function answerTyping(interaction: AutocompleteInteraction, { bot, deferAfter, channels }: AnswerParts) {
  const { name, value } = interaction.options.getFocused(true);
  const suggesting = bot.suggest(commandOf(interaction), name, value, askerOf(interaction, channels));
  const suggestions = await inTime(suggesting, deferAfter);
  await interaction.respond(suggestions === LATE ? [] : choices(suggestions));
}

/**
 * Answers an interaction, of whatever kind. Settles when everything is sent.
 * @throws discord.js's errors when Discord does not take the answer.
 */
export async function answer(interaction: Interaction, parts: AnswerParts): Promise<void> {
  if (interaction.isChatInputCommand()) await answerCommand(interaction, parts);
  else if (interaction.isButton()) await answerButton(interaction, parts);
  else if (interaction.isAutocomplete()) await answerTyping(interaction, parts);
}
