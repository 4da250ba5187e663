import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from "discord-api-types/v10";
import { personOf } from "./identity.ts";
import { choiceProblems, type SentMessage } from "./message-limits.ts";
import type { Messages, Seen } from "./messages.ts";
import { modalProblems, type SeenModal, type SentModal, seenModal } from "./modals.ts";
import {
  alreadyAcknowledged,
  invalidWebhookToken,
  type Refusal,
  refuseIf,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from "./refusal.ts";

/** Discord waits so long for the first answer, and lets it be edited so long. */
const FIRST_ANSWER_MS = 3000;
const TOKEN_MS = 15 * 60 * 1000;

export interface Callback {
  readonly type: InteractionResponseType;
  readonly data?: SentMessage & {
    readonly choices?: readonly APIApplicationCommandOptionChoice[];
  } & Partial<SentModal>;
}

export type Choices = readonly APIApplicationCommandOptionChoice[];

/** An interaction from the person's doing to what they see of its answer. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  readonly at: number;
  readonly user: string;
  /** The message whose button was pressed. */
  readonly pressed: string | undefined;
  /** A modal that was filled in: it can open no other. */
  readonly submits: boolean;
  /** The message that counts as the answer. */
  original: string | undefined;
  /** While the answer is announced only: who will see it. */
  loading: "everyone" | "asker" | undefined;
  acknowledged: boolean;
  deferred: boolean;
  readonly message: PromiseWithResolvers<Seen>;
  readonly choices: PromiseWithResolvers<Choices>;
  readonly modal: PromiseWithResolvers<SeenModal>;
}

export interface Begun {
  /** The message whose button is pressed. */
  readonly pressed?: string | undefined;
  readonly submits?: boolean;
}

export interface Interactions {
  open(channel: string, user: string, begun?: Begun): Interaction;
  /** The first answer. */
  callback(id: string, token: string, body: Callback): void;
  original(token: string): APIMessage;
  editOriginal(token: string, sent: SentMessage): APIMessage;
  deleteOriginal(token: string): void;
  followUp(token: string, sent: SentMessage): APIMessage;
  /** Tells the person that nothing will come. */
  fail(id: string, refusal: Refusal): void;
}

/** By this a message is known as an answer. */
const metadata = ({ id, user, pressed, submits }: Interaction) =>
  ({
    id,
    type: submits
      ? InteractionType.ModalSubmit
      : pressed === undefined
        ? InteractionType.ApplicationCommand
        : InteractionType.MessageComponent,
    user: personOf(user),
    authorizing_integration_owners: {},
    ...(pressed === undefined ? {} : { interacted_message_id: pressed }),
  }) as NonNullable<APIMessage["interaction_metadata"]>;

const isEphemeral = ({ flags = 0 }: SentMessage) => Boolean(flags & MessageFlags.Ephemeral);

