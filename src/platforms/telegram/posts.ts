import { type Api, GrammyError, HttpError } from "grammy";
import type { Bot } from "../../bot/bot.ts";
import type { ClosedReason, Edited, PlatformEvents, Post, Posted, Refused } from "../../bot/platform.ts";
import type { Reply } from "../../bot/reply.ts";
import { type ChatTarget, targetFrom } from "./chat.ts";
import { edit, type SendParts, send } from "./deliver.ts";
import { describeError } from "./describe-error.ts";

/** Telegram lets a bot broadcast about 30 a second. With exactly as many some would come a moment too early, and cost a second's pause. */
export const POSTS_PER_SECOND = 29;

/** What keeps a chat closed until a person changes it. */
const CLOSED: readonly (readonly [RegExp, ClosedReason])[] = [
  [/blocked by the user|user is deactivated|can't initiate conversation/i, "blocked"],
  [
    /chat not found|thread not found|topic.*(deleted|closed)|(chat|group) (was deleted|is deactivated)|peer_id_invalid/i,
    "gone",
  ],
  [/kicked|not a member|not enough rights|have no rights|WRITE_FORBIDDEN|need administrator rights/i, "forbidden"],
];

export interface PostParts extends SendParts {
  /** Without anything that waits or tries again by itself: what becomes of a post is decided elsewhere. */
  readonly api: Api;
  readonly bot: Pick<Bot, "pack">;
  readonly token: string;
  readonly events: PlatformEvents;
}

/** Whether a request surely never reached Telegram: there was no connection to send it on. */
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/;

function refused(error: unknown, token: string): Refused {
  if (error instanceof HttpError) {
    const mayHaveArrived = !NEVER_SENT.test(String(error.error));
    return { kind: "busy", error: describeError(error, token), mayHaveArrived };
  }
  if (error instanceof GrammyError) {
    const why = CLOSED.find(([description]) => description.test(error.description))?.[1];
    if (why) return { kind: "closed", why };
  }
  const wait = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return {
    kind: "busy",
    error: describeError(error, token),
    ...(wait === undefined ? {} : { afterSeconds: wait }),
  };
}

/** In a group a press would put something else in the place of what was posted for all. Groups have negative numbers. */
const postsHaveButtons = ({ chat }: ChatTarget) => chat >= 0;

/** Posts to chats, topics and people. */
export function createPosts({ bot, token, events, ...parts }: PostParts) {
  /** A group that became a supergroup has a new id: it is told, and followed once. */
  async function following<T>(target: ChatTarget, work: (target: ChatTarget) => Promise<T>): Promise<T> {
    try {
      return await work(target);
    } catch (error) {
      const to = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
      if (to === undefined) throw error;
      await events.moved({ platform: "telegram", place: String(target.chat) }, String(to));
      return work({ ...target, chat: to });
    }
  }

  const packed = (reply: Reply, target: ChatTarget) =>
    bot.pack(postsHaveButtons(target) ? reply : { ...reply, actions: [] });

  return {
    async post({ place, reply, quiet }: Post): Promise<Posted> {
      const manner = { disable_notification: quiet };
      try {
        const message = await following(targetFrom(place), (target) =>
          send(packed(reply, target), target, parts, manner),
        );
        return { kind: "posted", message: String(message) };
      } catch (error) {
        return refused(error, token);
      }
    },
    async edit(place: string, message: string, reply: Reply): Promise<Edited> {
      const target = targetFrom(place);
      const { chat } = target;
      try {
        // What was posted with lessons is a rich message; without them it has to be told what it was.
        return { kind: await edit(packed(reply, target), { chat, message: Number(message), isRich: true }, parts) };
      } catch (error) {
        return refused(error, token);
      }
    },
  };
}
