import type { Edited, Platform, PlatformName, Post, Posted } from "../../src/bot/platform.ts";
import type { Reply } from "../../src/bot/reply.ts";
import { asText } from "../demo-bot.ts";

/** A message as it hangs on the board now. */
export interface Pinned {
  readonly message: string;
  readonly post: Post;
  readonly reply: Reply;
  readonly edits: number;
  /** When it was posted. */
  readonly at: Temporal.ZonedDateTime | undefined;
}

/** A platform that pins posts to a board, for tests of what is posted and when: how real platforms take posts is tested with them. */
export interface Board extends Platform {
  readonly pinned: readonly Pinned[];
  /** Titles of all posts, in order, with their places. */
  titles(): readonly string[];
  /** The next post that is pinned. */
  next(): Promise<Pinned>;
  /** The text of the newest post. */
  newest(): string;
  /** What becomes of the next posts, one after the other, instead of being pinned. */
  answers(...outcomes: readonly Posted[]): void;
  answersEdits(...outcomes: readonly Edited[]): void;
  /** Takes everything again. */
  recovers(): void;
}

export function createBoard(name: PlatformName = "discord", now?: () => Temporal.ZonedDateTime): Board {
  const pinned: Pinned[] = [];
  const waiting: Posted[] = [];
  const edits: Edited[] = [];
  let next = Promise.withResolvers<Pinned>();
  return {
    name,
    takesKeys: name === "discord",
    postsPerSecond: Number.POSITIVE_INFINITY,
    pinned,
    titles: () => pinned.map(({ post, reply }) => `${post.place}: ${reply.title}`),
    next: () => next.promise,
    newest: () => (pinned.at(-1) ? asText((pinned.at(-1) as Pinned).reply) : ""),
    answers: (...outcomes) => void waiting.push(...outcomes),
    recovers() {
      waiting.length = 0;
      edits.length = 0;
    },
    answersEdits: (...outcomes) => void edits.push(...outcomes),
    async post(post) {
      const answer = waiting.shift();
      if (answer) return answer;
      const message = `m${pinned.length + 1}`;
      const pin = { message, post, reply: post.reply, edits: 0, at: now?.() };
      pinned.push(pin);
      next.resolve(pin);
      next = Promise.withResolvers();
      return { kind: "posted", message };
    },
    async edit(_place, message, reply) {
      const answer = edits.shift();
      if (answer) return answer;
      const index = pinned.findIndex((each) => each.message === message);
      const before = pinned[index];
      if (!before) return { kind: "gone" };
      pinned[index] = { ...before, reply, edits: before.edits + 1 };
      return { kind: "edited" };
    },
    stop: async () => {},
  };
}
