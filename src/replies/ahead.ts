import type { CommandContext } from "../bot/command.ts";
import { countdown, plain, type Span } from "../bot/reply.ts";
import type { Texts } from "../bot/texts/index.ts";
import { planTexts } from "./texts.ts";

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

/** "in 23 Minuten", to a time of the school's day. */
export function minutesAhead(
  minutes: number,
  at: Temporal.PlainTime,
  { school, text }: Pick<CommandContext, "school" | "text">,
): Span {
  const moment = school.today().toZonedDateTime({ timeZone: school.timeZone, plainTime: at });
  return countdown(`in ${planTexts(text).lasting(minutes)}`, moment);
}
