import type { Abilities, PlatformName } from "./platform.ts";

/** Who asks, and where. */
export interface Asker {
  readonly platform: PlatformName;
  readonly abilities: Abilities;
  /** The platform's id of the chat, channel, thread or topic. Which school and class it belongs to is looked up by this. */
  readonly chat: string;
  /** The platform's id of the person; null for nobody in particular, such as an administrator who hides behind the group. */
  readonly user: string | null;
  /** What the chat belongs to, as `Community.id`. */
  readonly community: string;
  /** Nobody else reads along. */
  readonly isPrivate: boolean;
  /** The language tag the platform tells, such as "de", "en-GB"; undefined when it tells none. */
  readonly language: string | undefined;
  /** False for a press on a button under an answer to somebody else. */
  readonly isAddressee: boolean;
  /** The place meant by the platform's own way to name one; undefined if the bot can see none. */
  findPlace(typed: string): Promise<string | undefined>;
  /** The id of the role meant by the platform's own way to name one; undefined if that is no role. */
  findRole(typed: string): Promise<string | undefined>;
  /** Whether the person may manage a place. In a private chat everybody may. */
  mayManage(place: string): Promise<boolean>;
  /** A place's name; undefined if it has none, such as a private chat. */
  nameOf(place: string): Promise<string | undefined>;
  /** Whether the bot may post to a place, as far as it can know before it tries. */
  canPost(place: string): Promise<boolean>;
  /** The community of a place that `findPlace` gave, or of the chat. */
  communityOf(place: string): string;
  /** The name of the asker's community, as people know it. */
  communityName(): Promise<string | undefined>;
  /** Whether the person belongs to a server or group, as far as the bot can see. */
  isMemberOf(community: string): Promise<boolean>;
}
