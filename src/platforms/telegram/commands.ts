import type { Api } from "grammy";
import type { BotCommand, BotCommandScope, LanguageCode } from "grammy/types";
import type { Command } from "../../bot/command.ts";
import { firstWord } from "../../bot/command-names.ts";
import { cut, oneLine } from "./escape.ts";

/** Telegram's limit of a command's description. */
const LONGEST_DESCRIPTION = 256;

type Language = "de" | "en";

/** Whoever's language has no list of its own gets German. */
const LISTS: readonly { readonly code: LanguageCode | undefined; readonly language: Language }[] = [
  { code: undefined, language: "de" },
  { code: "de", language: "de" },
  { code: "en", language: "en" },
];

/** Those who manage a group see more commands; in a private chat everybody does. */
const SCOPES: readonly { readonly scope: BotCommandScope; readonly forManagers: boolean }[] = [
  { scope: { type: "default" }, forManagers: false },
  { scope: { type: "all_private_chats" }, forManagers: true },
  { scope: { type: "all_chat_administrators" }, forManagers: true },
];

/** A family of commands is one entry of the menu: its second word is typed, or chosen by buttons. */
const listOf = (commands: readonly Command[], language: Language, forManagers: boolean): BotCommand[] =>
  [...Map.groupBy(commands, ({ name }) => firstWord(name)).values()]
    .flatMap(([first]) => first ?? [])
    .filter(({ hidden }) => !hidden)
    .filter(({ restrictedTo }) => !restrictedTo || (restrictedTo === "managers" && forManagers))
    .map(({ name, englishName, family, describe }) => ({
      command: firstWord(language === "de" ? name : englishName),
      description: cut(oneLine((family ?? describe)[language]), LONGEST_DESCRIPTION),
    }));

const equal = (ours: readonly BotCommand[], theirs: readonly BotCommand[]) =>
  ours.length === theirs.length &&
  ours.every(
    ({ command, description }, index) =>
      theirs[index]?.command === command && theirs[index].description === description,
  );

/** Puts the commands into Telegram's menu, in German and English, if it has others. */
export async function registerCommands(api: Api, commands: readonly Command[]): Promise<void> {
  for (const { scope, forManagers } of SCOPES)
    for (const { code, language } of LISTS) {
      const ours = listOf(commands, language, forManagers);
      const list = { scope, ...(code ? { language_code: code } : {}) };
      if (!equal(ours, await api.getMyCommands(list))) await api.setMyCommands(ours, list);
    }
}
