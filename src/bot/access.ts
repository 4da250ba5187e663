import type { Asker } from "./asker.ts";
import type { PlatformName } from "./platform.ts";

/** A server, a group with all its topics, or the private chat with one person: what is admitted or blocked as a whole. */
export interface Community {
  readonly platform: PlatformName;
  /** The platform's id of the server or group; "@" and a person's id is the private chat with that person. */
  readonly id: string;
}

/** `waiting`: somebody asked there, and no operator has decided yet. */
export type CommunityState = "admitted" | "blocked" | "waiting";

export interface KnownCommunity extends Community {
  /** Our own, short enough for a button. */
  readonly number: number;
  readonly name: string | null;
  readonly state: CommunityState;
}

/** As what somebody asks, and which community vouches for it: the one they ask in, or in a private chat one they belong to. */
export type Standing =
  | { readonly kind: "operator" | "admitted"; readonly community: string }
  | { readonly kind: "stranger" };

/** Who may ask, and who decides that. */
export interface Access {
  standingOf(asker: Asker): Promise<Standing>;
  /** A stranger was told to go: operators hear of it, once a day for each community. */
  turnedAway(asker: Asker): void;
  /** Whether posts may go there. */
  admits(community: Community): Promise<boolean>;
  /** Makes an operator of whoever knows the code; it works once. False for a wrong one, and after too many tries. */
  becomeOperator(asker: Asker, code: string): Promise<boolean>;
  /** A new code, in place of an earlier one. */
  newCode(): string;
  /** All communities that are known: those that wait first, then by name. */
  communities(): Promise<readonly KnownCommunity[]>;
  /** Lets everybody there ask, or nobody, whose posts then rest. */
  decide(community: KnownCommunity, state: "admitted" | "blocked"): Promise<void>;
}
