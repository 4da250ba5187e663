import { de } from "./de.ts";
import { en } from "./en.ts";
import type { Locale } from "./locale.ts";

export type { Locale };

/** Every sentence the bot says, in one language. */
export type Texts = typeof de;

const texts: Readonly<Record<Locale, Texts>> = { de, en };

/** The texts for a platform's language tag ("de", "en-GB"); an unknown or missing tag gets the fallback. */
export function textsFor(language: string | undefined, fallback: Locale): Texts {
  const tag = language?.slice(0, 2).toLowerCase();
  return texts[tag === "de" || tag === "en" ? tag : fallback];
}
