import type { Generated } from "kysely";
import type { CommunityState } from "../bot/access.ts";
import type { Alerts, Paused } from "../bot/memory/subscription.ts";
import type { PlatformName } from "../bot/platform.ts";
import type { Locale } from "../bot/texts/locale.ts";

/** Instants are milliseconds since 1970, dates "2026-11-24", times of day "06:30", flags 0 or 1. */
export interface Database {
  readonly klasse: KlasseTable;
  readonly own_courses: OwnCoursesTable;
  readonly subscription: SubscriptionTable;
  readonly delivery: DeliveryTable;
  readonly snapshot: SnapshotTable;
  readonly progress: ProgressTable;
  readonly community: CommunityTable;
  readonly operator: OperatorTable;
}

/** Who may ask: see `Community`. */
interface CommunityTable {
  readonly number: Generated<number>;
  readonly platform: PlatformName;
  readonly id: string;
  readonly name: string | null;
  readonly state: CommunityState;
  /** When it came to be so. */
  readonly since: number;
  /** When operators were last told that somebody asked there. */
  readonly told: number | null;
}

/** People who have shown the code. Those whom the platform knows to own the bot are not stored. */
interface OperatorTable {
  readonly platform: PlatformName;
  readonly user: string;
}

/** The class that a person or a place has chosen. */
interface KlasseTable {
  readonly platform: PlatformName;
  readonly whose: "asker" | "place";
  readonly id: string;
  readonly klasse: string;
  /** When it was last of use; null for longer than is known. */
  readonly used: number | null;
}

/** The courses that a person takes of a class. */
interface OwnCoursesTable {
  readonly platform: PlatformName;
  readonly user: string;
  readonly klasse: string;
  /** In the person's own words, "" for none. */
  readonly label: string;
  /** As `packChoice` writes it. */
  readonly choice: string;
  /** The last day for which they hold. */
  readonly until: string;
  /** When the person last asked something. */
  readonly used: number;
}

interface SubscriptionTable {
  readonly id: Generated<number>;
  readonly platform: PlatformName;
  readonly place: string;
  readonly private: number;
  readonly place_name: string | null;
  readonly owner: string | null;
  readonly klasse: string;
  readonly time: string;
  /** Digits, such as "12345". */
  readonly weekdays: string;
  readonly eve: number;
  readonly only_changes: number;
  readonly notices: Alerts;
  readonly role: string | null;
  readonly language: Locale;
  readonly paused: Paused | null;
  readonly paused_since: number | null;
  /** As `NewSubscription.community`. */
  readonly community: string | null;
  /** When somebody last asked something in its place; null for longer than is known. */
  readonly used: number | null;
  /** Since when its class is missing; null if it is there. */
  readonly missing_since: number | null;
  /** Posts that were due before this are not made up for. */
  readonly since: number;
}

/**
 * What is to be posted: a school day, changes, word that a subscription is paused, or that a day's post was dropped. `early`: a school day
 * that was posted too early by a false clock.
 */
export type DeliveryKind = "day" | "changes" | "paused" | "missed" | "early";

/** `waiting` → `sending` → `sent`; back to `waiting` after a failure; `dropped`: never sent; `skipped`: there was nothing to say. */
export type DeliveryState = "waiting" | "sending" | "sent" | "dropped" | "skipped";

/** The outbox: a row for each post. */
interface DeliveryTable {
  readonly key: string;
  readonly subscription: number;
  readonly kind: DeliveryKind;
  readonly platform: PlatformName;
  readonly place: string;
  /** The school day it is about; null for posts without one. */
  readonly date: string | null;
  readonly due: number;
  readonly expires: number;
  readonly next_try: number;
  readonly state: Generated<DeliveryState>;
  readonly tries: Generated<number>;
  readonly tried_at: number | null;
  /** Attempts that may have arrived but were not confirmed. */
  readonly unsure: Generated<number>;
  /** Which process is sending it, and until when no other may. */
  readonly worker: string | null;
  readonly lease: number | null;
  readonly reply: string | null;
  readonly mention: string | null;
  /** The reply was made from an old plan, since WebUntis did not answer. */
  readonly stale: Generated<number>;
  readonly message: string | null;
  /** It no longer says what the plan says. */
  readonly outdated: Generated<number>;
}

/** A class's plan of a day as it was last told. */
interface SnapshotTable {
  readonly klasse: string;
  readonly date: string;
  readonly plan: string;
}

/** A single row: how far the jobs have come. */
interface ProgressTable {
  readonly id: Generated<number>;
  readonly planned_until: number;
  readonly last_import: number | null;
}
