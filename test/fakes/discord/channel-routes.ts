import { type APIMessage, MessageFlags } from "discord-api-types/v10";
import { GUILD_ID, personOf } from "./identity.ts";
import type { SentMessage } from "./message-limits.ts";
import type { Messages } from "./messages.ts";
import type { Place, Places } from "./places.ts";
import { refuseIf, unknownMessage } from "./refusal.ts";
import type { Route } from "./route.ts";

export interface ChannelRouteParts {
  readonly messages: Messages;
  readonly places: Places;
  /** Hears of every message that was posted into a channel. */
  onPost(message: APIMessage): void;
  /** Milliseconds, and how long a nonce is known. */
  readonly now: () => number;
  readonly nonceKept: number;
}

/** The first message of a nonce, whatever its channel: Discord promises "created by the same author with the same nonce". */
function createOnce(now: () => number, kept: number) {
  const made = new Map<string, { readonly message: APIMessage; readonly at: number }>();
  return (nonce: string | undefined, make: () => APIMessage): APIMessage => {
    if (nonce === undefined) return make();
    const before = made.get(nonce);
    if (before && now() - before.at <= kept) return before.message;
    const message = make();
    made.set(nonce, { message, at: now() });
    return message;
  };
}

const nonceOf = ({ nonce, enforce_nonce }: SentMessage) =>
  enforce_nonce && nonce !== undefined ? String(nonce) : undefined;

const apiChannel = ({ recipient, permissionsOfPerson: _, ...place }: Place): object =>
  recipient === undefined ? { ...place, guild_id: GUILD_ID } : { ...place, recipients: [personOf(recipient)] };

const MOST_LISTED = 100;

/** Channels, their messages, and direct conversations. */
export function createChannelRoutes({ messages, places, onPost, now, nonceKept }: ChannelRouteParts): readonly Route[] {
  const once = createOnce(now, nonceKept);

  function post(channel: string, sent: SentMessage): APIMessage {
    const message = messages.create(channel, sent, { at: "", ephemeral: false, mayBeEphemeral: false });
    onPost(message);
    return message;
  }

  /** A message as the channel knows it: what only an asker sees is not in it. */
  function own(channel: string, id: string): APIMessage {
    places.open(channel);
    const message = messages.get(id);
    if (message.channel_id !== channel || (message.flags ?? 0) & MessageFlags.Ephemeral) throw unknownMessage();
    return message;
  }

  function list(channel: string, query: URLSearchParams): object {
    places.open(channel);
    const limit = Number(query.get("limit") ?? 50);
    const isLimit = Number.isInteger(limit) && limit >= 1 && limit <= MOST_LISTED;
    refuseIf(isLimit ? [] : [{ path: "limit", code: "NUMBER_TYPE_MAX", message: "From 1 to 100." }]);
    const after = BigInt(query.get("after") ?? 0);
    const there = messages
      .all()
      .filter(
        ({ id, channel_id, flags = 0 }) =>
          channel_id === channel && BigInt(id) > after && !(flags & MessageFlags.Ephemeral),
      )
      .map(({ nonce: _, ...message }) => message);
    // After a message come those that follow it next, though newest first.
    return (query.has("after") ? there.slice(0, limit) : there.slice(-limit)).toReversed();
  }

  return [
    {
      method: "POST",
      path: /^\/users\/@me\/channels$/,
      answer(request) {
        const { recipient_id = "" } = request.body<{ readonly recipient_id?: string }>();
        const isId = /^\d{17,20}$/.test(recipient_id);
        refuseIf(isId ? [] : [{ path: "recipient_id", code: "NUMBER_TYPE_COERCE", message: "Not a snowflake." }]);
        return apiChannel(places.dmWith(recipient_id));
      },
    },
    { method: "GET", path: /^\/channels\/(\d+)$/, answer: (_, channel = "") => apiChannel(places.open(channel)) },
    {
      method: "POST",
      path: /^\/channels\/(\d+)\/messages$/,
      answer(request, channel = "") {
        const sent = request.body<SentMessage>();
        places.openForPosts(channel);
        return once(nonceOf(sent), () => post(channel, sent));
      },
    },
    {
      method: "GET",
      path: /^\/channels\/(\d+)\/messages$/,
      answer: ({ query }, channel = "") => list(channel, query),
    },
    {
      method: "PATCH",
      path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      answer(request, channel = "", id = "") {
        const sent = request.body<SentMessage>();
        // Only a content could mention somebody.
        const quiet = sent.content ? {} : { allowed_mentions: { parse: [] } };
        return messages.edit(own(channel, id).id, { ...sent, ...quiet }, "");
      },
    },
    {
      method: "DELETE",
      path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      answer(_, channel = "", id = "") {
        messages.delete(own(channel, id).id);
        return undefined;
      },
    },
  ];
}
