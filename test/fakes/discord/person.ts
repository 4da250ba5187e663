import {
  type APIApplicationCommand,
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  type GatewayInteractionCreateDispatchData,
  InteractionType,
} from "discord-api-types/v10";
import { envelope, type How, permissionsOf, placeOf } from "./envelope.ts";
import { GUILD_CHANNEL, PERSON } from "./identity.ts";
import type { Begun, Choices, Interaction, Interactions } from "./interactions.ts";
import type { Messages, Seen } from "./messages.ts";
import { type Answers, filledIn, type SeenModal } from "./modals.ts";
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
  /** Sends a slash command that is answered by a form. */
  open(command: string, options?: Readonly<Record<string, string>>, how?: How): Promise<SeenModal>;
  /** Presses a button that is answered by a form. */
  pressToOpen(message: Pick<Seen, "id" | "buttons">, button: string, how?: How): Promise<SeenModal>;
  /** Answers a form's fields, by label, and sends it; what is not answered stays as it was filled in. */
  submit(modal: SeenModal, answers?: Answers, how?: How): Promise<Seen>;
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
  function begin(how: How, begun: Begun & { readonly in?: string } = {}) {
    const usual = begun.in ?? (begun.pressed === undefined ? GUILD_CHANNEL.id : messages.get(begun.pressed).channel_id);
    const place = placeOf(how, usual, places);
    const interaction = interactions.open(place.id, how.as ?? PERSON.id, begun);
    return { interaction, place, carried: envelope(interaction, how, place, places) };
  }

  function command(line: string, options: Readonly<Record<string, string>>, how: How): Interaction {
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
    return interaction;
  }

  function pressing({ id, buttons }: Pick<Seen, "id" | "buttons">, wanted: string, how: How): Interaction {
    const button = buttons.flat().find(({ label, customId }) => label === wanted || customId === wanted);
    if (!button) throw new Error(`There is no button ${wanted}`);
    const { interaction, carried } = begin(how, { pressed: id });
    dispatch({
      ...carried,
      type: InteractionType.MessageComponent,
      data: { custom_id: button.customId, component_type: ComponentType.Button },
      message: messages.get(id),
    } satisfies APIMessageComponentInteraction);
    return interaction;
  }

  return {
    slash: (line, options = {}, how = {}) => command(line, options, how).message.promise,
    open: (line, options = {}, how = {}) => command(line, options, how).modal.promise,
    press: (message, button, how = {}) => pressing(message, button, how).message.promise,
    pressToOpen: (message, button, how = {}) => pressing(message, button, how).modal.promise,
    submit(modal, answers = {}, how = {}) {
      const { interaction, place, carried } = begin(how, { submits: true, in: modal.channel });
      const { components, chosen } = filledIn(modal, answers);
      dispatch({
        ...carried,
        type: InteractionType.ModalSubmit,
        data: { custom_id: modal.customId, components, ...resolved(chosen, permissionsOf(how, place), places) },
      } satisfies APIModalSubmitInteraction);
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
  };
}
