import { GrammyError } from "grammy";
import type { Sleep } from "./transformers.ts";

/** The longest an answer is held back for Telegram's limits. */
const LONGEST_WAIT_S = 30;
/** At most so many chats are waited for. */
const MOST = 1000;

export interface LaterParts {
  readonly sleep: Sleep;
  /** Aborted when the bot stops: nothing waits any longer then. */
  readonly stopping: AbortSignal;
  /** Told when an answer that was held back fails. */
  readonly failed: (error: unknown) => void;
}

/**
 * Does what Telegram asks for with 429, once: waits, then sends again. One answer waits in a chat, and what else is to be said there
 * meanwhile is left out. The update is done with at once: it would keep those of other chats waiting.
 */
export class Later {
  readonly #parts: LaterParts;
  readonly #waiting = new Set<number>();

  constructor(parts: LaterParts) {
    this.#parts = parts;
  }

  /** Telegram wants this chat to be left in peace for now. */
  isLimited(chat: number): boolean {
    return this.#waiting.has(chat);
  }

  /**
   * Sends to a chat, now or later.
   * @throws what sending throws, apart from the wish to wait
   */
  async send(chat: number, send: () => Promise<unknown>): Promise<void> {
    if (this.isLimited(chat)) return;
    try {
      await send();
    } catch (error) {
      const wait = error instanceof GrammyError ? error.parameters.retry_after : undefined;
      if (wait === undefined || wait > LONGEST_WAIT_S) throw error;
      if (this.isLimited(chat) || this.#waiting.size >= MOST) return;
      this.#waiting.add(chat);
      void this.#again(chat, wait, send);
    }
  }

  async #again(chat: number, seconds: number, send: () => Promise<unknown>): Promise<void> {
    const { sleep, stopping, failed } = this.#parts;
    try {
      await sleep(seconds * 1000, stopping);
      await send();
    } catch (error) {
      if (!stopping.aborted) failed(error);
    } finally {
      this.#waiting.delete(chat);
    }
  }
}
