import { LONGEST_LINE } from "../../bot/bounds.ts";
import type { Command } from "../../bot/command.ts";
import { firstWord } from "../../bot/command-names.ts";

/** What a message says to the bot: a line for `Bot.runText`, or the welcome that Telegram's start button asks for. */
export type Asked = { readonly kind: "line"; readonly line: string } | { readonly kind: "start" };

export interface Listening {
  /** The bot's name, without @. */
  readonly username: string;
  readonly isPrivate: boolean;
  readonly commands: readonly Command[];
}

const COMMAND = /^\/([^\s@/]+)(?:@(\w+))?(?:\s+(.*))?$/su;

/**
 * Reads "/stundenplan 5a" and "/stundenplan@botname 5a". Undefined for what is not meant for this bot: talk, another bot's name and, in
 * groups, unknown commands without a bot's name.
 */
export function readCommand(text: string, { username, isPrivate, commands }: Listening): Asked | undefined {
  const [, name, addressee, rest = ""] = COMMAND.exec(text.trim().slice(0, LONGEST_LINE)) ?? [];
  if (name === undefined) return undefined;
  if (addressee !== undefined && addressee.toLowerCase() !== username.toLowerCase()) return undefined;
  const typed = name.toLowerCase();
  const isMine =
    isPrivate ||
    addressee !== undefined ||
    commands.some(({ name, englishName }) => [name, englishName].some((each) => firstWord(each) === typed));
  if (!isMine) return undefined;
  return typed === "start" ? { kind: "start" } : { kind: "line", line: `${typed} ${rest}`.trim() };
}
