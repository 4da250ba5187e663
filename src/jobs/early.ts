import type { Subscription } from "../bot/memory/subscription.ts";
import { paragraph, plain, type Reply } from "../bot/reply.ts";
import { textsFor } from "../bot/texts/index.ts";
import { postTexts } from "./texts.ts";

/** What takes the place of a day's post that came too early by a false clock. */
export function earlyReply({ klasse, language }: Subscription, date: Temporal.PlainDate): Reply {
  const text = textsFor(language, language, date);
  return {
    title: postTexts(text).early(klasse),
    tone: "warning",
    blocks: [paragraph(plain(postTexts(text).comesLater(text.dayLong(date))))],
    actions: [],
    audience: "everyone",
  };
}
