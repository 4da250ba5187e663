import type { Address, ClosedReason } from "../platform.ts";
import type { Locale } from "../texts/locale.ts";

/** Which changes are announced as they become known: none, those of today and the next school day, or all. */
export type Alerts = "none" | "near" | "all";

/**
 * Why a subscription is paused: its place is closed to the bot, its class is gone, nobody has used the bot there for a school year, or its
 * community is not admitted (any more).
 */
export type Paused = ClosedReason | "klasse" | "silent" | "operator";

/** What somebody wants to be told, where and when. */
export interface NewSubscription extends Address {
  /** What must be admitted for its posts: `Standing.community`; null where it is still to be found out. */
  readonly community: string | null;
  /** The place is a private chat. */
  readonly isPrivate: boolean;
  /** The place's name when it was made; null if it has none. */
  readonly placeName: string | null;
  /** The platform's id of the person who made it; null once forgotten. */
  readonly owner: string | null;
  /** As `klasseOption` prints it. */
  readonly klasse: string;
  /** The school's wall clock. */
  readonly time: Temporal.PlainTime;
  /** ISO weekdays of the school days to post, Monday = 1, sorted. */
  readonly weekdays: readonly number[];
  /** Post on the evening before, at `time`. */
  readonly eve: boolean;
  /** Post only what is different, and nothing on an ordinary day. */
  readonly onlyChanges: boolean;
  readonly alerts: Alerts;
  /** The platform's id of a role to mention with changes. */
  readonly role: string | null;
  readonly language: Locale;
}

export interface Subscription extends NewSubscription {
  readonly id: number;
  readonly paused: Paused | null;
}

/**
 * The most subscriptions of one place, of one person over all places, and of one group with all its topics or server with all its
 * channels. More is a mistake, or somebody who wants to keep the bot busy: nobody reads that much.
 */
export const MOST_SUBSCRIPTIONS = { place: 20, person: 60, community: 200 } as const;

type Limit = keyof typeof MOST_SUBSCRIPTIONS;

/** How many subscriptions there are, as far as they count towards the limits. */
export type SubscriptionCounts = Readonly<Record<Limit, number>>;

/** How many subscriptions there may be, and what is thrown instead of making one more. */
export interface SubscriptionLimits {
  readonly most: SubscriptionCounts;
  tooMany(limit: Limit): Error;
}

/** When a school day is posted. Follows the school's wall clock, also when clocks change. */
export const postedAt = (
  date: Temporal.PlainDate,
  { time, eve }: Pick<NewSubscription, "time" | "eve">,
  timeZone: string,
): Temporal.ZonedDateTime => date.subtract({ days: eve ? 1 : 0 }).toZonedDateTime({ timeZone, plainTime: time });
