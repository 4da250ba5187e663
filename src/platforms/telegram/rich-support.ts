import { GrammyError } from "grammy";
import { LRUCache } from "lru-cache";

/** A chat that refused is tried again after a day: rights and servers change. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;
const MOST_CHATS = 10_000;
const WHOLE_SERVER = "server";

/** Remembers where rich messages (Bot API 10.1) are refused. */
export interface RichSupport {
  /** Whether a rich message is worth a try. */
  mayBeRich(chat: number): boolean;
  /**
   * Whether an error refuses a rich message, so that HTML text may still pass. A server that does not know the method is remembered
   * at once.
   */
  isRefusal(error: unknown): boolean;
  /** Remembers a chat that refused a rich message with this error and then took HTML text. */
  remember(chat: number, error: unknown): void;
}

/** Errors about this one message, not about rich messages. */
const CONTENT = /parse|too (long|many|big)|too_(long|many|big)|unsupported|empty/i;

/** Errors that HTML text would meet as well. */
const NOT_ABOUT_RICH = /chat not found|not modified|message to edit not found|message can't be edited|BUTTON_/i;

/** Remembers at most 10,000 chats, for a day each. */
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
