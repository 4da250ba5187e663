import type { RESTPutAPIApplicationCommandsJSONBody } from "discord-api-types/v10";
import { atMost, problem, required, unique } from "./checks.ts";
import type { Problem } from "./refusal.ts";

export type SentCommands = RESTPutAPIApplicationCommandsJSONBody;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const nameProblems = (name: unknown, at: string) =>
  typeof name === "string" && NAME.test(name) && name === name.toLowerCase()
    ? []
    : [problem(`${at}.name`, "STRING_TYPE_REGEX", "Command name is invalid")];

type SentCommand = SentCommands[number];
type SentOption = NonNullable<Extract<SentCommand, { description: string }>["options"]>[number];

const LOCALES = /^(de|en-US|en-GB|fr|es-ES|it|nl|pl|tr|uk|ru)$/;

function describedProblems(item: SentCommand | SentOption, at: string): Problem[] {
  const localised = Object.entries(("description_localizations" in item && item.description_localizations) || {});
  return [
    ...nameProblems(item.name, at),
    ...required(`${at}.description`, "description" in item ? item.description : undefined, 100),
    ...localised.flatMap(([locale, text]) => [
      ...(LOCALES.test(locale)
        ? []
        : [problem(`${at}.description_localizations.${locale}`, "BASE_TYPE_CHOICES", "Not a locale.")]),
      ...required(`${at}.description_localizations.${locale}`, text, 100),
    ]),
  ];
}

const optionsOf = (command: SentCommand): readonly SentOption[] => ("options" in command && command.options) || [];

function orderProblems(options: readonly SentOption[], at: string): Problem[] {
  const flags = options.map((option) => "required" in option && option.required === true);
  return flags.lastIndexOf(true) > flags.indexOf(false) && flags.includes(false)
    ? [problem(`${at}.options`, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options come first.")]
    : [];
}

/** What counts towards a command's 8000 characters, by each item's longest language. */
const characters = (item: SentCommand | SentOption): number => {
  const description = ("description" in item && item.description) || "";
  const localised = Object.values(("description_localizations" in item && item.description_localizations) || {});
  return item.name.length + Math.max(description.length, ...localised.map((text) => text?.length ?? 0));
};

function commandItemProblems(command: SentCommand, at: string): Problem[] {
  const options = optionsOf(command);
  const length = [command, ...options].reduce((sum, item) => sum + characters(item), 0);
  return [
    ...describedProblems(command, at),
    ...atMost(`${at}.options`, options.length, 25),
    ...options.flatMap((option, index) => describedProblems(option, `${at}.options.${index}`)),
    ...unique(
      `${at}.options`,
      options.map(({ name }) => name),
      "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ),
    ...orderProblems(options, at),
    ...(length > 8000 ? [problem(at, "APPLICATION_COMMAND_TOO_LARGE", "More than 8000 characters.")] : []),
  ];
}

/** Everything wrong with the commands of a bulk overwrite. */
export const commandProblems = (commands: SentCommands): Problem[] => [
  ...commands.flatMap((command, index) => commandItemProblems(command, String(index))),
  ...atMost("commands", commands.length, 100),
  ...unique(
    "commands",
    commands.map(({ name }) => name),
    "APPLICATION_COMMANDS_DUPLICATE_NAME",
  ),
];
