import { type Guild, type Message, MessageType } from "discord.js";
import { COSTS } from "../../bot/budget.ts";
import type { AnswerParts } from "./answers.ts";
import { askerFor, askerInGuild } from "./asker.ts";
import type { createPosts } from "./posts.ts";

/** What people write to the bot directly. Discord also tells of calls and pins as messages. */
const isSaid = ({ author, guildId, type }: Message) =>
  guildId === null && !author.bot && (type === MessageType.Default || type === MessageType.Reply);

/**
 * Answers what somebody has written to the bot directly, and ignores everything else. The answer refers to it, so that it is known as one:
 * paging edits it.
 * @throws discord.js's errors when Discord refuses the answer.
 */
export async function answerMessage(message: Message, parts: Omit<AnswerParts, "channels">): Promise<void> {
  const { bot, show, budget, backlog } = parts;
  if (!isSaid(message)) return;
  const verdict = budget.ask(message.author.id, COSTS.command);
  if (verdict === "silent") return;
  const asker = askerFor(message);
  const reply =
    verdict === "tell" ? bot.tooMuch(asker) : await backlog.run(() => bot.hear(message.content, asker)).result;
  if (!reply) return;
  await message.reply({
    ...show(reply),
    nonce: message.id,
    enforceNonce: true,
    failIfNotExists: false,
  });
}

/** Says hello on a server that the bot has just been added to, in the channel for such words if there is one that it may write to. */
export async function greetGuild(
  guild: Guild,
  { bot, posts }: { readonly bot: AnswerParts["bot"]; readonly posts: Pick<ReturnType<typeof createPosts>, "post"> },
): Promise<void> {
  const place = guild.systemChannelId;
  const asker = askerInGuild(guild, place ?? guild.id);
  const reply = await bot.run({ command: "start", options: {} }, asker);
  if (place === null) return;
  await posts.post({ place, reply, key: `g${guild.id}`, triedAt: null, mention: null, quiet: false });
}
