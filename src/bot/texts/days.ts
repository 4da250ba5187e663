import { END_OF_DAY } from "../../school/index.ts";
import type { Localised } from "./bilingual.ts";
import type { Locale } from "./locale.ts";

/** BCP 47 tags for `Intl`: English as Europe writes it, day before month and 24 hours. */
const TAGS: Localised = { de: "de-DE", en: "en-GB" };

/** Makes `Intl` formatters once: making one takes a hundred times as long as using it. */
const formatter = (options: Intl.DateTimeFormatOptions) => {
  const formats = {
    de: new Intl.DateTimeFormat(TAGS.de, options),
    en: new Intl.DateTimeFormat(TAGS.en, options),
  };
  return (date: Temporal.PlainDate, locale: Locale) => formats[locale].format(date);
};

const weekdayLong = formatter({ weekday: "long" });
const weekdayShort = formatter({ weekday: "short" });
const dayLongFormat = formatter({ day: "numeric", month: "long" });
const monthLong = formatter({ month: "long" });
const dayAndMonth = formatter({ day: "2-digit", month: "2-digit" });

/** Any Monday: the names of the weekdays are those of the days from here on. */
const MONDAY = new Temporal.PlainDate(2024, 1, 1);
const weekdayNames = (name: typeof weekdayLong, locale: Locale) =>
  Array.from({ length: 7 }, (_, days) => name(MONDAY.add({ days }), locale));

/** The names of the weekdays, Monday first. */
export const WEEKDAY_NAMES: Localised<readonly string[]> = {
  de: weekdayNames(weekdayLong, "de"),
  en: weekdayNames(weekdayLong, "en"),
};
/** "Mo", "Mon" */
export const WEEKDAYS_SHORT: Localised<readonly string[]> = {
  de: weekdayNames(weekdayShort, "de"),
  en: weekdayNames(weekdayShort, "en"),
};

const monthNames = (locale: Locale) =>
  Array.from({ length: 12 }, (_, months) => monthLong(MONDAY.add({ months }), locale));

/** The names of the months, January first. */
export const MONTH_NAMES: Localised<readonly string[]> = { de: monthNames("de"), en: monthNames("en") };

/** "07:55"; the end of the day is "24:00". */
export const clockTime = (time: Temporal.PlainTime): string =>
  time.equals(END_OF_DAY) ? "24:00" : time.toString({ smallestUnit: "minute" });

/** "07:55–13:10" */
export const timeSpan = (start: Temporal.PlainTime, end: Temporal.PlainTime): string =>
  `${clockTime(start)}–${clockTime(end)}`;

/** "Mo 23.11.", "Mon 23 Nov" */
const day: Localised<(date: Temporal.PlainDate) => string> = {
  de: (date) => `${weekdayShort(date, "de")} ${dayAndMonth(date, "de")}`,
  en: (date) => `${weekdayShort(date, "en")} ${date.day} ${monthLong(date, "en").slice(0, 3)}`,
};

/** "Montag, 23. November", "Monday, 23 November" */
const dayLong: Localised<(date: Temporal.PlainDate) => string> = {
  de: (date) => `${weekdayLong(date, "de")}, ${dayLongFormat(date, "de")}`,
  en: (date) => `${weekdayLong(date, "en")}, ${dayLongFormat(date, "en")}`,
};

/** "Mo 23.11.2026", "Mon 23 Nov 2026" */
const dayWithYear: Localised<(date: Temporal.PlainDate) => string> = {
  de: (date) => `${day.de(date)}${date.year}`,
  en: (date) => `${day.en(date)} ${date.year}`,
};

const inTwoWeeks = (today: Temporal.PlainDate) => today.add({ weeks: 2 });

/** Days and stretches of days in words. */
export const days = {
  day,
  dayLong,
  dayWithYear,
  /** Both ends of a range of days, or its only day. */
  stretch: {
    de: (start: Temporal.PlainDate, end: Temporal.PlainDate) =>
      start.equals(end) ? dayWithYear.de(start) : `${day.de(start)} bis ${dayWithYear.de(end)}`,
    en: (start: Temporal.PlainDate, end: Temporal.PlainDate) =>
      start.equals(end) ? dayWithYear.en(start) : `${day.en(start)} to ${dayWithYear.en(end)}`,
  },
  /** Counted from today, or from another day that was asked for; 0 or less when it has begun. */
  daysLater: {
    de: (count: number, fromToday: boolean) => {
      if (count <= 0) return fromToday ? "läuft gerade" : "läuft dann";
      if (!fromToday) return `${count} ${count === 1 ? "Tag" : "Tage"} später`;
      return count === 1 ? "morgen" : count === 2 ? "übermorgen" : `in ${count} Tagen`;
    },
    en: (count: number, fromToday: boolean) => {
      if (count <= 0) return fromToday ? "now" : "running then";
      if (!fromToday) return `${count} ${count === 1 ? "day" : "days"} later`;
      return count === 1 ? "tomorrow" : `in ${count} days`;
    },
  },
  /** Days as one may type them, the last ones soon after the given one. */
  dayExamples: {
    de: (today: Temporal.PlainDate): readonly string[] => {
      const date = inTwoWeeks(today);
      return ["heute", "morgen", "mi", `${date.day}.${date.month}.`, `${date.day}.${date.month}.${date.year}`];
    },
    en: (today: Temporal.PlainDate): readonly string[] => {
      const date = inTwoWeeks(today);
      return ["today", "tomorrow", "wed", `${date.day} ${monthLong(date, "en")}`, date.toString()];
    },
  },
  relativeDays: {
    today: { de: "Heute", en: "Today" },
    tomorrow: { de: "Morgen", en: "Tomorrow" },
    dayAfterTomorrow: { de: "Übermorgen", en: "Day after tomorrow" },
  },
};
