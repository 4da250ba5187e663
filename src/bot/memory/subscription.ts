import type { Address, Closed } from "../platform.ts";
import type { Locale } from "../texts/locale.ts";

/** Which changes are told when they become known: none, those of today and of the next school day, or all. */
export type Alerts = "none" | "near" | "all";

/** Why a subscription is paused: its place is closed to the bot, or its class is gone. */
export type Paused = Closed | "klasse";

/** What somebody wants to be told, where and when. */
export interface NewSubscription extends Address {
  /** The place is a private chat. */
  readonly isPrivate: boolean;
  /** How people called the place then; null for places without a name. */
  readonly placeName: string | null;
  /** The platform's id of who made it; null when that is forgotten. */
  readonly owner: string | null;
  /** As `klasseOption` prints it. */
  readonly klasse: string;
  /** By the school's wall clock. */
  readonly time: Temporal.PlainTime;
  /** ISO weekdays of the school days that are told, Monday = 1, sorted. */
  readonly weekdays: readonly number[];
  /** At that time of the evening before. */
  readonly eve: boolean;
  /** Only what is different, and nothing on days as usual. */
  readonly onlyChanges: boolean;
  readonly alerts: Alerts;
  /** The platform's id of a role that is called for changes. */
  readonly role: string | null;
  readonly language: Locale;
}

export interface Subscription extends NewSubscription {
  readonly id: number;
  readonly paused: Paused | null;
}

/** When a school day is posted: by the school's wall clock, also on the days on which clocks change. */
export const postedAt = (
  date: Temporal.PlainDate,
  { time, eve }: Pick<NewSubscription, "time" | "eve">,
  timeZone: string,
): Temporal.ZonedDateTime => date.subtract({ days: eve ? 1 : 0 }).toZonedDateTime({ timeZone, plainTime: time });
