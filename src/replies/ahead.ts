import { countdown, plain, type Span } from "../bot/reply.ts";
import type { Texts } from "../bot/texts/index.ts";

/** "heute", "morgen", "in 5 Tagen" */
export const daysAhead = (days: number, text: Texts): string =>
  days <= 0 ? text.relativeDays.today.toLowerCase() : text.inDays(days);

/** Days. What is further away, platforms that count by themselves tell in months. */
const FURTHEST = 25;

/** The same for a moment; where the platform can count down by itself, it does. */
export function timeAhead(at: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime, text: Texts): Span {
  const days = now.toPlainDate().until(at.toPlainDate()).days;
  const words = daysAhead(days, text);
  const isAhead = Temporal.ZonedDateTime.compare(now, at) < 0;
  return isAhead && days <= FURTHEST ? countdown(words, at) : plain(words);
}
