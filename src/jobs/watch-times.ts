/** The day by the school's wall clock: from the first school bus until bags are packed for tomorrow. */
const DAY = { from: 5, to: 22 };
const BY_DAY = { minutes: 5 };
/** For schools where WebUntis does not say whether there is news, so that all plans have to be read. */
const BY_DAY_UNASKED = { minutes: 15 };
const BY_NIGHT = { minutes: 60 };

/** When to look for changes next: often by day, rarely at night, and on time when the day begins. */
export function nextRound(now: Temporal.Instant, timeZone: string, last: "asked" | "cannot ask"): Temporal.Instant {
  const local = now.toZonedDateTimeISO(timeZone);
  if (local.hour >= DAY.from && local.hour < DAY.to) return now.add(last === "asked" ? BY_DAY : BY_DAY_UNASKED);
  const morning = local
    .add({ days: local.hour < DAY.from ? 0 : 1 })
    .withPlainTime({ hour: DAY.from })
    .toInstant();
  const later = now.add(BY_NIGHT);
  return Temporal.Instant.compare(later, morning) < 0 ? later : morning;
}
