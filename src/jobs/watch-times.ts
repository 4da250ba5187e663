/** By the school's wall clock: from the first buses on until the last look at the bag for tomorrow. */
const DAY = { from: 5, to: 22 };
const BY_DAY = { minutes: 5 };
/** Where WebUntis does not say whether there is news, all plans have to be read. */
const BY_DAY_UNASKED = { minutes: 15 };
const BY_NIGHT = { minutes: 60 };

/** When to look for changes again: often by day, rarely at night, and in time when the day begins. */
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
