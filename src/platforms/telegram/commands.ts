import type { Api } from "grammy";
import type { BotCommand, LanguageCode } from "grammy/types";
import type { Command } from "../../bot/command.ts";
import { cut, oneLine } from "./escape.ts";

/** Telegram's limit of a command's description. */
const LONGEST_DESCRIPTION = 256;

type Language = "de" | "en";

/** German for everybody whose language has no list of its own. */
const LISTS: readonly { readonly code: LanguageCode | undefined; readonly language: Language }[] = [
  { code: undefined, language: "de" },
  { code: "de", language: "de" },
  { code: "en", language: "en" },
];

const listOf = (commands: readonly Command[], language: Language): BotCommand[] =>
  commands
    .filter(({ isForOperators }) => !isForOperators)
    .map(({ name, englishName, describe }) => ({
      command: language === "de" ? name : englishName,
      description: cut(oneLine(describe[language]), LONGEST_DESCRIPTION),
    }));

const equal = (ours: readonly BotCommand[], theirs: readonly BotCommand[]) =>
  ours.length === theirs.length &&
  ours.every(
    ({ command, description }, index) =>
      theirs[index]?.command === command && theirs[index].description === description,
  );

/** Puts the commands into Telegram's menu, in German and English, where other ones are there. */
export async function registerCommands(api: Api, commands: readonly Command[]): Promise<void> {
  for (const { code, language } of LISTS) {
    const ours = listOf(commands, language);
    const scope = code ? { language_code: code } : {};
    if (!equal(ours, await api.getMyCommands(scope))) await api.setMyCommands(ours, scope);
  }
}
