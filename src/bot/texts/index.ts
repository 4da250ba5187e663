import { bilingual } from "./bilingual.ts";
import { days } from "./days.ts";
import { errors } from "./errors.ts";
import type { Locale } from "./locale.ts";

export { bilingual, type Localised } from "./bilingual.ts";
export type { Locale };

/** Texts that belong to no single command: days, buttons and errors. The others stand beside what says them. */
const shared = bilingual({
  language: { de: "de" as Locale, en: "en" as Locale },
  ...days,
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

/** The shared texts in one language; other texts are taken by its `language`. */
export type Texts = ReturnType<typeof shared>;

/** The texts for a platform's language tag ("de", "en-GB"); an unknown or missing tag gets the fallback. */
export function textsFor(tag: string | undefined, fallback: Locale): Texts {
  const language = tag?.slice(0, 2).toLowerCase();
  return shared({ language: language === "de" || language === "en" ? language : fallback });
}
