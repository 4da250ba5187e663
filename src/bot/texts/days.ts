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

type Say = (date: Temporal.PlainDate, year: boolean) => string;

/** "Mo 23.11.", "Mon 23 Nov" */
const short: Localised<Say> = {
  de: (date, year) => `${weekdayShort(date, "de")} ${dayAndMonth(date, "de")}${year ? date.year : ""}`,
  en: (date, year) =>
    `${weekdayShort(date, "en")} ${date.day} ${monthLong(date, "en").slice(0, 3)}${year ? ` ${date.year}` : ""}`,
};

/** "Montag, 23. November", "Monday 23 November" */
const long: Localised<Say> = {
  de: (date, year) => `${weekdayLong(date, "de")}, ${dayLongFormat(date, "de")}${year ? ` ${date.year}` : ""}`,
  en: (date, year) => `${weekdayLong(date, "en")} ${dayLongFormat(date, "en")}${year ? ` ${date.year}` : ""}`,
};

const TO: Localised = { de: "bis", en: "to" };

/** Words for days, as they are said on a day: in another year the year belongs to it. */
export interface DayTexts {
  /** "Mo 23.11.", "Fr 08.01.2027" */
  day(date: Temporal.PlainDate): string;
  /** "Montag, 23. November", "Friday 8 January 2027" */
  dayLong(date: Temporal.PlainDate): string;
  /** Both ends of a range of days, or its only day. The year of both is said once. */
  stretch(start: Temporal.PlainDate, end: Temporal.PlainDate): string;
}

export function dayTexts(locale: Locale, today: Temporal.PlainDate): DayTexts {
  const isOtherYear = ({ year }: Temporal.PlainDate) => year !== today.year;
  const day = (date: Temporal.PlainDate) => short[locale](date, isOtherYear(date));
  return {
    day,
    dayLong: (date) => long[locale](date, isOtherYear(date)),
    stretch(start, end) {
      if (start.equals(end)) return day(start);
      const first = short[locale](start, start.year !== end.year && isOtherYear(start));
      return `${first} ${TO[locale]} ${day(end)}`;
    },
  };
}

const inTwoWeeks = (today: Temporal.PlainDate) => today.add({ weeks: 2 });

/** Days counted from today; 0 or less for what has begun. */
export const counted = {
  inDays: {
    de: (count: number) =>
      count <= 0 ? "läuft gerade" : count === 1 ? "morgen" : count === 2 ? "übermorgen" : `in ${count} Tagen`,
    en: (count: number) => (count <= 0 ? "on now" : count === 1 ? "tomorrow" : `in ${count} days`),
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
    dayAfterTomorrow: { de: "Übermorgen", en: "The day after tomorrow" },
  },
};
