import type { Reply } from "./reply.ts";

export type PlatformName = "discord" | "telegram" | "terminal";

/** What platforms differ in, for those who must not know their names. Each platform declares its own. */
export interface Abilities {
  /** An answer can be shown to the asker alone where others read along. */
  readonly canAnswerAlone: boolean;
  /** There are roles, which a post can mention. */
  readonly hasRoles: boolean;
  /** A button can act on another place than its own: with a press comes what the presser may do there. */
  readonly buttonsReachElsewhere: boolean;
}

/** Where something can be posted. */
export interface Address {
  readonly platform: PlatformName;
  /**
   * The platform's id of a chat, channel, thread or topic, each a place of its own; "@" and the id of a person is the private chat
   * with that person.
   */
  readonly place: string;
}

/** Something running that is to be stopped. */
export interface Running {
  readonly name: string;
  /** Takes no new work, lets answers in flight finish, and closes its connections. */
  stop(): Promise<void>;
}

/** A message that nobody asked for just now. */
export interface Post {
  readonly place: string;
  readonly reply: Reply;
  /** Equal for every try of the same post, at most 25 characters. A platform that can, takes a key only once. */
  readonly key: string;
  /** The beginning of an earlier try that may have arrived; null at the first one. */
  readonly triedAt: Temporal.Instant | null;
  /** The id of a role to call. */
  readonly mention: string | null;
  /** Without a sound. */
  readonly quiet: boolean;
}

/** Why nothing can be posted to a place, until a person changes that. */
export type ClosedReason = "gone" | "forbidden" | "blocked";

/** `closed`: for good; `busy`: passing. */
export type Refused = { readonly kind: "closed"; readonly why: ClosedReason } | Busy;

export interface Busy {
  readonly kind: "busy";
  /** When to try again; without it, whenever one likes. */
  readonly afterSeconds?: number;
  /** The whole platform wants to be left in peace until then. */
  readonly everywhere?: boolean;
  /** The post may have arrived all the same. */
  readonly mayHaveArrived?: boolean;
  /** For the log. */
  readonly error: object;
}

export type Posted = { readonly kind: "posted"; readonly message: string } | Refused;

/** `gone`: there is no such message any more, or it can no longer be edited. */
export type Edited = { readonly kind: "edited" } | { readonly kind: "gone" } | Refused;

/** A chat platform. Nothing that goes wrong with a post is thrown: it is told. */
export interface Platform extends Running {
  readonly name: PlatformName;
  /** It takes a post with the same key once only, however often it is sent. */
  readonly takesKeys: boolean;
  /** How many posts a second it takes. */
  readonly postsPerSecond: number;
  post(post: Post): Promise<Posted>;
  /** Puts a reply in the place of a posted one. */
  edit(place: string, message: string, reply: Reply): Promise<Edited>;
}

/** What a platform tells by itself. */
export interface PlatformEvents {
  /** A place has another id from now on. */
  moved(from: Address, to: string): Promise<void>;
}
