import type { Paused, Subscription } from "../bot/memory/subscription.ts";
import { paragraph, plain, type Reply } from "../bot/reply.ts";
import { textsFor } from "../bot/texts/index.ts";
import { subscriptionTexts } from "../replies/subscription-texts.ts";
import type { NewDelivery } from "../store/index.ts";
import { postTexts } from "./texts.ts";

/** Word that a subscription rests is of use for so long. */
const OF_USE = { hours: 48 };

function reply(subscription: Subscription, why: Paused): Reply {
  const text = textsFor(subscription.language, subscription.language);
  return {
    title: postTexts(text).pausedTitle(subscription.klasse),
    tone: "warning",
    blocks: [
      paragraph(plain(postTexts(text).paused(why))),
      ...(subscription.placeName ? [paragraph(plain(postTexts(text).place(subscription.placeName)))] : []),
      paragraph(plain(subscriptionTexts(text).line(subscription))),
      paragraph(plain(postTexts(text).resume)),
    ],
    actions: [],
    audience: "everyone",
  };
}

/** Where it can still be told: in the place itself when only the class is gone, else privately to who made the subscription. */
function placeOf({ place, owner, isPrivate }: Subscription, why: Paused): string | undefined {
  if (why === "klasse") return place;
  return isPrivate || owner === null ? undefined : `@${owner}`;
}

/** The post that tells why a subscription rests; undefined when nobody is left to be told. */
export function pausedDelivery(
  subscription: Subscription,
  why: Paused,
  now: Temporal.Instant,
): NewDelivery | undefined {
  const place = placeOf(subscription, why);
  if (place === undefined) return undefined;
  return {
    key: `p${subscription.id}:${now.epochMilliseconds.toString(36)}`,
    subscription: subscription.id,
    kind: "paused",
    platform: subscription.platform,
    place,
    date: null,
    due: now,
    expires: now.add(OF_USE),
    reply: JSON.stringify(reply(subscription, why)),
    mention: null,
  };
}
