import {
  type APIApplicationCommand,
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ComponentType,
  type GatewayInteractionCreateDispatchData,
  type GuildMemberFlags,
  InteractionContextType,
  InteractionType,
  Locale,
} from "discord-api-types/v10";
import { APPLICATION_ID, DM_CHANNEL, GUILD_CHANNEL, GUILD_ID, PERSON } from "./identity.ts";
import type { Choices, Interaction, Interactions } from "./interactions.ts";
import type { Messages, Seen } from "./messages.ts";

export interface How {
  /** Discord's language of the person; German when not said. */
  readonly locale?: `${Locale}`;
  /** Directly to the bot instead of in the channel of a guild. */
  readonly dm?: boolean;
}

/** Somebody who uses Discord: only registered commands can be typed, only buttons that are there can be pressed. */
export interface Person {
  /** Sends a slash command; resolves to the answer when it is there to be read. */
  slash(command: string, options?: Readonly<Record<string, string>>, how?: How): Promise<Seen>;
  /** Types into an option; resolves to the choices that come up. */
  autocomplete(command: string, option: string, typed: string, how?: How): Promise<Choices>;
  /** Presses a button by its label or custom id; resolves to the message that changes or comes. */
  press(message: Pick<Seen, "id" | "buttons">, button: string, how?: How): Promise<Seen>;
}

export interface PersonParts {
  readonly commands: () => readonly APIApplicationCommand[];
  readonly interactions: Interactions;
  readonly messages: Messages;
  readonly dispatch: (interaction: GatewayInteractionCreateDispatchData) => void;
}

const MEMBER = {
  user: PERSON,
  roles: [],
  joined_at: "2026-08-31T07:00:00.000000+00:00",
  deaf: false,
  mute: false,
  flags: 0 as GuildMemberFlags,
  permissions: "0",
};

/** Everything an interaction carries besides what was done. */
const envelope = ({ id, token }: Interaction, { locale = Locale.German, dm = false }: How) => ({
  id,
  token,
  version: 1 as const,
  application_id: APPLICATION_ID,
  app_permissions: "0",
  locale: locale as Locale,
  entitlements: [],
  authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: dm ? "0" : GUILD_ID },
  attachment_size_limit: 10_485_760,
  ...(dm
    ? { channel: DM_CHANNEL, channel_id: DM_CHANNEL.id, context: InteractionContextType.BotDM, user: PERSON }
    : {
        channel: { ...GUILD_CHANNEL, guild_id: GUILD_ID },
        channel_id: GUILD_CHANNEL.id,
        context: InteractionContextType.Guild,
        guild_id: GUILD_ID,
        guild_locale: Locale.German,
        member: MEMBER,
      }),
});

const typed = (name: string, value: string) => ({ type: ApplicationCommandOptionType.String as const, name, value });

/** The person behind the keyboard. */
export function createPerson({ commands, interactions, messages, dispatch }: PersonParts): Person {
  const open = ({ dm = false }: How, pressed?: string) =>
    interactions.open(dm ? DM_CHANNEL.id : GUILD_CHANNEL.id, pressed);

  function registered(name: string, options: readonly string[]): APIApplicationCommand {
    const command = commands().find((each) => each.name === name);
    if (!command) throw new Error(`There is no command /${name} to choose`);
    for (const option of options)
      if (!command.options?.some((each) => each.name === option)) throw new Error(`/${name} has no option ${option}`);
    return command;
  }

  return {
    slash(name, options = {}, how = {}) {
      const command = registered(name, Object.keys(options));
      const interaction = open(how);
      dispatch({
        ...envelope(interaction, how),
        type: InteractionType.ApplicationCommand,
        data: {
          id: command.id,
          name,
          type: ApplicationCommandType.ChatInput,
          options: Object.entries(options).map(([option, value]) => typed(option, value)),
        },
      } satisfies APIChatInputApplicationCommandInteraction);
      return interaction.message.promise;
    },
    autocomplete(name, option, text, how = {}) {
      const command = registered(name, [option]);
      const interaction = open(how);
      dispatch({
        ...envelope(interaction, how),
        type: InteractionType.ApplicationCommandAutocomplete,
        data: {
          id: command.id,
          name,
          type: ApplicationCommandType.ChatInput,
          options: [{ ...typed(option, text), focused: true }],
        },
      } satisfies APIApplicationCommandAutocompleteInteraction);
      return interaction.choices.promise;
    },
    press({ id, buttons }, wanted, how = {}) {
      const button = buttons.flat().find(({ label, customId }) => label === wanted || customId === wanted);
      if (!button) throw new Error(`There is no button ${wanted}`);
      const interaction = open(how, id);
      dispatch({
        ...envelope(interaction, how),
        type: InteractionType.MessageComponent,
        data: { custom_id: button.customId, component_type: ComponentType.Button },
        message: messages.get(id),
      } satisfies APIMessageComponentInteraction);
      return interaction.message.promise;
    },
  };
}
