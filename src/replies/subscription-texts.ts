import type { Paused, Subscription } from "../bot/memory/subscription.ts";
import { clockTime, WEEKDAYS_SHORT } from "../bot/texts/days.ts";
import { bilingual } from "../bot/texts/index.ts";
import { printWeekdays } from "../bot/texts/weekdays.ts";

const EVERY_DAY = 7;

/** "jeden Schultag", "Mo–Mi, Fr" */
const weekdays = {
  de: (days: readonly number[]) =>
    days.length === EVERY_DAY ? "jeden Schultag" : printWeekdays(days, WEEKDAYS_SHORT.de, "–", ", "),
  en: (days: readonly number[]) =>
    days.length === EVERY_DAY ? "every school day" : printWeekdays(days, WEEKDAYS_SHORT.en, "–", ", "),
};

/** When a subscription's posts come. */
const when = {
  de: ({ weekdays: days, time, eve }: Subscription) => {
    if (!eve) return `${weekdays.de(days)} um ${clockTime(time)}`;
    return days.length === EVERY_DAY
      ? `am Abend vor jedem Schultag um ${clockTime(time)}`
      : `am Vorabend um ${clockTime(time)} (für ${weekdays.de(days)})`;
  },
  en: ({ weekdays: days, time, eve }: Subscription) => {
    if (!eve) return `${weekdays.en(days)} at ${clockTime(time)}`;
    return days.length === EVERY_DAY
      ? `at ${clockTime(time)} on the evening before every school day`
      : `at ${clockTime(time)} on the evening before (for ${weekdays.en(days)})`;
  },
};

const pausedWhy: Readonly<Record<Paused, { readonly de: string; readonly en: string }>> = {
  gone: { de: "den Kanal oder die Gruppe gibt es nicht mehr", en: "the channel or group no longer exists" },
  forbidden: { de: "ich darf dort nicht mehr schreiben", en: "I am no longer allowed to post there" },
  blocked: { de: "ich bin dort blockiert", en: "I have been blocked there" },
  klasse: { de: "die Klasse gibt es nicht mehr", en: "the class no longer exists" },
  silent: {
    de: "hier hat mich seit einem Schuljahr niemand mehr etwas gefragt",
    en: "nobody here has asked me anything for a school year",
  },
  operator: {
    de: "der Bot ist dort nicht zugelassen",
    en: "the bot has not been approved there",
  },
};

/** A subscription in words. */
export const subscriptionTexts = bilingual({
  weekdays,
  when,
  pausedWhy,
  /** Everything about it in one line. */
  line: {
    de: (subscription: Subscription): string =>
      [
        subscription.klasse,
        `${when.de(subscription)}${subscription.onlyChanges ? ", nur Änderungen" : ""}`,
        `Meldungen: ${{ none: "keine", near: "nur heute und morgen", all: "alle" }[subscription.alerts]}`,
        ...(subscription.paused ? [`ruht: ${pausedWhy[subscription.paused].de}`] : []),
      ].join(" · "),
    en: (subscription: Subscription): string =>
      [
        subscription.klasse,
        `${when.en(subscription)}${subscription.onlyChanges ? ", changes only" : ""}`,
        `alerts: ${{ none: "none", near: "only today and tomorrow", all: "all" }[subscription.alerts]}`,
        ...(subscription.paused ? [`paused: ${pausedWhy[subscription.paused].en}`] : []),
      ].join(" · "),
  },
});
