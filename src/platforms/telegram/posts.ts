import { type Api, GrammyError, HttpError } from "grammy";
import type { Bot } from "../../bot/bot.ts";
import type { ClosedReason, Edited, PlatformEvents, Post, Posted, Refused } from "../../bot/platform.ts";
import type { Reply } from "../../bot/reply.ts";
import { type ChatTarget, targetFrom } from "./chat.ts";
import { edit, type SendParts, send } from "./deliver.ts";
import { describeError } from "./describe-error.ts";

/** Telegram lets a bot broadcast about 30 messages a second. At exactly 30, some would come a moment too early and cost a second's pause. */
export const POSTS_PER_SECOND = 29;

/** Errors of chats that stay closed until a person acts. */
const CLOSED: readonly (readonly [RegExp, ClosedReason])[] = [
  [/blocked by the user|user is deactivated|can't initiate conversation/i, "blocked"],
  [
    /chat not found|thread not found|topic.*(deleted|closed)|(chat|group) (was deleted|is deactivated)|peer_id_invalid/i,
    "gone",
  ],
  [/kicked|not a member|not enough rights|have no rights|WRITE_FORBIDDEN|need administrator rights/i, "forbidden"],
];

export interface PostParts extends SendParts {
  /** Must not wait or try again by itself: that is decided by whoever posts. */
  readonly api: Api;
  readonly bot: Pick<Bot, "pack">;
  readonly token: string;
  readonly events: Pick<PlatformEvents, "moved">;
}

/** Network errors after which the request surely never reached Telegram: there was no connection. */
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/;

/** A whole answer, but not Telegram's: something in between says by a web page that it did not get through. */
const isOthersAnswer = ({ error }: HttpError) =>
  typeof error === "object" && error !== null && Reflect.get(error, "type") === "invalid-json";

function refused(error: unknown, token: string): Refused {
  if (error instanceof HttpError) {
    const mayHaveArrived = !isOthersAnswer(error) && !NEVER_SENT.test(String(error.error));
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

/** In a group a press would replace what was posted for everybody. Groups have negative ids. */
const postsHaveButtons = ({ chat }: ChatTarget) => chat >= 0;

/** Posts to chats, topics and people. */
export function createPosts({ bot, token, events, ...parts }: PostParts) {
  /** Follows a group that became a supergroup to its new id, once, and reports the move. */
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
        const { message_id } = await following(targetFrom(place), (target) =>
          send(packed(reply, target), target, parts, manner),
        );
        return { kind: "posted", message: String(message_id) };
      } catch (error) {
        return refused(error, token);
      }
    },
    async edit(place: string, message: string, reply: Reply): Promise<Edited> {
      const target = targetFrom(place);
      const { chat } = target;
      try {
        // A post with lessons is a rich message, and stays one when its lessons are gone.
        return { kind: await edit(packed(reply, target), { chat, message: Number(message), isRich: true }, parts) };
      } catch (error) {
        return refused(error, token);
      }
    },
  };
}
