import { isDeepStrictEqual } from "node:util";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type LocalizationMap,
  PermissionFlagsBits,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from "discord.js";
import { z } from "zod";
import type { Command, Localised } from "../../bot/command.ts";
import { clipPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";

type SlashCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** German for whoever speaks neither: the school does. German has its own key too, in case the default ever changes. */
function described({ de, en }: Localised): { description: string; description_localizations: LocalizationMap } {
  const german = clipPlain(de, LIMITS.commandDescription);
  const english = clipPlain(en, LIMITS.commandDescription);
  return { description: german, description_localizations: { de: german, "en-US": english, "en-GB": english } };
}

/** The German name again, for the same reason, and the English one. */
const named = (name: string, englishName: string) => ({
  name,
  name_localizations: { de: name, "en-US": englishName, "en-GB": englishName },
});

/** Only members with this right see the command, unless a server decides otherwise. */
const OPERATORS = PermissionFlagsBits.ManageGuild.toString();

/** Our commands as Discord's slash commands; every option is optional text that completes itself. */
export const slashCommands = (commands: readonly Command[]): SlashCommand[] =>
  commands.map(({ name, englishName, describe, isForOperators, options }) => ({
    type: ApplicationCommandType.ChatInput,
    default_member_permissions: isForOperators ? OPERATORS : null,
    ...named(name, englishName),
    ...described(describe),
    options: Object.entries(options).map(([option, { englishName, describe }]) => ({
      type: ApplicationCommandOptionType.String,
      ...named(option, englishName),
      ...described(describe),
      autocomplete: true,
      required: false,
    })),
  }));

const localizations = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {});

/** What we say about a command. Discord answers with more (ids, contexts, …), which is no difference. */
const said = z.object({
  type: z.number().default(ApplicationCommandType.ChatInput),
  name: z.string(),
  name_localizations: localizations,
  description: z.string(),
  description_localizations: localizations,
  default_member_permissions: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  options: z
    .array(
      z.object({
        type: z.number(),
        name: z.string(),
        name_localizations: localizations,
        description: z.string(),
        description_localizations: localizations,
        autocomplete: z.boolean().default(false),
        required: z.boolean().default(false),
      }),
    )
    .default([]),
});

const byName = (commands: unknown) =>
  z
    .array(said)
    .parse(commands)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));

/**
 * Registers the commands, in one request, when those that are there differ. True when it did.
 * @throws discord.js's errors, and zod's when Discord answers with something else.
 */
export async function registerCommands(
  rest: REST,
  application: string,
  commands: readonly Command[],
): Promise<boolean> {
  const route = Routes.applicationCommands(application);
  const wanted = slashCommands(commands);
  // Without this every localisation would look removed.
  const there = await rest.get(route, { query: new URLSearchParams({ with_localizations: "true" }) });
  if (isDeepStrictEqual(byName(there), byName(wanted))) return false;
  await rest.put(route, { body: wanted });
  return true;
}
