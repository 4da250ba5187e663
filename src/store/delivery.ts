import type { Insertable, Selectable } from "kysely";
import type { Address } from "../bot/platform.ts";
import type { Database, DeliveryKind } from "./schema.ts";

/** How long a claim lasts: longer than any platform takes to answer. */
export const LEASE_MS = 120_000;

/** What a post says. */
export interface Said {
  /** The reply as JSON. */
  readonly reply: string;
  /** The platform's id of a role to call. */
  readonly mention: string | null;
  /** Made from an old plan, since WebUntis did not answer. */
  readonly stale: boolean;
}

/** A post on its way. `reply`, `mention` and `stale` are those of the last attempt, or of what is to be sent. */
export interface Delivery extends Address, Pick<Said, "mention" | "stale"> {
  /** The same for every attempt. At most 25 characters. */
  readonly key: string;
  readonly subscription: number;
  readonly kind: DeliveryKind;
  readonly date: Temporal.PlainDate | null;
  readonly due: Temporal.Instant;
  readonly expires: Temporal.Instant;
  readonly tries: number;
  /** When the first attempt began; null if there was none. */
  readonly triedAt: Temporal.Instant | null;
  /** Attempts that may have arrived but were not confirmed. */
  readonly unsure: number;
  /** The reply as JSON; null until there is one, and when it has been forgotten. */
  readonly reply: string | null;
  /** The platform's id of the message, once it is posted. */
  readonly message: string | null;
}

/** A post to be made. */
export type NewDelivery = Omit<Delivery, "tries" | "triedAt" | "unsure" | "stale" | "message">;

/** Milliseconds since 1970 as an instant. */
export const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);

/** A row of the table as a post. */
export const delivery = (row: Selectable<Database["delivery"]>): Delivery => ({
  key: row.key,
  subscription: row.subscription,
  kind: row.kind,
  platform: row.platform,
  place: row.place,
  date: row.date === null ? null : Temporal.PlainDate.from(row.date),
  due: instant(row.due),
  expires: instant(row.expires),
  tries: row.tries,
  triedAt: row.tried_at === null ? null : instant(row.tried_at),
  // One that was left behind in the middle of sending.
  unsure: row.unsure + Number(row.state === "sending"),
  reply: row.reply,
  mention: row.mention,
  stale: row.stale === 1,
  message: row.message,
});

/** A post as a new row of the table. */
export const deliveryRow = (post: NewDelivery): Insertable<Database["delivery"]> => ({
  key: post.key,
  subscription: post.subscription,
  kind: post.kind,
  platform: post.platform,
  place: post.place,
  date: post.date?.toString() ?? null,
  due: post.due.epochMilliseconds,
  expires: post.expires.epochMilliseconds,
  next_try: post.due.epochMilliseconds,
  reply: post.reply,
  mention: post.mention,
});
