import { type APIMessage, MessageFlags, MessageType } from "discord-api-types/v10";
import { APPLICATION_ID, BOT_USER } from "./identity.ts";
import { isEmpty, messageProblems, type SentMessage } from "./message-limits.ts";
import { emptyMessage, refuseIf, unknownMessage } from "./refusal.ts";

/** A button as it is seen. */
export interface SeenButton {
  readonly label: string;
  readonly customId: string;
}

/** What a person sees of a message. */
export interface Seen {
  readonly id: string;
  readonly content: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly footer: string | undefined;
  readonly colour: number | undefined;
  readonly buttons: readonly (readonly SeenButton[])[];
  /** Only who asked sees it. */
  readonly ephemeral: boolean;
  /** It was announced ("… is thinking") before it came. */
  readonly deferred: boolean;
}

export interface Messages {
  /** @throws {Refusal} when the message breaks a rule. */
  create(
    channel: string,
    sent: SentMessage,
    how: { at: string; ephemeral: boolean; mayBeEphemeral: boolean },
  ): APIMessage;
  /** @throws {Refusal} when the message breaks a rule or is gone. */
  edit(id: string, sent: SentMessage, at: string): APIMessage;
  /** @throws {Refusal} when the message is gone. */
  get(id: string): APIMessage;
  delete(id: string): void;
  all(): readonly APIMessage[];
}

type Rows = NonNullable<APIMessage["components"]>;

/** Checked by `messageProblems`. */
const rowsOf = ({ components }: SentMessage): Rows => (components ?? []) as Rows;

/** What a person sees of it. */
export function seen(message: APIMessage, deferred: boolean): Seen {
  const [embed] = message.embeds;
  const rows: NonNullable<SentMessage["components"]> = JSON.parse(JSON.stringify(message.components ?? []));
  return {
    id: message.id,
    content: message.content,
    title: embed?.title,
    description: embed?.description,
    footer: embed?.footer?.text,
    colour: embed?.color,
    buttons: rows.map(({ components = [] }) =>
      components.map(({ label = "", custom_id = "" }) => ({ label, customId: custom_id })),
    ),
    ephemeral: Boolean((message.flags ?? 0) & MessageFlags.Ephemeral),
    deferred,
  };
}

/** All messages of the fake's channels. */
export function createMessages(nextId: () => string): Messages {
  const messages = new Map<string, APIMessage>();
  const get = (id: string) => {
    const message = messages.get(id);
    if (!message) throw unknownMessage();
    return message;
  };
  return {
    get,
    create(channel, sent, { at, ephemeral, mayBeEphemeral }) {
      refuseIf(messageProblems(sent, at, mayBeEphemeral));
      if (isEmpty(sent)) throw emptyMessage();
      const message: APIMessage = {
        id: nextId(),
        channel_id: channel,
        application_id: APPLICATION_ID,
        author: BOT_USER,
        content: sent.content ?? "",
        embeds: [...(sent.embeds ?? [])],
        components: rowsOf(sent),
        flags: (ephemeral ? MessageFlags.Ephemeral : 0) as MessageFlags,
        type: MessageType.Default,
        timestamp: "2026-11-23T07:12:00.000000+00:00",
        edited_timestamp: null,
        tts: false,
        pinned: false,
        mention_everyone: false,
        mentions: [],
        mention_roles: [],
        attachments: [],
      };
      messages.set(message.id, message);
      return message;
    },
    edit(id, sent, at) {
      refuseIf(messageProblems({ ...sent, flags: (sent.flags ?? 0) & ~MessageFlags.Ephemeral }, at, false));
      const before = get(id);
      const message = {
        ...before,
        ...(sent.content === undefined ? {} : { content: sent.content ?? "" }),
        ...(sent.embeds === undefined ? {} : { embeds: [...(sent.embeds ?? [])] }),
        ...(sent.components === undefined ? {} : { components: rowsOf(sent) }),
      };
      messages.set(id, message);
      return message;
    },
    delete(id) {
      get(id);
      messages.delete(id);
    },
    all: () => [...messages.values()],
  };
}
