/** WebUntis sends its times without a zone: they are the school's. */
const TIME_ZONE = "Europe/Berlin";

/** Untis exports its changes to WebUntis early in the morning. */
const IMPORTED_AT = Temporal.PlainTime.from("06:15");

/** The date at the school. */
export const dateAt = (now: Temporal.Instant): Temporal.PlainDate => now.toZonedDateTimeISO(TIME_ZONE).toPlainDate();

/** When the plan was last imported, in milliseconds since 1970: at 06:15 today or yesterday, or with later news. */
export function lastImport(now: Temporal.Instant, news: Temporal.Instant | undefined): number {
  const ofToday = dateAt(now).toZonedDateTime({ timeZone: TIME_ZONE, plainTime: IMPORTED_AT });
  const isToCome = Temporal.Instant.compare(now, ofToday.toInstant()) < 0;
  const daily = (isToCome ? ofToday.subtract({ days: 1 }) : ofToday).epochMilliseconds;
  return Math.max(daily, news?.epochMilliseconds ?? 0);
}
