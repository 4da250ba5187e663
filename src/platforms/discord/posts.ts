import { DiscordAPIError, MessageFlags, type RateLimitData, RateLimitError, type REST, Routes } from "discord.js";
import { z } from "zod";
import type { ClosedReason, Edited, Post, Posted, Refused } from "../../bot/platform.ts";
import type { Reply } from "../../bot/reply.ts";
import { tellable } from "./fault.ts";
import type { Message } from "./render.ts";

/** Discord allows a bot 50 requests a second. At exactly 50, some would come a moment too early and be refused. */
export const POSTS_PER_SECOND = 49;

/** Discord forgets a nonce after "a few minutes"; until then a repeated post makes no second message. */
const NONCE_SECONDS = 120;

/** The most messages Discord returns at once. */
const LOOK_BACK = 100;

/** Discord's error codes for places that stay closed until a person acts; a thread may also be archived or locked. */
const CLOSED: Readonly<Record<string, ClosedReason>> = {
  10003: "gone",
  10004: "gone",
  10013: "gone",
  50001: "forbidden",
  50013: "forbidden",
  50083: "forbidden",
  160005: "forbidden",
  50007: "blocked",
  50278: "blocked",
};

/** Unknown message; edited too often for its age; another's message. */
const NOT_EDITABLE = new Set<unknown>([10_008, 30_046, 50_005]);

type Held = Pick<RateLimitData, "timeToReset" | "retryAfter" | "sublimitTimeout">;

/** Milliseconds. Which of the three is set depends on the kind of limit. */
const waitOf = ({ timeToReset, retryAfter, sublimitTimeout }: Held) =>
  Math.max(timeToReset, retryAfter, sublimitTimeout);

/**
 * For discord.js's `rejectOnRateLimit`: which requests fail instead of waiting. Posts do, so that they leave their place to those of other
 * channels meanwhile; the outbox tries them again.
 */
export const isHeldUp = ({ route }: Pick<RateLimitData, "route">): boolean =>
  route.startsWith("/channels/:id/messages");

function refused(error: unknown): Refused {
  const why = error instanceof DiscordAPIError ? CLOSED[String(error.code)] : undefined;
  if (why) return { kind: "closed", why };
  if (!(error instanceof RateLimitError)) return { kind: "busy", error: tellable(error) };
  return { kind: "busy", error: tellable(error), afterSeconds: waitOf(error) / 1000, everywhere: error.global };
}

const created = z.object({ id: z.string() });

const sent = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }),
  embeds: z.array(z.object({ title: z.string().optional(), description: z.string().optional() })),
  interaction_metadata: z.unknown().optional(),
});

type Sent = z.infer<typeof sent>;

/** Whether a message has the same words and is a post, not an answer to somebody. */
const isSame = ({ embeds: [embed], interaction_metadata }: Sent, { embeds: [wanted] }: Message) =>
  interaction_metadata === undefined && embed?.title === wanted.title && embed?.description === wanted.description;

/** The smallest snowflake of a moment: the milliseconds since 2015 in its upper bits. */
const snowflake = (at: Temporal.Instant) => (BigInt(at.epochMilliseconds - 1_420_070_400_000) << 22n).toString();

export interface PostParts {
  readonly rest: REST;
  /** A reply as Discord shows it. */
  readonly show: (reply: Reply) => Message;
  /** The bot's own user id. */
  readonly self: string;
  readonly now: () => Temporal.Instant;
}

/** Posts to channels, threads and people. */
export function createPosts({ rest, show, self, now }: PostParts) {
  /** The id of a place's channel; a person's private channel is opened first. */
  async function channelOf(place: string): Promise<string> {
    if (!place.startsWith("@")) return place;
    const answer = await rest.post(Routes.userChannels(), { body: { recipient_id: place.slice(1) } });
    return created.parse(answer).id;
  }

  /** The message of an earlier try whose nonce Discord may have forgotten. Finds nothing without the permission to read. */
  async function earlier(channel: string, message: Message, triedAt: Temporal.Instant): Promise<string | undefined> {
    const after = snowflake(triedAt.subtract({ seconds: 5 }));
    try {
      const query = new URLSearchParams({ after, limit: String(LOOK_BACK) });
      const found = z.array(sent).parse(await rest.get(Routes.channelMessages(channel), { query }));
      return found.find((each) => each.author.id === self && isSame(each, message))?.id;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 403) return undefined;
      throw error;
    }
  }

  async function send({ place, reply, key, triedAt, mention, quiet }: Post): Promise<string> {
    const message = show(reply);
    const channel = await channelOf(place);
    if (triedAt && now().since(triedAt).total("seconds") > NONCE_SECONDS) {
      const found = await earlier(channel, message, triedAt);
      if (found !== undefined) return found;
    }
    const body = {
      ...message,
      ...(mention === null ? {} : { content: `<@&${mention}>` }),
      allowed_mentions: { parse: [], roles: mention === null ? [] : [mention] },
      ...(quiet ? { flags: MessageFlags.SuppressNotifications } : {}),
      nonce: key,
      enforce_nonce: true,
    };
    return created.parse(await rest.post(Routes.channelMessages(channel), { body })).id;
  }

  return {
    async post(post: Post): Promise<Posted> {
      try {
        return { kind: "posted", message: await send(post) };
      } catch (error) {
        return refused(error);
      }
    },
    async edit(place: string, message: string, reply: Reply): Promise<Edited> {
      try {
        await rest.patch(Routes.channelMessage(place, message), { body: show(reply) });
        return { kind: "edited" };
      } catch (error) {
        if (error instanceof DiscordAPIError && NOT_EDITABLE.has(error.code)) return { kind: "gone" };
        return refused(error);
      }
    },
  };
}
