import type { Update } from "grammy/types";
import type { Changes } from "../changes.ts";
import type { Payload } from "./payloads.ts";
import { Refusal } from "./refusal.ts";

interface OpenPoll {
  answer(updates: readonly Update[]): void;
  refuse(refusal: Refusal): void;
}

/** Distributes, so that each kind of update keeps its fields. */
type WithoutId<T> = T extends unknown ? Omit<T, "update_id"> : never;

/** Kinds of updates that come only when they are asked for by name. */
const ONLY_BY_NAME = ["chat_member", "message_reaction", "message_reaction_count"];

/** The queue of updates behind getUpdates: an update stays until a poll with a higher offset confirms it. */
export class Polling {
  #queue: Update[] = [];
  #next = 1;
  #open: OpenPoll | undefined;
  #closed = false;
  /** What the last poll asked for; it holds for what comes later. */
  #allowed: readonly string[] = [];
  readonly #changes: Changes;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  /** Queues an update, if the bot polls for its kind. */
  push(update: WithoutId<Update>): void {
    const [kind = ""] = Object.keys(update);
    if (!(this.#allowed.length > 0 ? this.#allowed.includes(kind) : !ONLY_BY_NAME.includes(kind))) return;
    this.#queue.push({ ...update, update_id: this.#next });
    this.#next += 1;
    this.#open?.answer(this.#queue);
  }

  /** How many updates the bot has not confirmed. */
  get unconfirmed(): number {
    return this.#queue.length;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Resolves as soon as a poll waits for updates. */
  opened(): Promise<void> {
    return this.#changes.until(() => this.isOpen);
  }

  /** One getUpdates; `gone` is aborted when its client hangs up. A second poll throws out the first. */
  poll({ offset, limit, timeout, allowed_updates }: Payload<"getUpdates">, gone: AbortSignal) {
    this.#allowed = allowed_updates ?? this.#allowed;
    this.#queue = this.#queue.filter(({ update_id }) => update_id >= offset);
    this.#open?.refuse(
      new Refusal(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      ),
    );
    if (this.#queue.length > 0 || timeout === 0 || this.#closed)
      return Promise.resolve<readonly Update[]>(this.#queue.slice(0, limit));
    return new Promise<readonly Update[]>((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        if (this.#open === poll) this.#open = undefined;
        this.#changes.tell();
      };
      const timer = setTimeout(() => poll.answer([]), timeout * 1000);
      const poll: OpenPoll = {
        answer(updates) {
          end();
          resolve(updates.slice(0, limit));
        },
        refuse(refusal) {
          end();
          reject(refusal);
        },
      };
      gone.addEventListener("abort", () => poll.answer([]));
      this.#open = poll;
      this.#changes.tell();
    });
  }

  close(): void {
    this.#closed = true;
    this.#open?.answer([]);
  }
}
