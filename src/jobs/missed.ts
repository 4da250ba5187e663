import type { Subscription } from "../bot/memory/subscription.ts";
import { paragraph, type Reply } from "../bot/reply.ts";
import { textsFor } from "../bot/texts/index.ts";
import type { Delivery, NewDelivery } from "../store/index.ts";
import { postTexts } from "./texts.ts";

/** The post that says that a day's post was dropped; undefined for other posts, of which nobody needs to be told. */
export function missedDelivery(dropped: Delivery, now: Temporal.Instant, timeZone: string): NewDelivery | undefined {
  const { kind, subscription, platform, place, date } = dropped;
  if (kind !== "day" || date === null) return undefined;
  return {
    key: `m${subscription}:${date.toString().replaceAll("-", "")}`,
    subscription,
    kind: "missed",
    platform,
    place,
    date,
    due: now,
    expires: date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
    // Made when it is sent: on a day off there was nothing to miss.
    reply: null,
    mention: null,
  };
}

/** Says that a day's post was dropped, and how to get its plan. */
export function missedReply({ klasse, time, language }: Subscription, date: Temporal.PlainDate): Reply {
  const text = textsFor(language, language, date);
  return {
    title: postTexts(text).missedTitle(klasse),
    tone: "warning",
    blocks: [paragraph(...postTexts(text).missed(klasse, text.day(date), time, `${date.day}.${date.month}.`))],
    actions: [
      [{ label: text.day(date), invocation: { command: "stundenplan", options: { klasse, tag: date.toString() } } }],
    ],
    audience: "everyone",
  };
}
