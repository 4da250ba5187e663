import {
  type APIApplicationCommandOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import { atMost, problem, required, unique } from "./checks.ts";
import type { Problem } from "./refusal.ts";

export type SentCommands = RESTPutAPIApplicationCommandsJSONBody;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const nameProblems = (name: unknown, at: string) =>
  typeof name === "string" && NAME.test(name) && name === name.toLowerCase()
    ? []
    : [problem(at, "STRING_TYPE_REGEX", "Command name is invalid")];

type SentCommand = SentCommands[number];
type Option = APIApplicationCommandOption;
type Localised = Readonly<Record<string, string | null>>;

const LOCALES = /^(de|en-US|en-GB|fr|es-ES|it|nl|pl|tr|uk|ru)$/;

const localised = (item: SentCommand | Option, field: "name" | "description"): Localised => {
  const key = `${field}_localizations` as const;
  return (key in item && (item as { readonly [K in typeof key]?: Localised | null })[key]) || {};
};

function localisedProblems(
  item: SentCommand | Option,
  field: "name" | "description",
  at: string,
  problemsOf: (text: unknown, at: string) => Problem[],
): Problem[] {
  const here = `${at}.${field}_localizations`;
  return Object.entries(localised(item, field)).flatMap(([locale, text]) => [
    ...(LOCALES.test(locale) ? [] : [problem(`${here}.${locale}`, "BASE_TYPE_CHOICES", "Not a locale.")]),
    ...problemsOf(text, `${here}.${locale}`),
  ]);
}

const describedProblems = (item: SentCommand | Option, at: string): Problem[] => [
  ...nameProblems(item.name, `${at}.name`),
  ...localisedProblems(item, "name", at, nameProblems),
  ...required(`${at}.description`, "description" in item ? item.description : undefined, 100),
  ...localisedProblems(item, "description", at, (text, here) => required(here, text, 100)),
];

const optionsOf = (item: SentCommand | Option): readonly Option[] => ("options" in item && item.options) || [];
const choicesOf = (option: Option): readonly APIApplicationCommandOptionChoice[] =>
  ("choices" in option && option.choices) || [];

const { Subcommand, String: Text, Integer, Boolean: YesOrNo, Channel, Role } = ApplicationCommandOptionType;
const KNOWN: readonly number[] = [Subcommand, Text, Integer, YesOrNo, Channel, Role];
const TYPED_IN: readonly number[] = [Text, Integer];

function orderProblems(options: readonly Option[], at: string): Problem[] {
  const flags = options.map((option) => "required" in option && option.required === true);
  return flags.lastIndexOf(true) > flags.indexOf(false) && flags.includes(false)
    ? [problem(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options come first.")]
    : [];
}

function choiceProblems(option: Option, at: string): Problem[] {
  const choices = choicesOf(option);
  const fits = ({ value }: APIApplicationCommandOptionChoice) =>
    option.type === Integer ? Number.isInteger(value) : typeof value === "string" && value.length <= 100;
  const names = choices.map(({ name }) => name);
  return [
    ...atMost(at, choices.length, 25),
    ...choices.flatMap((choice, index) => [
      ...required(`${at}.${index}.name`, choice.name, 100),
      ...Object.entries(choice.name_localizations ?? {}).flatMap(([locale, name]) =>
        required(`${at}.${index}.name_localizations.${locale}`, name, 100),
      ),
      ...(fits(choice) ? [] : [problem(`${at}.${index}.value`, "UNION_TYPE_CHOICES", "Not a value of the option.")]),
    ]),
    ...unique(at, names, "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS"),
  ];
}

/** What an option says that options of its type cannot say. */
function typeProblems(option: Option, at: string, nested: boolean): Problem[] {
  const wrong = (field: string, message: string) => [problem(`${at}.${field}`, "UNION_TYPE_CHOICES", message)];
  const { type } = option;
  const completes = "autocomplete" in option && option.autocomplete === true;
  const hasChoices = choicesOf(option).length > 0;
  return [
    ...(KNOWN.includes(type) ? [] : wrong("type", `The fake knows no option of type ${type}.`)),
    ...(nested && type === Subcommand ? wrong("type", "A subcommand holds no subcommand.") : []),
    ...(hasChoices && !TYPED_IN.includes(type) ? wrong("choices", "Only text and numbers have choices.") : []),
    ...(completes && !TYPED_IN.includes(type) ? wrong("autocomplete", "Only text and numbers complete.") : []),
    ...(completes && hasChoices ? wrong("autocomplete", "Either choices or autocompletion.") : []),
    ...("channel_types" in option && type !== Channel ? wrong("channel_types", "Only a channel has them.") : []),
    ...(type !== Subcommand && optionsOf(option).length > 0 ? wrong("options", "Only a subcommand has them.") : []),
  ];
}

function optionProblems(option: Option, at: string, nested: boolean): Problem[] {
  return [
    ...describedProblems(option, at),
    ...typeProblems(option, at, nested),
    ...choiceProblems(option, `${at}.choices`),
    ...(nested ? [] : optionListProblems(optionsOf(option), `${at}.options`, true)),
  ];
}

function optionListProblems(options: readonly Option[], at: string, nested: boolean): Problem[] {
  const subcommands = options.filter(({ type }) => type === Subcommand).length;
  const mixed = subcommands > 0 && subcommands < options.length;
  const names = options.map(({ name }) => name);
  return [
    ...atMost(at, options.length, 25),
    ...options.flatMap((option, index) => optionProblems(option, `${at}.${index}`, nested)),
    ...unique(at, names, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
    ...(mixed ? [problem(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Subcommands stand by themselves.")] : []),
    ...(mixed ? [] : orderProblems(options, at)),
  ];
}

const longest = (item: SentCommand | Option, field: "name" | "description", text: string) =>
  Math.max(text.length, ...Object.values(localised(item, field)).map((each) => each?.length ?? 0));

/** What counts towards a command's 8000 characters, by each item's longest language, with all that it holds. */
const characters = (item: SentCommand | Option): number =>
  longest(item, "name", item.name) +
  longest(item, "description", ("description" in item && item.description) || "") +
  ("choices" in item ? choicesOf(item) : [])
    .map(({ name, value }) => name.length + String(value).length)
    .reduce((sum, length) => sum + length, 0) +
  optionsOf(item).reduce((sum, option) => sum + characters(option), 0);

const commandItemProblems = (command: SentCommand, at: string): Problem[] => [
  ...describedProblems(command, at),
  ...optionListProblems(optionsOf(command), `${at}.options`, false),
  ...(characters(command) > 8000 ? [problem(at, "APPLICATION_COMMAND_TOO_LARGE", "More than 8000 characters.")] : []),
];

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
