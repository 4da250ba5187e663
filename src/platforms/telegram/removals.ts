import type { Api } from "grammy";
import type { Sleep } from "./transformers.ts";

/** Long enough to read an answer and to press a button of a question. */
const AFTER_MS = 3 * 60 * 1000;
/** At most so many messages wait to be removed; others stay. */
const MOST = 1000;

export interface RemovalsParts {
  readonly api: Pick<Api, "deleteMessage">;
  readonly sleep: Sleep;
  /** Aborted when the bot stops: what waits then stays. */
  readonly stopping: AbortSignal;
  /** Told of a message that could not be removed. */
  readonly failed: (error: unknown) => void;
}

interface Waiting {
  readonly cancel: AbortController;
  /** What was asked, which goes with its answer. */
  readonly question: number | undefined;
}

/** Takes away what everybody in a group sees though it is for one person: questions and errors, with the command that led to them. */
export class Removals {
  readonly #parts: RemovalsParts;
  readonly #waiting = new Map<string, Waiting>();

  constructor(parts: RemovalsParts) {
    this.#parts = parts;
  }

  /** Whether a message is going to be removed. */
  has(chat: number, message: number): boolean {
    return this.#waiting.has(`${chat}/${message}`);
  }

  /** Removes a message after a while, from now on; a second time for the same message counts anew. */
  later(chat: number, message: number, question?: number): void {
    const key = `${chat}/${message}`;
    const before = this.#waiting.get(key);
    this.keep(chat, message);
    if (this.#waiting.size >= MOST) return;
    const waiting = { cancel: new AbortController(), question: question ?? before?.question };
    this.#waiting.set(key, waiting);
    void this.#remove(chat, message, key, waiting);
  }

  /** The message stays: it has become an answer for all. */
  keep(chat: number, message: number): void {
    const key = `${chat}/${message}`;
    this.#waiting.get(key)?.cancel.abort();
    this.#waiting.delete(key);
  }

  async #remove(chat: number, message: number, key: string, { cancel, question }: Waiting): Promise<void> {
    const { api, sleep, stopping, failed } = this.#parts;
    try {
      await sleep(AFTER_MS, AbortSignal.any([stopping, cancel.signal]));
    } catch {
      return;
    }
    this.#waiting.delete(key);
    // Whether the bot may delete what others wrote, only trying tells.
    for (const each of question === undefined ? [message] : [message, question])
      await api.deleteMessage(chat, each).catch(failed);
  }
}
