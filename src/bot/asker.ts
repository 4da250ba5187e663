import type { Abilities, PlatformName } from "./platform.ts";

/** Who asks, and where. */
export interface Asker {
  readonly platform: PlatformName;
  readonly abilities: Abilities;
  /** The platform's id of the chat, channel, thread or topic: which school and class it belongs to is asked by this. */
  readonly chat: string;
  /** The platform's id of the person. */
  readonly user: string;
  /** Nobody else reads along. */
  readonly isPrivate: boolean;
  /** The language tag the platform tells, such as "de", "en-GB"; undefined when it tells none. */
  readonly language: string | undefined;
  /** The place that somebody means by a platform's own way to name one; undefined when there is none that the bot can see. */
  findPlace(typed: string): Promise<string | undefined>;
  /** The id of the role that somebody means by a platform's own way to name one; undefined when that is none. */
  findRole(typed: string): Promise<string | undefined>;
  /** Whether the person may manage a place: in a private chat everybody may. */
  mayManage(place: string): Promise<boolean>;
  /** How people call a place; undefined for what has no name, such as a private chat. */
  nameOf(place: string): Promise<string | undefined>;
  /** Whether the bot may post to a place, as far as that is known before it tries. */
  canPost(place: string): Promise<boolean>;
}
