import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIInteractionDataResolved,
  type APIInteractionDataResolvedChannel,
  ApplicationCommandOptionType,
  type InteractionType,
} from "discord-api-types/v10";
import type { Place, Places } from "./places.ts";

type Basic = APIApplicationCommandBasicOption;
type Typed = APIApplicationCommandInteractionDataBasicOption<InteractionType.ApplicationCommand>;

/** A command or subcommand as it is chosen. */
export interface Chosen {
  readonly command: APIApplicationCommand;
  readonly subcommand: string | undefined;
  readonly options: readonly Basic[];
}

/** The command of a line such as "plan" or "abo start". @throws {Error} when it cannot be chosen. */
export function choose(commands: readonly APIApplicationCommand[], line: string): Chosen {
  const [name, subcommand] = line.split(" ");
  const command = commands.find((each) => each.name === name);
  if (!command) throw new Error(`There is no command /${name} to choose`);
  const options = command.options ?? [];
  const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  if (subcommand === undefined) {
    if (subcommands.length > 0) throw new Error(`/${name} is not a command by itself: it has subcommands`);
    return { command, subcommand, options: options as Basic[] };
  }
  const found = subcommands.find((each) => each.name === subcommand);
  if (!found) throw new Error(`/${name} has no subcommand ${subcommand}`);
  return { command, subcommand, options: ("options" in found ? found.options : []) as Basic[] };
}

/** The option of this name. @throws {Error} when there is none. */
export function optionOf({ command, options }: Chosen, name: string): Basic {
  const option = options.find((each) => each.name === name);
  if (!option) throw new Error(`/${command.name} has no option ${name}`);
  return option;
}

function value(option: Basic, text: string, places: Places): Typed {
  const { name, type } = option;
  const refuse = (why: string) => new Error(`Option ${name} cannot be "${text}": ${why}`);
  if ("choices" in option && option.choices?.length && !option.choices.some((each) => String(each.value) === text))
    throw refuse("it is not among its choices");
  switch (type) {
    case ApplicationCommandOptionType.String:
      return { name, type, value: text };
    case ApplicationCommandOptionType.Integer:
      if (!/^-?\d+$/.test(text)) throw refuse("it is not a whole number");
      if (Number(text) < (option.min_value ?? -Infinity) || Number(text) > (option.max_value ?? Infinity))
        throw refuse("it is out of range");
      return { name, type, value: Number(text) };
    case ApplicationCommandOptionType.Boolean:
      if (text !== "true" && text !== "false") throw refuse("it is neither true nor false");
      return { name, type, value: text === "true" };
    case ApplicationCommandOptionType.Channel: {
      const place = places.find(text);
      if (!place || place.recipient !== undefined) throw refuse("there is no such channel in the guild");
      const types: readonly number[] = option.channel_types ?? [];
      if (types.length > 0 && !types.includes(place.type)) throw refuse("such channels are not offered");
      return { name, type, value: text };
    }
    case ApplicationCommandOptionType.Role:
      if (!places.role(text)) throw refuse("there is no such role");
      return { name, type, value: text };
    default:
      throw refuse(`nobody knows how to type an option of type ${type}`);
  }
}

/** What the person types, as their client sends it. @throws {Error} when it cannot be typed. */
export function typedOptions(chosen: Chosen, typed: Readonly<Record<string, string>>, places: Places): Typed[] {
  for (const option of chosen.options)
    if ("required" in option && option.required && typed[option.name] === undefined)
      throw new Error(`/${chosen.command.name} needs the option ${option.name}`);
  return Object.entries(typed).map(([name, text]) => value(optionOf(chosen, name), text, places));
}

/** The options where Discord wants them: within the subcommand, if there is one. */
export const nested = <T>({ subcommand }: Chosen, options: T[]) =>
  subcommand === undefined
    ? options
    : [{ type: ApplicationCommandOptionType.Subcommand as const, name: subcommand, options }];

const resolvedChannel = (place: Place, permissionsOfPerson: string, places: Places) =>
  ({
    id: place.id,
    name: place.name ?? "",
    type: place.type,
    permissions: place.permissionsOfPerson ?? permissionsOfPerson,
    app_permissions: places.permissionsOfBot(place.id),
    ...(place.parent_id === undefined ? {} : { parent_id: place.parent_id }),
  }) as APIInteractionDataResolvedChannel;

/**
 * What Discord tells of the channels and roles that are options.
 * @param permissionsOfPerson in channels that say nothing else
 */
export function resolved(
  options: readonly Pick<Typed, "type" | "value">[],
  permissionsOfPerson: string,
  places: Places,
) {
  const { Channel, Role } = ApplicationCommandOptionType;
  const channels = options.flatMap(({ type, value }) => (type === Channel ? (places.find(String(value)) ?? []) : []));
  const roles = options.flatMap(({ type, value }) => (type === Role ? (places.role(String(value)) ?? []) : []));
  const of = <T extends { readonly id: string }, R>(items: readonly T[], tell: (item: T) => R) =>
    Object.fromEntries(items.map((item) => [item.id, tell(item)]));
  const told: APIInteractionDataResolved = {
    ...(channels.length > 0
      ? { channels: of(channels, (each) => resolvedChannel(each, permissionsOfPerson, places)) }
      : {}),
    ...(roles.length > 0 ? { roles: of(roles, (each) => each) } : {}),
  };
  return Object.keys(told).length > 0 ? { resolved: told } : {};
}
