import { type APIMessage, MessageFlags, MessageType } from "discord-api-types/v10";
import type { UploadedFile } from "../multipart.ts";
import { APPLICATION_ID, BOT_USER } from "./identity.ts";
import { isEmpty, mentionedRoles, messageProblems, type SentMessage } from "./message-limits.ts";
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
  /** The message that it visibly answers. */
  readonly answers: string | undefined;
  /** The channel, thread or direct conversation it stands in. */
  readonly channel: string;
  /** The roles whose members were told: mentioned in the content, allowed, and there. */
  readonly mentionedRoles: readonly string[];
  /** Nobody's phone rang. */
  readonly silent: boolean;
  /** How often it was edited. */
  readonly edited: number;
  readonly nonce: string | undefined;
  readonly file: UploadedFile | undefined;
}

/** How a message comes into being. */
interface Creation {
  /** Where it stands in the request's body: "" or "data.". */
  readonly at: string;
  readonly ephemeral: boolean;
  readonly mayBeEphemeral: boolean;
  /** Of an answer: what it answers. */
  readonly interaction?: APIMessage["interaction_metadata"];
}

export interface Messages {
  /** @throws {Refusal} when the message breaks a rule. */
  create(channel: string, sent: SentMessage, how: Creation): APIMessage;
  /** @throws {Refusal} when the message breaks a rule or is gone. */
  edit(id: string, sent: SentMessage, at: string): APIMessage;
  /** @throws {Refusal} when the message is gone. */
  get(id: string): APIMessage;
  delete(id: string): void;
  /** What a person sees of it now. @throws {Refusal} when the message is gone. */
  seen(id: string, deferred?: boolean): Seen;
  /** Oldest first. */
  all(): readonly APIMessage[];
}

/** A message, and what Discord does not tell of it. */
interface Kept {
  readonly message: APIMessage;
  readonly edited: number;
  readonly file: UploadedFile | undefined;
}

type Rows = NonNullable<APIMessage["components"]>;

/** Checked by `messageProblems`. */
const rowsOf = ({ components }: SentMessage): Rows => (components ?? []) as Rows;

function seen({ message, edited, file }: Kept, deferred: boolean): Seen {
  const [embed] = message.embeds;
  const rows: NonNullable<SentMessage["components"]> = JSON.parse(JSON.stringify(message.components ?? []));
  const flags = message.flags ?? 0;
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
    ephemeral: Boolean(flags & MessageFlags.Ephemeral),
    deferred,
    answers: message.message_reference?.message_id,
    channel: message.channel_id,
    mentionedRoles: message.mention_roles,
    silent: Boolean(flags & MessageFlags.SuppressNotifications),
    edited,
    file,
    nonce: message.nonce === undefined ? undefined : String(message.nonce),
  };
}

const attachmentsOf = ({ uploaded }: SentMessage, id: string): APIMessage["attachments"] => {
  if (!uploaded) return [];
  const url = `https://cdn.invalid/${id}/${uploaded.name}`;
  return [{ id, filename: uploaded.name, size: Buffer.byteLength(uploaded.text), url, proxy_url: url }];
};

export interface MessagesParts {
  readonly nextId: () => string;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  readonly isRole: (id: string) => boolean;
}

/** All messages of the fake's channels. */
export function createMessages({ nextId, date, isRole }: MessagesParts): Messages {
  const now = () => new Date(date()).toISOString();
  const messages = new Map<string, Kept>();
  const kept = (id: string) => {
    const message = messages.get(id);
    if (!message) throw unknownMessage();
    return message;
  };
  return {
    get: (id) => kept(id).message,
    create(channel, sent, { at, ephemeral, mayBeEphemeral, interaction }) {
      refuseIf(messageProblems(sent, at, mayBeEphemeral));
      if (isEmpty(sent)) throw emptyMessage();
      const silent = (sent.flags ?? 0) & MessageFlags.SuppressNotifications;
      const id = nextId();
      const message: APIMessage = {
        id,
        channel_id: channel,
        application_id: APPLICATION_ID,
        author: BOT_USER,
        content: sent.content ?? "",
        embeds: [...(sent.embeds ?? [])],
        components: rowsOf(sent),
        flags: (silent | (ephemeral ? MessageFlags.Ephemeral : 0)) as MessageFlags,
        type: MessageType.Default,
        timestamp: now(),
        edited_timestamp: null,
        tts: false,
        pinned: false,
        mention_everyone: false,
        mentions: [],
        mention_roles: mentionedRoles(sent).filter(isRole),
        attachments: attachmentsOf(sent, id),
        ...(interaction ? { interaction_metadata: interaction } : {}),
        ...(sent.message_reference
          ? { message_reference: { ...sent.message_reference, channel_id: channel, type: 0 } }
          : {}),
        ...(sent.nonce === undefined ? {} : { nonce: sent.nonce }),
      };
      messages.set(id, { message, edited: 0, file: sent.uploaded });
      return message;
    },
    edit(id, sent, at) {
      refuseIf(messageProblems({ ...sent, flags: (sent.flags ?? 0) & ~MessageFlags.Ephemeral }, at, false));
      const { message: before, edited, file } = kept(id);
      const message: APIMessage = {
        ...before,
        edited_timestamp: now(),
        ...(sent.content === undefined ? {} : { content: sent.content ?? "" }),
        ...(sent.embeds === undefined ? {} : { embeds: [...(sent.embeds ?? [])] }),
        ...(sent.components === undefined ? {} : { components: rowsOf(sent) }),
        ...(sent.uploaded ? { attachments: attachmentsOf(sent, id) } : {}),
      };
      messages.set(id, { message, edited: edited + 1, file: sent.uploaded ?? file });
      return message;
    },
    delete(id) {
      kept(id);
      messages.delete(id);
    },
    seen: (id, deferred = false) => seen(kept(id), deferred),
    all: () => [...messages.values()].map(({ message }) => message),
  };
}
