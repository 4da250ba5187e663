import type { Paused, Subscription } from "../bot/memory/subscription.ts";
import { paragraph, plain, type Reply } from "../bot/reply.ts";
import { wordingFor } from "../bot/texts/index.ts";
import { subscriptionTexts } from "../replies/subscription-texts.ts";
import type { NewDelivery } from "../store/index.ts";
import { postTexts } from "./texts.ts";

/** How long word that a subscription is paused is worth sending. */
const OF_USE = { hours: 48 };

function reply(subscription: Subscription, why: Paused): Reply {
  const text = wordingFor(subscription.language, subscription.language);
  return {
    title: postTexts(text).pausedTitle(subscription.klasse),
    tone: "warning",
    blocks: [
      paragraph(plain(postTexts(text).paused(why))),
      ...(subscription.placeName ? [paragraph(plain(postTexts(text).place(subscription.placeName)))] : []),
      paragraph(plain(subscriptionTexts(text).line(subscription))),
      paragraph(...postTexts(text).resume),
    ],
    actions: [],
    audience: "everyone",
  };
}

/** Where word can still be sent: to the place itself when only the class is gone, else privately to the owner. */
function placeOf({ place, owner, isPrivate }: Subscription, why: Paused): string | undefined {
  if (why === "klasse" || why === "silent") return place;
  return isPrivate || owner === null ? undefined : `@${owner}`;
}

/** The post that says why a subscription is paused; undefined when nobody is left to read it. */
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