/** The life of interactions, by the rules of Discord's "Receiving and Responding". */
export function createInteractions(messages: Messages, nextId: () => string, now: () => number): Interactions {
  const interactions = new Map<string, Interaction>();

  const byToken = (token: string): Interaction => {
    const interaction = interactions.values().find((each) => each.token === token);
    if (!interaction?.acknowledged) throw unknownWebhook();
    if (now() - interaction.at > TOKEN_MS) throw invalidWebhookToken();
    return interaction;
  };
  const show = (interaction: Interaction, message: APIMessage) => {
    interaction.modal.reject(new Error(`A message came instead of a form: ${message.embeds[0]?.title}`));
    interaction.message.resolve(messages.seen(message.id, interaction.deferred));
    return message;
  };
  const create = (interaction: Interaction, sent: SentMessage, at: string, ephemeral: boolean) =>
    show(
      interaction,
      messages.create(interaction.channel, sent, {
        at,
        ephemeral,
        mayBeEphemeral: true,
        interaction: metadata(interaction),
      }),
    );

  const originalId = ({ original }: Interaction): string => {
    if (!original) throw unknownMessage();
    return original;
  };

  function respond(interaction: Interaction, { type, data = {} }: Callback): void {
    switch (type) {
      case InteractionResponseType.ChannelMessageWithSource:
        interaction.original = create(interaction, data, "data.", isEphemeral(data)).id;
        return;
      case InteractionResponseType.DeferredChannelMessageWithSource:
        interaction.deferred = true;
        interaction.loading = isEphemeral(data) ? "asker" : "everyone";
        return;
      case InteractionResponseType.DeferredMessageUpdate:
        if (!interaction.pressed) throw unknownMessage();
        interaction.deferred = true;
        interaction.original = interaction.pressed;
        return;
      case InteractionResponseType.UpdateMessage:
        if (!interaction.pressed) throw unknownMessage();
        interaction.original = show(interaction, messages.edit(interaction.pressed, data, "data.")).id;
        return;
      case InteractionResponseType.ApplicationCommandAutocompleteResult:
        refuseIf(choiceProblems(data.choices ?? []));
        interaction.choices.resolve(data.choices ?? []);
        return;
      case InteractionResponseType.Modal:
        if (interaction.submits)
          refuseIf([{ path: "type", code: "BASE_TYPE_CHOICES", message: "A form opens no form." }]);
        refuseIf(modalProblems(data));
        interaction.modal.resolve(seenModal(data, interaction.channel));
        interaction.message.reject(new Error(`A form came instead of a message: ${data.title}`));
        return;
      default:
        refuseIf([{ path: "type", code: "BASE_TYPE_CHOICES", message: `The fake knows no callback ${type}.` }]);
    }
  }

  return {
    open(channel, user, { pressed, submits = false } = {}) {
      const id = nextId();
      const interaction: Interaction = {
        id,
        channel,
        user,
        pressed,
        submits,
        token: `aW50ZXJhY3Rpb246${id}secret`,
        at: now(),
        original: undefined,
        loading: undefined,
        acknowledged: false,
        deferred: false,
        message: Promise.withResolvers(),
        choices: Promise.withResolvers(),
        modal: Promise.withResolvers(),
      };
      // Only one of them is ever waited for.
      interaction.message.promise.catch(() => {});
      interaction.choices.promise.catch(() => {});
      interaction.modal.promise.catch(() => {});
      interactions.set(id, interaction);
      return interaction;
    },
    callback(id, token, body) {
      const interaction = interactions.get(id);
      if (!interaction || interaction.token !== token) throw unknownInteraction();
      if (interaction.acknowledged) throw alreadyAcknowledged();
      if (now() - interaction.at > FIRST_ANSWER_MS) throw unknownInteraction();
      respond(interaction, body);
      interaction.acknowledged = true;
    },
    original: (token) => messages.get(originalId(byToken(token))),
    editOriginal(token, sent) {
      const interaction = byToken(token);
      if (!interaction.loading) return show(interaction, messages.edit(originalId(interaction), sent, ""));
      const message = create(interaction, sent, "", interaction.loading === "asker");
      interaction.original = message.id;
      interaction.loading = undefined;
      return message;
    },
    deleteOriginal(token) {
      const interaction = byToken(token);
      if (!interaction.loading) messages.delete(originalId(interaction));
      interaction.original = undefined;
      interaction.loading = undefined;
    },
    followUp(token, sent) {
      const interaction = byToken(token);
      // Right after a deferral a follow-up fills the announced message, and its own flags count for nothing.
      if (interaction.loading) return this.editOriginal(token, sent);
      return create(interaction, sent, "", isEphemeral(sent));
    },
    fail(id, refusal) {
      const error = new Error(`The application did not respond (${refusal.code} ${JSON.stringify(refusal)})`);
      interactions.get(id)?.message.reject(error);
      interactions.get(id)?.choices.reject(error);
      interactions.get(id)?.modal.reject(error);
    },
  };
}
