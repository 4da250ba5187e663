import { GrammyError } from "grammy";
import { LRUCache } from "lru-cache";

/** A chat that refused is asked again after a day: rights and servers change. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;
const MOST_CHATS = 10_000;
const WHOLE_SERVER = "server";

/** Where rich messages (Bot API 10.1) are known to be refused. */
export interface RichSupport {
  /** Whether a rich message is worth a try. */
  mayBeRich(chat: number): boolean;
  /**
   * Whether this error refused a rich message such that HTML text may still pass. A server that does not know the method
   * is remembered at once.
   */
  isRefusal(error: unknown): boolean;
  /** To be called when HTML text passed where a rich message was refused with this error: the chat is remembered. */
  remember(chat: number, error: unknown): void;
}

/** Complaints about this one message, not about rich messages. */
const CONTENT = /parse|too (long|many|big)|too_(long|many|big)|unsupported|empty/i;

/** Refusals that HTML text would meet as well. */
const NOT_ABOUT_RICH = /chat not found|not modified|message to edit not found|message can't be edited|BUTTON_/i;

/** Remembers for a day, for at most 10,000 chats. */
export function createRichSupport(): RichSupport {
  const refused = new LRUCache<number | typeof WHOLE_SERVER, true>({ max: MOST_CHATS, ttl: REMEMBERED_MS });
  return {
    mayBeRich: (chat) => !refused.has(WHOLE_SERVER) && !refused.has(chat),
    isRefusal(error) {
      if (!(error instanceof GrammyError)) return false;
      if (error.error_code === 404) refused.set(WHOLE_SERVER, true);
      return error.error_code === 404 || (error.error_code === 400 && !NOT_ABOUT_RICH.test(error.description));
    },
    remember(chat, error) {
      if (error instanceof GrammyError && error.error_code === 400 && !CONTENT.test(error.description))
        refused.set(chat, true);
    },
  };
}
