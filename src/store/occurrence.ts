import { type Kysely, sql } from "kysely";
import type { Database, DeliveryKind } from "./schema.ts";

/** A time at which school days are posted, on the day itself or the evening before, and the moment of that for one date. */
export interface Occurrence {
  readonly time: Temporal.PlainTime;
  readonly eve: boolean;
  readonly date: Temporal.PlainDate;
  readonly at: Temporal.Instant;
}

/** How long after its time a post is still made up for. */
export const MADE_UP_MS = 2 * 3_600_000;

/** Adds the rows of everybody who is posted to at this time, unless they exist. */
export async function addOccurrence(database: Kysely<Database>, { time, eve, date, at }: Occurrence): Promise<void> {
  const due = at.epochMilliseconds;
  const day = date.toString();
  await database
    .insertInto("delivery")
    .columns(["key", "subscription", "kind", "platform", "place", "date", "due", "expires", "next_try"])
    .expression(
      database
        .selectFrom("subscription")
        .select((row) => [
          sql<string>`'d' || ${row.ref("id")} || ':' || ${day.replaceAll("-", "")}`.as("key"),
          "id",
          sql<DeliveryKind>`'day'`.as("kind"),
          "platform",
          "place",
          sql<string>`${day}`.as("date"),
          sql<number>`${due}`.as("due"),
          sql<number>`${due + MADE_UP_MS}`.as("expires"),
          sql<number>`${due}`.as("next_try"),
        ])
        .where("paused", "is", null)
        .where("time", "=", time.toString({ smallestUnit: "minute" }))
        .where("eve", "=", Number(eve))
        .where("since", "<", due),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
