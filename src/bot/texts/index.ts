import { bilingual } from "./bilingual.ts";
import { counted, type DayTexts, dayTexts } from "./days.ts";
import { errors } from "./errors.ts";
import type { Locale } from "./locale.ts";

export { bilingual, type Localised } from "./bilingual.ts";
export type { Locale };

/** Texts that belong to no single command: days, buttons and errors. The others stand beside what says them. */
const shared = bilingual({
  language: { de: "de" as Locale, en: "en" as Locale },
  ...counted,
  buttons: {
    before: { de: (date: string) => `◀ ${date}`, en: (date: string) => `◀ ${date}` },
    today: { de: "Heute", en: "Today" },
    after: { de: (date: string) => `${date} ▶`, en: (date: string) => `${date} ▶` },
    timetable: { de: "Stundenplan", en: "Timetable" },
    free: { de: "Frei?", en: "Free?" },
    help: { de: "Hilfe", en: "Help" },
    again: { de: "Noch einmal", en: "Try again" },
  },
  errors,
});

/** The shared texts in one language, apart from dates; other texts are taken by its `language`. */
export type Wording = ReturnType<typeof shared>;

/** The shared texts, also for dates as they are said today. */
export type Texts = Wording & DayTexts;

/** The wording for a platform's language tag ("de", "en-GB"); an unknown or missing tag gets the fallback. */
export function wordingFor(tag: string | undefined, fallback: Locale): Wording {
  const language = tag?.slice(0, 2).toLowerCase();
  return shared({ language: language === "de" || language === "en" ? language : fallback });
}

/** The texts for a language tag, as they are said on a day. */
export function textsFor(tag: string | undefined, fallback: Locale, today: Temporal.PlainDate): Texts {
  const wording = wordingFor(tag, fallback);
  return { ...wording, ...dayTexts(wording.language, today) };
}
