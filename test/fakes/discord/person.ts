import {
  type APIApplicationCommand,
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  type GatewayInteractionCreateDispatchData,
  InteractionType,
} from "discord-api-types/v10";
import { envelope, type How, permissionsOf, placeOf } from "./envelope.ts";
import { GUILD_CHANNEL, PERSON } from "./identity.ts";
import type { Choices, Interactions } from "./interactions.ts";
import type { Messages, Seen } from "./messages.ts";
import type { Places } from "./places.ts";
import { choose, nested, optionOf, resolved, typedOptions } from "./typed-options.ts";

/** Somebody who uses Discord: only registered commands can be typed, only buttons that are there can be pressed. */
export interface Person {
  /**
   * Sends a slash command, "plan" or with its subcommand "abo start"; resolves to the answer when it is there to be read.
   * Options are given as text: a channel or role by its id, a switch as "true" or "false".
   */
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
  readonly places: Places;
  readonly dispatch: (interaction: GatewayInteractionCreateDispatchData) => void;
}

/** The person behind the keyboard. */
export function createPerson({ commands, interactions, messages, places, dispatch }: PersonParts): Person {
  function begin(how: How, pressed?: string) {
    const usual = pressed === undefined ? GUILD_CHANNEL.id : messages.get(pressed).channel_id;
    const place = placeOf(how, usual, places);
    const interaction = interactions.open(place.id, how.as ?? PERSON.id, pressed);
    return { interaction, place, carried: envelope(interaction, how, place, places) };
  }

  return {
    slash(line, options = {}, how = {}) {
      const chosen = choose(commands(), line);
      const typed = typedOptions(chosen, options, places);
      const { interaction, place, carried } = begin(how);
      dispatch({
        ...carried,
        type: InteractionType.ApplicationCommand,
        data: {
          id: chosen.command.id,
          name: chosen.command.name,
          type: ApplicationCommandType.ChatInput,
          options: nested(chosen, typed),
          ...resolved(typed, permissionsOf(how, place), places),
        },
      } satisfies APIChatInputApplicationCommandInteraction);
      return interaction.message.promise;
    },
    autocomplete(line, name, text, how = {}) {
      const chosen = choose(commands(), line);
      const option = optionOf(chosen, name);
      if (!("autocomplete" in option && option.autocomplete)) throw new Error(`Option ${name} does not complete`);
      const { interaction, carried } = begin(how);
      // Numbers are sent as text too while they are typed.
      const typed = { type: ApplicationCommandOptionType.String as const, name, value: text, focused: true };
      dispatch({
        ...carried,
        type: InteractionType.ApplicationCommandAutocomplete,
        data: {
          id: chosen.command.id,
          name: chosen.command.name,
          type: ApplicationCommandType.ChatInput,
          options: nested(chosen, [typed]),
        },
      } satisfies APIApplicationCommandAutocompleteInteraction);
      return interaction.choices.promise;
    },
    press({ id, buttons }, wanted, how = {}) {
      const button = buttons.flat().find(({ label, customId }) => label === wanted || customId === wanted);
      if (!button) throw new Error(`There is no button ${wanted}`);
      const { interaction, carried } = begin(how, id);
      dispatch({
        ...carried,
        type: InteractionType.MessageComponent,
        data: { custom_id: button.customId, component_type: ComponentType.Button },
        message: messages.get(id),
      } satisfies APIMessageComponentInteraction);
      return interaction.message.promise;
    },
  };
}
