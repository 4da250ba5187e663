import { isDeepStrictEqual } from "node:util";
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from "discord.js";
import { z } from "zod";
import { LONGEST_OPTION } from "../../bot/bounds.ts";
import type { Command, CommandOption, Localised } from "../../bot/command.ts";
import { firstWord } from "../../bot/command-names.ts";
import { clipPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";

type SlashCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** German is the default, since the school speaks it. It has its own key too, in case the default ever changes. */
function described({ de, en }: Localised): { description: string; description_localizations: LocalizationMap } {
  const german = clipPlain(de, LIMITS.commandDescription);
  const english = clipPlain(en, LIMITS.commandDescription);
  return { description: german, description_localizations: { de: german, "en-US": english, "en-GB": english } };
}

/** German has its own key for the same reason. */
const named = (name: string, englishName: string) => ({
  name,
  name_localizations: { de: name, "en-US": englishName, "en-GB": englishName },
});

/** Only members with these rights see the command, unless a server decides otherwise. */
const RIGHTS = {
  operators: PermissionFlagsBits.ManageGuild.toString(),
  managers: PermissionFlagsBits.ManageChannels.toString(),
} as const;

/** On servers and in private with the bot; not where it would answer before people whom it does not know, nor as one person's own app. */
const CONTEXTS = [InteractionContextType.Guild, InteractionContextType.BotDM];
const INTEGRATIONS = [ApplicationIntegrationType.GuildInstall];

/** Where posts can go: text and announcement channels, and their threads. */
export const POSTABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

/** An option in Discord's form: its own picker, choices, or text with autocomplete. */
function slashOption(
  option: string,
  { englishName, describe, type: { native, choices } }: CommandOption,
  required: boolean,
): APIApplicationCommandBasicOption {
  const common = { ...named(option, englishName), ...described(describe), required };
  if (native === "channel")
    return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: [...POSTABLE] };
  if (native === "role") return { ...common, type: ApplicationCommandOptionType.Role };
  if (!choices)
    return { ...common, type: ApplicationCommandOptionType.String, autocomplete: true, max_length: LONGEST_OPTION };
  return {
    ...common,
    type: ApplicationCommandOptionType.String,
    choices: choices.map(({ value, label: { de, en } }) => ({
      name: de,
      value,
      name_localizations: { de, "en-US": en, "en-GB": en },
    })),
  };
}

/** What a command has a form for need not be typed. */
const slashOptions = ({ options, form }: Command) =>
  Object.entries(options)
    .filter(([, { hidden }]) => !hidden)
    .map(([name, option]) => slashOption(name, option, option.required === true && form === undefined));

const rights = ({ restrictedTo }: Command) => (restrictedTo ? RIGHTS[restrictedTo] : null);

const lastWord = (name: string) => name.split(" ").at(-1) ?? name;

/** A command, or a family of commands as one with subcommands. */
function slashCommand(family: readonly Command[]): SlashCommand[] {
  const [first] = family;
  if (!first) return [];
  const common = {
    type: ApplicationCommandType.ChatInput as const,
    default_member_permissions: rights(first),
    contexts: CONTEXTS,
    integration_types: INTEGRATIONS,
  };
  if (!first.family)
    return [
      {
        ...common,
        ...named(first.name, first.englishName),
        ...described(first.describe),
        options: slashOptions(first),
      },
    ];
  const subcommands = family.map((command) => ({
    type: ApplicationCommandOptionType.Subcommand as const,
    ...named(lastWord(command.name), lastWord(command.englishName)),
    ...described(command.describe),
    options: slashOptions(command),
  }));
  const name = named(firstWord(first.name), firstWord(first.englishName));
  return [{ ...common, ...name, ...described(first.family), options: subcommands }];
}

/** Our commands as Discord's slash commands. */
export const slashCommands = (commands: readonly Command[]): SlashCommand[] =>
  [
    ...Map.groupBy(
      commands.filter(({ hidden }) => !hidden),
      ({ name }) => firstWord(name),
    ).values(),
  ].flatMap(slashCommand);

const localizations = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {});

const names = {
  name: z.string(),
  name_localizations: localizations,
  description: z.string(),
  description_localizations: localizations,
};

const choice = z.object({ name: z.string(), value: z.string(), name_localizations: localizations });

const simpleOption = z.object({
  type: z.number(),
  ...names,
  autocomplete: z.boolean().default(false),
  max_length: z.number().optional(),
  required: z.boolean().default(false),
  channel_types: z.array(z.number()).default([]),
  choices: z.array(choice).default([]),
});

const numbers = z
  .array(z.number())
  .nullish()
  .transform((given) => given?.toSorted() ?? null);

/** What we send about a command. Discord answers with more (ids, versions, …), which is no difference. */
const said = z.object({
  type: z.number().default(ApplicationCommandType.ChatInput),
  ...names,
  default_member_permissions: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  contexts: numbers,
  integration_types: numbers,
  options: z.array(simpleOption.extend({ options: z.array(simpleOption).default([]) })).default([]),
});

const byName = (commands: unknown) =>
  z
    .array(said)
    .parse(commands)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));

const withIds = (commands: unknown) => z.array(z.object({ id: z.string(), name: z.string() })).parse(commands);

/** What Discord has registered: whether in this moment, and under which ids. */
export interface Registered {
  readonly isNew: boolean;
  readonly commands: readonly { readonly id: string; readonly name: string }[];
}

/**
 * Registers the commands in one request if Discord has others.
 * @throws discord.js's errors, and zod's when Discord answers with something else.
 */
export async function registerCommands(
  rest: REST,
  application: string,
  commands: readonly Command[],
): Promise<Registered> {
  const route = Routes.applicationCommands(application);
  const wanted = slashCommands(commands);
  // Without this every localisation would look removed.
  const there = await rest.get(route, { query: new URLSearchParams({ with_localizations: "true" }) });
  if (isDeepStrictEqual(byName(there), byName(wanted))) return { isNew: false, commands: withIds(there) };
  return { isNew: true, commands: withIds(await rest.put(route, { body: wanted })) };
}
