import type { Reply } from "./reply.ts";

export type PlatformName = "discord" | "telegram" | "terminal";

/** What platforms differ in, so that no command needs to know their names. Each platform declares its own. */
export interface Abilities {
  /** Can show an answer to the asker alone where others read along. */
  readonly canAnswerAlone: boolean;
  /** Has roles that a post can mention. */
  readonly hasRoles: boolean;
  /** A button can act on another place than its own, because a press tells what the presser may do there. */
  readonly buttonsReachElsewhere: boolean;
  /** What people call the places where others read along. */
  readonly places: "channels" | "groups";
  /** Can ask for everything at once: see `Bot.form`. */
  readonly hasForms: boolean;
}

/** Where something can be posted. */
export interface Address {
  readonly platform: PlatformName;
  /**
   * The platform's id of a chat, channel, thread or topic, each a place of its own. "@" and a person's id is the private chat with
   * that person; "-1007/4" is the topic 4 of the chat -1007.
   */
  readonly place: string;
}

/** The chat that a place belongs to. A platform's limits hold for the chat as a whole, with all its topics. */
export const chatOf = (place: string): string => place.split("/", 1)[0] ?? place;

/** Something that runs and can be stopped. */
export interface Running {
  readonly name: string;
  /** Takes no new work, finishes answers in flight, and closes its connections. */
  stop(): Promise<void>;
}

/** A message that the bot sends by itself. */
export interface Post {
  readonly place: string;
  readonly reply: Reply;
  /** The same for every try of a post, at most 25 characters. See `Platform.takesKeys`. */
  readonly key: string;
  /** When an earlier try began that may have arrived; null for the first try. */
  readonly triedAt: Temporal.Instant | null;
  /** The id of a role to mention. */
  readonly mention: string | null;
  /** Without a sound. */
  readonly quiet: boolean;
}

/** Why nothing can be posted to a place until a person acts. */
export type ClosedReason = "gone" | "forbidden" | "blocked";

/** `closed`: until a person acts; `busy`: for now. */
export type Refused = { readonly kind: "closed"; readonly why: ClosedReason } | Busy;

export interface Busy {
  readonly kind: "busy";
  /** When to try again; absent: use our own back-off. */
  readonly afterSeconds?: number;
  /** Nothing can be posted to the whole platform until then; false: only not to this chat. Absent where the platform does not say. */
  readonly everywhere?: boolean;
  /** The post may have arrived nevertheless. */
  readonly mayHaveArrived?: boolean;
  /** For the log. */
  readonly error: object;
}

export type Posted = { readonly kind: "posted"; readonly message: string } | Refused;

/** `gone`: the message no longer exists, or can no longer be edited. */
export type Edited = { readonly kind: "edited" } | { readonly kind: "gone" } | Refused;

/** A chat platform. What goes wrong with a post is returned, never thrown. */
export interface Platform extends Running {
  readonly name: PlatformName;
  /** Posts with the same key become one message, however often they are sent. */
  readonly takesKeys: boolean;
  /** How many posts a second it takes. */
  readonly postsPerSecond: number;
  /** The people of whom the platform itself knows that they own the bot. */
  readonly operators?: readonly string[];
  /** Whether somebody belongs to a server or group. @throws when the platform cannot be asked */
  isMember?(community: string, user: string): Promise<boolean>;
  /** The community that a place belongs to, where its id does not tell; undefined if it is gone. */
  communityOf?(place: string): Promise<string | undefined>;
  post(post: Post): Promise<Posted>;
  /** Replaces a posted reply. */
  edit(place: string, message: string, reply: Reply): Promise<Edited>;
}

/** `waiting`: it cannot be reached for now; `gone`: until a person acts. */
export type PlatformState = "ready" | "waiting" | "gone";

/** What a platform reports by itself. */
export interface PlatformEvents {
  /** A place has another id from now on. */
  moved(from: Address, to: string): Promise<void>;
  /** Of these communities and places nothing is left for the bot: it was removed from them, or they were deleted. */
  left(platform: PlatformName, gone: readonly string[]): Promise<void>;
  /** The bot is in these communities and in no other. */
  isIn(platform: PlatformName, communities: readonly string[]): Promise<void>;
}
